"""A release of before a region's code was changed has the region under the code of that time."""

from urllib.parse import urlencode

from flask import abort, redirect, request

from corridor.model.predecessor import former_codes
from dashboard.page.rendered_release import RenderedRelease


def lead_to_former_code(rendered: RenderedRelease) -> None:
    """End this request with a redirection, where it names a region by a code that the release did not know yet.

    The page itself cannot do so: it says the same, byte for byte, whatever the package has become since.
    """
    given, release = request.args.get("region", ""), rendered.loaded_release
    if release is None or given in rendered.options.regions:
        return
    codes = former_codes(release.working.areas, given)
    known = next((code for code in codes if code in rendered.options.regions), None)
    if known is not None:
        abort(redirect(f"?{urlencode({**request.args.to_dict(), 'region': known})}"))
