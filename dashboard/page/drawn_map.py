"""What pages need of a map that was drawn, whose drawing for Plotly is far larger: its picture and its legend."""

from collections.abc import Mapping
from typing import Any, Self

from msgspec import Struct, to_builtins

from dashboard.map.drawn_entries import drawn_entries
from dashboard.map.static_map import StaticMap, kept_map, static_map
from dashboard.map.traces import Drawing


class DrawnMap(Struct, frozen=True):
    """One map.

    Attributes:
        picture: the map before Plotly draws it.
        entries: what a legend of it must have, see `drawn_entries`.
    """

    picture: StaticMap
    entries: frozenset[str]

    @classmethod
    def of(cls, drawing: Drawing) -> Self:
        """What is needed of `drawing` (one of `map_drawing`)."""
        return cls(static_map(drawing), drawn_entries(drawing))

    @classmethod
    def from_kept(cls, kept: Mapping[str, Any]) -> Self:
        """The one of which `to_keep` gave `kept`, also by way of JSON."""
        return cls(kept_map(kept["picture"]), frozenset(kept["entries"]))

    def to_keep(self) -> dict[str, Any]:
        """The same, as JSON can say it."""
        return {"picture": to_builtins(self.picture), "entries": sorted(self.entries)}
