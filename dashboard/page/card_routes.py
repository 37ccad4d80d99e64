"""Pictures that go with a link: the card that chats show of it, and the link itself as a QR code."""

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request

from corridor.queries.selection import Selection, parse
from dashboard.html.qr_code import qr_file
from dashboard.page.release_router import ReleaseRouter
from dashboard.page.rendered_release import RenderedRelease

if TYPE_CHECKING:
    from dashboard.page.card import Cards

_FOREVER = "public, max-age=31536000, immutable"
_PARTS = {"lang": "language", **{name: name for name in ("region", "initiative", "figure", "view", "mode")}}
"""The parts of an address, and what the selection calls them."""
_EDITIONS = 2
"""Of so many editions pictures are kept: the newest, and one that is still looked at."""


def card_routes(router: ReleaseRouter) -> Blueprint:
    """The addresses ``/card/…png`` and ``/link.svg``; what is unknown is a plain 404, an edition that is gone a 410."""
    blueprint = Blueprint("card", __name__)

    @lru_cache(_EDITIONS)
    def cards(rendered: RenderedRelease) -> "Cards":
        from dashboard.page.card import Cards  # noqa: PLC0415  # a drawing library that few requests need

        return Cards(rendered)

    @blueprint.get("/card/<edition>/<language>/<region>/<initiative>.png")
    def card(edition: str, language: str, region: str, initiative: str) -> Response:
        rendered = router.by_name(edition)
        if rendered is None:
            abort(410)
        options = rendered.options
        known = language in options.languages and region in ("all", *options.regions)
        if not known or initiative not in ("all", *options.initiatives):
            abort(404)
        code, key = (None if part == "all" else part for part in (region, initiative))
        chosen = Selection(language, code, key)
        response = Response(cards(rendered).png(chosen), mimetype="image/png")
        response.headers["Cache-Control"] = _FOREVER
        return response

    @blueprint.get("/link.svg")
    def link() -> Response:
        """A QR code of the page with the selection that this address's own query names, and of nothing else."""
        asked = router.asked(request.args.get("release"))
        selection = parse(request.query_string.decode("utf-8", "replace"), asked.rendered.options).selection
        link = link_of(asked.rendered, selection, request.args.get("release"))
        return Response(qr_file(link, "svg"), mimetype="image/svg+xml")

    return blueprint


def link_of(rendered: RenderedRelease, selection: Selection, release: str | None = None) -> str:
    """The whole address of the page with `selection`, as the browser of this request reaches it."""
    default = Selection(rendered.options.languages[0])
    pairs = {part: getattr(selection, name) for part, name in _PARTS.items()}
    chosen = {part: pairs[part] for part, name in _PARTS.items() if pairs[part] != getattr(default, name)}
    if release is not None and release.isascii() and release.isdigit():
        chosen["release"] = release
    return f"{request.url_root}{'?' if chosen else ''}{urlencode(chosen)}"


def card_address(rendered: RenderedRelease, selection: Selection) -> str:
    """The whole address of the card of `selection`: chats take no shorter ones."""
    parts = (rendered.name, selection.language, selection.region or "all", selection.initiative or "all")
    return f"{request.url_root}card/{'/'.join(parts)}.png"
