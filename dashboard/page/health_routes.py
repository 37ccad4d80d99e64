"""What a monitor asks: whether the process answers, whether all of it works, and what it shows."""

import threading
import time

from flask import Blueprint, Response, current_app

from corridor.published.publisher import Publisher
from corridor.releases.history_watch import HistoryWatch
from corridor.releases.probe import Probe, probed
from dashboard.page.release_router import ReleaseRouter
from dashboard.page.release_routes import json_answer, standing

LOOK = "corridor.look"
"""Where the application keeps its last look at the database."""
PUBLISHER = "corridor.publisher"
"""Where it keeps what publishes to a folder, if anything does."""
_FRESH_S = 5
"""How long an answer serves: nobody makes the database work by asking again and again."""


def health_routes(router: ReleaseRouter, watch: HistoryWatch | None = None) -> Blueprint:
    """``/health/live``, ``/health/ready`` and ``/health``; none names an address or a path.

    `watch` knows whether the history is still the one that was signed.
    """
    blueprint = Blueprint("health", __name__)
    look = Look(router)
    blueprint.record_once(lambda setup: setup.app.extensions.update({LOOK: look}))

    @blueprint.get("/health/live")
    def live() -> Response:
        """That this process answers: if not, it is to be started anew."""
        return json_answer({"live": True})

    @blueprint.get("/health/ready")
    def ready() -> Response:
        """Whether all of it works: 503 while nothing can be written, the disk is nearly full, or the history broken."""
        found, history = look(), watch.standing if watch is not None else None
        parts: dict[str, object] = {
            "database": _database(router, found.trouble),
            "disk": "low" if found.disk_low else "ok",
            "backup_age_s": found.backup_age_s,
            "history": history.state if history is not None else None,
            "history_checked_at": history.checked_at if history is not None else None,
        }
        well = found.ready and (history is None or history.state != "broken")
        return json_answer({"ready": well, **parts}, 200 if well else 503)

    @blueprint.get("/health")
    def health() -> Response:
        """That the server answers, what it shows, and since when it may be out of date. 200 as long as it serves."""
        looked = router.release_store.health() if router.release_store is not None else None
        trouble = dict(looked.trouble.by_language) if looked is not None and looked.trouble is not None else None
        checked = looked.checked_at if looked is not None else None
        publisher: Publisher | None = current_app.extensions.get(PUBLISHER)
        published = {"publishing": _publishing(publisher)} if publisher is not None else {}
        return json_answer(
            {"serving": True, **standing(router), "checked_at": checked, "trouble": trouble, **published}
        )

    return blueprint


def _database(router: ReleaseRouter, trouble: str) -> str:
    """How the database is; a server of published files has none, and shows them whether the folder is there or not."""
    published = router.release_store is not None and router.release_store.database.read_only
    return "none" if published else trouble or "ok"


def _publishing(publisher: Publisher) -> dict[str, object]:
    """Which release is in the published folder, and why not the latest."""
    trouble = publisher.trouble
    return {"release": publisher.release, "trouble": dict(trouble.by_language) if trouble is not None else None}


class Look:
    """The last look at the database, repeated when it is asked for and old."""

    def __init__(self, router: ReleaseRouter) -> None:
        self._router = router
        self._lock = threading.Lock()
        self._found = Probe("unknown") if router.release_store is not None else Probe()
        self._at = -float(_FRESH_S)

    def __call__(self) -> Probe:
        """What was found last, and not long ago."""
        with self._lock:
            due = time.monotonic() - self._at >= _FRESH_S
            if due:
                self._at = time.monotonic()
        if due and self._router.release_store is not None:
            self._found = probed(self._router.release_store.database)
        return self._found
