"""``/brief.docx``: the selection that an address names, as a document to take along."""

from io import BytesIO

from flask import Blueprint, Response, request, send_file

from corridor.queries.selection import parse
from dashboard.page.downloads import brief_name
from dashboard.page.release_router import ReleaseRouter
from dashboard.page.rendered_release import RenderedRelease


def brief_routes(router: ReleaseRouter) -> Blueprint:
    """The address; a document is made when it is asked for, in memory."""
    blueprint = Blueprint("brief", __name__)

    @blueprint.get("/brief.docx")
    def word() -> Response:
        from dashboard.briefs.word_brief import HEAD, MIMETYPE, word_brief  # noqa: PLC0415  # half a second for who asks

        rendered = router.asked(request.args.get("release")).rendered
        selection = parse(request.query_string.decode("utf-8", "replace"), rendered.options).selection
        content = word_brief(rendered.dataset, selection, _hash_of(rendered)[:HEAD])
        name = brief_name(rendered.dataset, selection, "docx")
        response = send_file(BytesIO(content), MIMETYPE, as_attachment=True, download_name=name)
        response.headers["Cache-Control"] = "no-cache"
        return response

    return blueprint


def _hash_of(rendered: RenderedRelease) -> str:
    """By what the data of a document are recognised: the release's hash, or the package's fingerprint."""
    loaded = rendered.loaded_release
    return loaded.release.hash if loaded is not None else rendered.dataset.fingerprint
