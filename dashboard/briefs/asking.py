"""What an address below ``/brief.…`` and ``/picture/…`` asks for; nothing is given in place of what there is not."""

from dash import html
from flask import Response, request
from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.queries.selection import Selection, parse
from dashboard.briefs.content import HEAD
from dashboard.page.history_page import history_page
from dashboard.page.release_router import ReleaseRouter
from dashboard.page.rendered_periods import rendered_period
from dashboard.words.wording import Wording

_MATTERING = ("lang", "region", "initiative", "figure", "period", "query")


class NothingAskedError(Exception):
    """The address names what there is not; its text is the key of the words that say so."""


class Taken(Struct, frozen=True):
    """The data of the release and the period that an address asks for, its selection, and by what they are recognised.

    Attributes:
        head: the first characters of the release's hash, or of the package's fingerprint.
    """

    dataset: Dataset
    selection: Selection
    head: str


def taken(router: ReleaseRouter) -> Taken:
    """What the address of this request asks for.

    Raises:
        NothingAskedError: it names a release, a region or another part that there is not.
    """
    asked = router.asked(request.args.get("release"))
    reading = parse(request.query_string.decode("utf-8", "replace"), asked.rendered.options)
    unknown = [name for name in reading.refused if name in _MATTERING]
    if asked.notice == "unknown" or unknown:
        raise NothingAskedError(f"embed.unknown_{unknown[0] if unknown else 'release'}")
    loaded = asked.rendered.loaded_release
    whole = loaded.release.hash if loaded is not None else asked.rendered.dataset.fingerprint
    return Taken(rendered_period(asked.rendered, reading.selection.period).dataset, reading.selection, whole[:HEAD])


def refusal(router: ReleaseRouter, key: str, status: int = 404) -> Response:
    """A page that says why there is no document; `key` names the words."""
    dataset = router.latest().dataset
    known = dataset.corridor.languages
    w = Wording(asked if (asked := request.args.get("lang", "")) in known else known[0])
    return history_page(w("brief.refused"), [html.P(w(key), role="alert")], dataset, w, status)
