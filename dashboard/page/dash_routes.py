"""Dash's own addresses: those that no page uses are not there, and what is sent to the others is looked at first."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dash import Dash
from flask import abort, request

from dashboard.page.request_sizes import CALLBACK

_UNUSED = ("_reload-hash", "_favicon.ico")
_CALLBACKS = "_dash-update-component"


def guard_dash_routes(app: Dash) -> None:
    """Leave out what is not used, and let only calls of callbacks that there are reach Dash.

    Dash takes any body apart without looking: a missing key or another type would be an error of the server. A callback
    that runs in the browser has no function here, so nobody can call it.
    """
    views = app.server.view_functions
    prefix = app.config.routes_pathname_prefix
    for name in _UNUSED:
        views[f"{prefix}{name}"] = _absent
    call = views[f"{prefix}{_CALLBACKS}"]

    def checked() -> Any:  # noqa: ANN401  # Dash's answer
        try:
            body = request.get_json(silent=True)
            if not isinstance(body, dict):
                abort(400)
            known = app.callback_map.get(str(body.get("output")))
            if known is None or "callback" not in known:
                abort(404)
            if not _fits(body, known):
                abort(400)
        except RecursionError:  # lists within lists within lists
            abort(400)
        return call()

    views[f"{prefix}{_CALLBACKS}"] = _taking(CALLBACK, checked)


def _absent() -> None:
    abort(404)


def _taking(most: int, view: Callable[[], Any]) -> Callable[[], Any]:
    """`view`, which takes bodies of up to `most` bytes."""

    def limited() -> Any:  # noqa: ANN401
        request.max_content_length = most
        return view()

    limited.most = most  # type: ignore[attr-defined]  # what a server asks before it reads
    return limited


def _fits(body: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Whether a call brings what the callback takes, under the names that it has there."""
    changed = body.get("changedPropIds", [])
    return (
        isinstance(changed, list)
        and all(isinstance(name, str) for name in changed)
        and _named(body.get("outputs"))
        and _same(body.get("inputs"), known["inputs"])
        and _same(body.get("state", []), known["state"])
    )


def _named(outputs: object) -> bool:
    return all(isinstance(one, dict) and {"id", "property"} <= one.keys() for one in _flat(outputs))


def _same(given: object, wanted: list[Mapping[str, Any]]) -> bool:
    """Whether each value has the place of one that is wanted; one for several components is a list of them."""
    if not isinstance(given, list) or len(given) != len(wanted):
        return False
    return all(
        _named(one) and all(part["property"] == place["property"] for part in _flat(one))
        for one, place in zip(given, wanted, strict=True)
    )


def _flat(given: object) -> Iterator[Any]:
    if isinstance(given, list):
        for one in given:
            yield from _flat(one)
    else:
        yield given
