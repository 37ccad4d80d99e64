"""What machines and open pages ask about the release that is shown: ``/release.json`` and ``/health``."""

import json

from flask import Blueprint, Response, request

from dashboard.page.release_router import ReleaseRouter


def release_routes(router: ReleaseRouter) -> Blueprint:
    """The two addresses. Both answer from memory, whether the database can be reached or not."""
    blueprint = Blueprint("release", __name__)

    @blueprint.get("/release.json")
    def release() -> Response:
        """What an open page asks for again and again: mostly answered by 304, without a body."""
        response = _answer(_standing(router))
        response.add_etag()
        return response.make_conditional(request)  # type: ignore[return-value]  # Flask's class; werkzeug's promise

    @blueprint.get("/health")
    def health() -> Response:
        """That the server answers, what it shows, and since when it may be out of date. 200 as long as it serves."""
        looked = router.release_store.health() if router.release_store is not None else None
        trouble = dict(looked.trouble.by_language) if looked is not None and looked.trouble is not None else None
        checked = looked.checked_at if looked is not None else None
        return _answer({"serving": True, **_standing(router), "checked_at": checked, "trouble": trouble})

    return blueprint


def _standing(router: ReleaseRouter) -> dict[str, object]:
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


def _answer(body: dict[str, object]) -> Response:
    response = Response(json.dumps(body, ensure_ascii=False), mimetype="application/json")
    response.headers["Cache-Control"] = "no-cache"
    return response
