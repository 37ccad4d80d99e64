"""What the server has prepared, by address. Addresses carry the data's fingerprint, so answers never expire."""

from typing import Any

from flask import Blueprint, Response, abort, g

from dashboard.page.catalogue import Catalogue
from dashboard.page.catalogue_routes import add_catalogue
from dashboard.page.release_router import ReleaseRouter
from dashboard.page.rendered_release import RenderedRelease

FETCHED_AHEAD = 12
"""So many regions are fetched ahead at most; ``assets/prefetch.js`` has the same."""
_FOREVER = "public, max-age=31536000, immutable"


def routes(router: ReleaseRouter) -> Blueprint:
    """The addresses below ``/fragments``; anything unknown is a plain 404.

    An edition that no release has (any more) is 410, on which the browser loads the page anew.
    """
    blueprint = Blueprint("fragments", __name__, url_prefix="/fragments/<edition>/<language>")

    @blueprint.url_value_preprocessor
    def known(_: str | None, values: dict[str, Any] | None) -> None:
        """Find the edition that the address names; views are given the rest of it."""
        asked = values or {}
        g.edition = router.by_name(asked.pop("edition", ""))
        if g.edition is None:
            abort(410)
        if asked.get("language") not in g.edition.options.languages:
            abort(404)

    add_parts(blueprint)
    return blueprint


def add_parts(blueprint: Blueprint) -> None:
    """Let `blueprint`, whose addresses begin with a language, answer for the parts of ``g.edition``."""

    @blueprint.get("/frame.json")
    def frame(language: str) -> Response:
        return _answer(_edition().frame_json(language))

    @blueprint.get("/map.json")
    def plotly_map(language: str) -> Response:
        return _answer(_edition().map_json(language))

    @blueprint.get("/regions.json")
    def regions(language: str) -> Response:
        """Those of one press away, all at once; of a package with many regions each is asked for alone."""
        if len(_edition().options.regions) > FETCHED_AHEAD:
            abort(404)
        return _answer(_edition().regions_json(language))

    @blueprint.get("/region/<code>.json")
    def region(language: str, code: str) -> Response:
        if code != "all" and code not in _edition().options.regions:
            abort(404)
        return _answer(_edition().region_json(language, None if code == "all" else code))

    @blueprint.get("/evidence/<figure>.json")
    def evidence(language: str, figure: str) -> Response:
        if figure not in _edition().options.figures:
            abort(404)
        return _answer(_edition().evidence_json(language, figure))

    add_catalogue(blueprint, _catalogue)


def _edition() -> RenderedRelease:
    """The edition of this request."""
    found: RenderedRelease = g.edition
    return found


def _catalogue() -> Catalogue:
    return _edition().catalogue


def _answer(body: str) -> Response:
    response = Response(body, mimetype="application/json")
    response.headers["Cache-Control"] = _FOREVER
    return response
