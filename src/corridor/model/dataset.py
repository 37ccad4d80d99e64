"""The validated whole of a data package: read-only, and the only thing that views are given."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol, TypeVar

from shapely.geometry.base import BaseGeometry

from corridor.model.as_of import newest_end
from corridor.model.latest import current
from corridor.model.period import Period
from corridor.model.predecessor import successors
from corridor.model.published import Published
from corridor.model.records import (
    Area,
    Belt,
    Corridor,
    Country,
    Derivation,
    Honour,
    Indicator,
    Initiative,
    Observation,
    Place,
    Programme,
    Source,
    Statistic,
    Unit,
)
from corridor.model.returns import Return


class _Placed(Protocol):
    @property
    def area(self) -> str: ...


Row = TypeVar("Row", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a layer: its properties and its geometry in WGS 84 degrees (lon, lat)."""

    id: str
    properties: Mapping[str, str | int | float | None]
    geometry: BaseGeometry


@dataclass(frozen=True)
class Tables:
    """Every table of the package, keyed by the rows' ``id`` and in the file's order."""

    corridor: Corridor
    areas: Mapping[str, Area]
    countries: Mapping[str, Country]
    initiatives: Mapping[str, Initiative]
    units: Mapping[str, Unit]
    indicators: Mapping[str, Indicator]
    observations: Mapping[str, Observation]
    programmes: Mapping[str, Programme]
    honours: Mapping[str, Honour]
    places: Mapping[str, Place]
    belts: Mapping[str, Belt]
    statistics: Mapping[str, Statistic]
    derivations: Mapping[str, Derivation]
    sources: Mapping[str, Source]


