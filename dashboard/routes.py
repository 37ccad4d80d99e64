"""What the server has prepared, by address. Addresses carry the data's fingerprint, so answers never expire."""

from flask import Blueprint, Response, abort

from dashboard.catalogue_routes import add_catalogue
from dashboard.edition import Edition

_FOREVER = "public, max-age=31536000, immutable"


def routes(edition: Edition) -> Blueprint:
    """The addresses below ``/fragments``; anything unknown is a plain 404."""
    blueprint = Blueprint("fragments", __name__, url_prefix=f"/fragments/{edition.name}/<language>")

    @blueprint.url_value_preprocessor
    def known_language(_: str | None, values: dict[str, str] | None) -> None:
        if (values or {}).get("language") not in edition.options.languages:
            abort(404)

    @blueprint.get("/frame.json")
    def frame(language: str) -> Response:
        return _answer(edition.frame_json(language))

    @blueprint.get("/region/<code>.json")
    def region(language: str, code: str) -> Response:
        if code != "all" and code not in edition.options.regions:
            abort(404)
        return _answer(edition.region_json(language, None if code == "all" else code))

    @blueprint.get("/evidence/<figure>.json")
    def evidence(language: str, figure: str) -> Response:
        if figure not in edition.options.figures:
            abort(404)
        return _answer(edition.evidence_json(language, figure))

    add_catalogue(blueprint, edition.catalogue)
    return blueprint


def _answer(body: str) -> Response:
    response = Response(body, mimetype="application/json")
    response.headers["Cache-Control"] = _FOREVER
    return response
