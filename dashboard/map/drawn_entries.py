"""What a map shows, as the entries by which its legend explains it."""

from collections.abc import Mapping
from typing import Any, Final

from dashboard.map.traces import Drawing

ENTRIES: Final[Mapping[str, str]] = {
    "corridor-line": "corridor",
    "corridor-halo": "corridor",
    "corridor-hub": "hub",
    "belt-": "belt",
    "beltpoint-": "beltpoint",
    "port-": "port",
    "spot-": "spot",
    "seat-": "seat",
    "uncertainty-": "uncertainty",
    "river-": "water",
    "lake-": "water",
    "label-": "label",
    "border-": "border",
    "edge-": "edge",
    "part-": "part",
    "country-": "country",
    "land-": "land",
    "badge-": "badge",
    "badgecount-": "badge",
    "graticule-": "graticule",
    "north-": "north",
}
"""The entry that explains a trace, by the beginning of its uid."""
EXPLAINED: Final = ("region-", "hatch-", "outline-", "scale", "label-scale", "label-title")
"""Traces that need no entry here: fills and hatching have a legend of their own, the rest says in words what it is."""
BACKGROUND: Final = "undrawn"
"""The entry of the ground that no trace covers; panning shows it on every map."""


def drawn_entries(drawing: Drawing) -> frozenset[str]:
    """The entries that a legend of `drawing` (one of `map_drawing`) must have.

    A port's entry comes with one for its symbol (``port-square``), and ``port-outside`` where one lies outside.

    Raises:
        KeyError: a trace is of a kind that no entry explains.
    """
    found = {BACKGROUND}
    for trace in drawing["data"]:
        if not trace["uid"].startswith(EXPLAINED):
            entry = _entry(trace["uid"])
            found.add(entry)
            if entry == "port":
                found |= _of_port(trace)
    return frozenset(found)


def _entry(uid: str) -> str:
    beginning = next((key for key in ENTRIES if uid.startswith(key)), uid)
    return ENTRIES[beginning]


def _of_port(trace: Mapping[str, Any]) -> set[str]:
    outside = {"port-outside"} if trace["meta"]["outside"] else set()
    return {f"port-{trace['marker']['symbol']}", *outside}