@dataclass(frozen=True)
class Dataset(Tables):
    """The tables and layers of a package that passed every check.

    Attributes:
        layers: features by layer name: ``regions``, ``border``, ``neighbours``, ``surroundings``, ``rivers``, ``lakes``
        fingerprint: hash of the package's files, for names of cached answers.
        layer_sources: for each layer the ids of the sources that the descriptor names for it.
        lines: by table name and id, the line of the row in its file (the header is line 1).
        published: the release it is; nothing for a package as it lies in its folder.
        revised: the derivations whose figures were corrected since their notes were written; the notes are left out.
        ground: hash of the files that a release of names alone does not keep: shapes, places, the corridor's row.
        returns: which area has reported for which period, as of the release; nothing for a package in its folder.
        lost: the package's derivations, by id, that can no longer be worked out from the figures.
        chosen: the period whose figures count as current; None for the newest of each indicator and area.
    """

    layers: Mapping[str, tuple[Feature, ...]]
    fingerprint: str
    layer_sources: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict, repr=False, compare=False)
    ground: str = ""
    published: Published | None = None
    returns: tuple[Return, ...] = ()
    revised: frozenset[str] = frozenset()
    lost: Mapping[str, Derivation] = field(default_factory=dict)
    chosen: Period | None = None

    @cached_property
    def answers(self) -> dict[Hashable, Any]:
        """What was worked out of it already; see `corridor.model.kept_answers`."""
        return {}

    def line_of(self, table: str, key: str) -> int:
        """The line of the row `key` in the file of `table`; 0 where it is not known."""
        return self.lines.get(table, {}).get(key, 0)

    @cached_property
    def data_as_of(self) -> date | None:
        """The end of the newest period that its figures speak of (see `as_of`); None where none is known."""
        return newest_end(self.observations.values(), self.sources, self.corridor.as_of)

    @property
    def regions(self) -> tuple[Area, ...]:
        """The regions in corridor order."""
        return tuple(self.areas[code] for code in self.corridor.regions if code in self.areas)

    @property
    def initiatives_in_order(self) -> tuple[Initiative, ...]:
        """The initiatives by their order."""
        return tuple(sorted(self.initiatives.values(), key=lambda initiative: initiative.order))

    @property
    def whole(self) -> Area:
        """The area that stands for all regions together."""
        return self.areas[self.corridor.whole]

    def region_of(self, area: str) -> str | None:
        """The region that `area` is (under whichever code), or is shown with; none for an area outside the regions."""
        area = self.current(area)
        if area in self.corridor.regions:
            return area
        host = self.areas[area].shown_with if area in self.areas else None
        return host if host in self.corridor.regions else None

    @cached_property
    def _successors(self) -> Mapping[str, str]:
        return successors(self.areas)

    def current(self, area: str) -> str:
        """The code that `area` has today: another one where it is the predecessor of that area."""
        return self._successors.get(area, area)

    @cached_property
    def _areas_by_region(self) -> Mapping[str | None, tuple[str, ...]]:
        grouped: dict[str | None, list[str]] = {region: [region] for region in self.corridor.regions}
        for area in self.areas:
            if area not in self.corridor.regions and self.current(area) == area:
                grouped.setdefault(self.region_of(area), []).append(area)
        return {region: tuple(areas) for region, areas in grouped.items()}

    def areas_of(self, region: str | None) -> tuple[str, ...]:
        """The region itself and the areas shown with it; for none, the areas that belong to no region.

        Former codes are not among them: what was published under them is their successor's.
        """
        return self._areas_by_region.get(region, ())

    @cached_property
    def _observations_by_area(self) -> Mapping[str, tuple[Observation, ...]]:
        return self._by_area(self.observations.values())

    @cached_property
    def _programmes_by_area(self) -> Mapping[str, tuple[Programme, ...]]:
        return self._by_area(self.programmes.values())

    @cached_property
    def _honours_by_area(self) -> Mapping[str, tuple[Honour, ...]]:
        return self._by_area(self.honours.values())

    @cached_property
    def _derivations_by_area(self) -> Mapping[str, tuple[Derivation, ...]]:
        return self._by_area(self.derivations.values())

    def latest_of(self, area: str) -> tuple[Observation, ...]:
        """The observations of `area` that are current (see `corridor.model.latest`), in the file's order."""
        key = ("latest", area := self.current(area))
        if key not in self.answers:
            self.answers[key] = current(self._observations_by_area.get(area, ()), self.chosen, self.indicators)
        found: tuple[Observation, ...] = self.answers[key]
        return found

    @cached_property
    def reports(self) -> Mapping[str, Mapping[tuple[str | None, Period | None], tuple[Observation, ...]]]:
        """Every observation by its indicator, then by its unit and period."""
        found: dict[str, dict[tuple[str | None, Period | None], list[Observation]]] = {}
        for row in self.observations.values():
            found.setdefault(row.indicator, {}).setdefault((row.unit, row.period), []).append(row)
        return {name: {key: tuple(rows) for key, rows in grouped.items()} for name, grouped in found.items()}

    def observations_of(self, area: str, initiative: str | None = None) -> tuple[Observation, ...]:
        """The observations of `area`, of one initiative where one is given, in the file's order.

        Those published under a former code are among them, as they are among programmes, honours and derivations.
        """
        rows = self._observations_by_area.get(self.current(area), ())
        return rows if initiative is None else tuple(row for row in rows if row.initiative == initiative)

    def programmes_of(self, area: str, initiative: str | None = None) -> tuple[Programme, ...]:
        """The programmes of `area`, of one initiative where one is given."""
        rows = self._programmes_by_area.get(self.current(area), ())
        return tuple(row for row in rows if initiative in (None, row.initiative))

    def honours_of(self, area: str, initiative: str | None = None) -> tuple[Honour, ...]:
        """The honours of `area`, of one initiative where one is given."""
        rows = self._honours_by_area.get(self.current(area), ())
        return tuple(row for row in rows if initiative in (None, row.initiative))

    def places_of(self, area: str, kind: str) -> tuple[Place, ...]:
        """The ports (``port``) or seats (``seat``) of `area`."""
        return tuple(row for row in self.places.values() if row.area == area and row.kind == kind)

    def derivations_of(self, area: str, initiative: str | None = None) -> tuple[Derivation, ...]:
        """The derived numbers of `area`, of one initiative where one is given."""
        rows = self._derivations_by_area.get(self.current(area), ())
        return tuple(row for row in rows if initiative in (None, row.initiative))

    def lost_of(self, area: str, initiative: str) -> tuple[Derivation, ...]:
        """The derived numbers of `area` under `initiative` that can no longer be worked out."""
        rows = (row for row in self.lost.values() if row.initiative == initiative)
        return tuple(row for row in rows if self.current(row.area) == self.current(area))

    @cached_property
    def _returns_by_area(self) -> Mapping[str, Mapping[Period, Return]]:
        found: dict[str, dict[Period, Return]] = {}
        for row in self.returns:
            found.setdefault(self.current(row.area), {})[row.period] = row
        return found

    def returns_of(self, area: str) -> Mapping[Period, Return]:
        """The reports of `area`, also under a former code, by their periods; nil returns are among them."""
        return self._returns_by_area.get(self.current(area), {})

    def belt_of(self, area: str) -> Belt | None:
        """The demonstration belt of `area`."""
        return next((belt for belt in self.belts.values() if belt.area == area), None)

    def _by_area(self, rows: Iterable[Row]) -> Mapping[str, tuple[Row, ...]]:
        grouped: dict[str, list[Row]] = {}
        for row in rows:
            grouped.setdefault(self.current(row.area), []).append(row)
        return {area: tuple(found) for area, found in grouped.items()}
