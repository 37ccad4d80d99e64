"""What the server has prepared, by address. Addresses carry the data's fingerprint, so answers never expire."""

import json
from typing import Any

from flask import Blueprint, Response, abort, g

from dashboard.page.content_routes import add_content
from dashboard.page.release_router import ReleaseRouter
from dashboard.page.rendered_release import RenderedRelease

_FOREVER = "public, max-age=31536000, immutable"


def routes(router: ReleaseRouter) -> Blueprint:
    """The addresses below ``/prepared``; anything unknown is a plain 404.

    A rendered release that is not (any more) there is 410, on which the browser loads the page anew.
    """
    blueprint = Blueprint("prepared", __name__, url_prefix="/prepared/<release>/<language>")

    @blueprint.url_value_preprocessor
    def known(_: str | None, values: dict[str, Any] | None) -> None:
        """Find the rendered release that the address names; views are given the rest of it."""
        asked = values or {}
        g.rendered = router.by_name(asked.pop("release", ""))
        if g.rendered is None:
            abort(410)
        if asked.get("language") not in g.rendered.options.languages:
            abort(404)

    add_parts(blueprint)
    return blueprint


def add_parts(blueprint: Blueprint) -> None:
    """Let `blueprint`, whose addresses begin with a language, answer for the parts of ``g.rendered``."""

    @blueprint.get("/page.json")
    def page(language: str) -> Response:
        return _answer(_rendered().page_json(language))

    @blueprint.get("/map.json")
    def plotly_map(language: str) -> Response:
        return _answer(_rendered().map_json(language))

    @blueprint.get("/compare.json")
    def compare_tools(language: str) -> Response:
        return _answer(json.dumps({"html": _rendered().comparison.tools(language)}, ensure_ascii=False))

    @blueprint.get("/regions.json")
    def regions(language: str) -> Response:
        """Those of one press away, all at once; of a package with many regions each is asked for alone."""
        if not _rendered().fetched_ahead:
            abort(404)
        return _answer(_rendered().panels.together_json(language))

    @blueprint.get("/region/<code>/<initiative>.json")
    def region(language: str, code: str, initiative: str) -> Response:
        return _answer(_rendered().panels.json(language, *_chosen(code, initiative)))

    @blueprint.get("/region-rest/<code>/<initiative>.json")
    def region_rest(language: str, code: str, initiative: str) -> Response:
        """What follows on the beginning of a long panel."""
        return _answer(_rendered().panels.rest_json(language, *_chosen(code, initiative)))

    @blueprint.get("/evidence/<figure>.json")
    def evidence(language: str, figure: str) -> Response:
        if figure not in _rendered().options.figures:
            abort(404)
        return _answer(_rendered().evidence_json(language, figure))

    add_content(blueprint, _rendered)


def _rendered() -> RenderedRelease:
    """The rendered release of this request."""
    found: RenderedRelease = g.rendered
    return found


def _chosen(code: str, initiative: str) -> tuple[str | None, str | None]:
    """The region and the initiative that an address names; ``all`` is none of them alone."""
    options = _rendered().options
    if code not in ("all", *options.regions) or initiative not in ("all", *options.initiatives):
        abort(404)
    return None if code == "all" else code, None if initiative == "all" else initiative


def _answer(body: str) -> Response:
    response = Response(body, mimetype="application/json")
    response.headers["Cache-Control"] = _FOREVER
    return response
