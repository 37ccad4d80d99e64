"""What open pages ask about the release that is shown: ``/release.json``."""

import json

from flask import Blueprint, Response, request

from dashboard.page.release_router import ReleaseRouter


def release_routes(router: ReleaseRouter) -> Blueprint:
    """The address. It answers from memory, whether the database can be reached or not."""
    blueprint = Blueprint("release", __name__)

    @blueprint.get("/release.json")
    def release() -> Response:
        """What an open page asks for again and again: mostly answered by 304, without a body."""
        response = json_answer(standing(router))
        response.add_etag()
        return response.make_conditional(request)  # type: ignore[return-value]  # Flask's class; werkzeug's promise

    return blueprint


def standing(router: ReleaseRouter) -> dict[str, object]:
    """Which release is shown, and whether the database can be reached."""
    rendered = router.latest()
    as_of = rendered.dataset.data_as_of
    release = rendered.loaded_release.release if rendered.loaded_release is not None else None
    return {
        "name": rendered.name,
        "release": release.number if release is not None else None,
        "published_at": release.published_at if release is not None else None,
        "as_of": as_of.isoformat() if as_of else None,
        "reachable": router.release_store is None or router.release_store.health().reachable,
    }


def json_answer(body: dict[str, object], status: int = 200) -> Response:
    """An answer that is asked for anew each time."""
    response = Response(json.dumps(body, ensure_ascii=False), status, mimetype="application/json")
    response.headers["Cache-Control"] = "no-cache"
    return response
