"""``/picture/map.svg``, ``.png``, ``.pdf`` and so on: pictures of a selection, by their address."""

import hashlib

from flask import Blueprint, Response, abort, request

from dashboard.briefs.asking import NothingAskedError, refusal, taken
from dashboard.briefs.picture_page import FORMS, picture_page
from dashboard.briefs.pictures.sheet import KINDS, NothingToDrawError, Sheet, Wanted, sheet
from dashboard.briefs.typeset import NoTypefaceError, typeset_picture
from dashboard.page.release_router import ReleaseRouter


def picture_routes(router: ReleaseRouter) -> Blueprint:
    """The addresses. A picture is made when it is asked for and its reader has no copy of the same; none is kept."""
    blueprint = Blueprint("picture", __name__)

    @blueprint.get("/picture/<kind>.<form>")
    def picture(kind: str, form: str) -> Response:
        if kind not in KINDS or form not in FORMS:
            abort(404)
        asked = taken(router)
        wanted = Wanted(kind, asked.selection, request.args.get("indicator", ""), asked.head)
        name = f"{asked.dataset.fingerprint} {asked.head} {kind} {form} {asked.selection} {wanted.indicator}"
        tag = hashlib.sha256(name.encode()).hexdigest()[:32]
        if request.if_none_match.contains(tag):
            return _named(Response(status=304), tag)
        return _named(Response(_content(sheet(asked.dataset, wanted), form), mimetype=FORMS[form]), tag)

    @blueprint.get("/picture")
    def pictures() -> Response:
        return picture_page(taken(router))

    @blueprint.errorhandler(NothingAskedError)
    def nothing_asked(error: NothingAskedError) -> Response:
        return refusal(router, str(error))

    @blueprint.errorhandler(NothingToDrawError)
    def nothing_to_draw(_: NothingToDrawError) -> Response:
        return refusal(router, "brief.nothing_to_draw")

    @blueprint.errorhandler(NoTypefaceError)
    def no_typeface(_: NoTypefaceError) -> Response:
        return refusal(router, "brief.no_typeface", 503)

    return blueprint


def _named(response: Response, tag: str) -> Response:
    response.set_etag(tag)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _content(made: Sheet, form: str) -> bytes:
    if form == "svg":
        return made.svg
    return typeset_picture(made.svg, (made.width, made.height), made.title, "pdf" if form == "pdf" else "png")
