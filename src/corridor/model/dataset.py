"""The validated whole of a data package: read-only, and the only thing that views are given."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from msgspec import field
from numpy.typing import NDArray

from corridor.model.as_of import newest_end
from corridor.model.by_area import by_area
from corridor.model.coded import Places
from corridor.model.feature import Feature
from corridor.model.latest import candidates, current
from corridor.model.observation_table import ObservationTable
from corridor.model.package_tables import Tables
from corridor.model.period import Period
from corridor.model.predecessor import successors
from corridor.model.published import Published
from corridor.model.records import Area, Belt, Derivation, Honour, Initiative, Observation, Place, Programme
from corridor.model.returns import Return

AREAS_KEPT = 16
"""Of so many areas all observations are kept as records once they were asked for."""


class Dataset(Tables, frozen=True, dict=True, eq=False):
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
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    ground: str = ""
    published: Published | None = None
    returns: tuple[Return, ...] = ()
    revised: frozenset[str] = frozenset()
    lost: Mapping[str, Derivation] = field(default_factory=dict)
    chosen: Period | None = None

    __hash__ = None  # type: ignore[assignment]  # as of a mapping

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same; on which lines it stood does not count."""
        if not isinstance(other, Dataset):
            return NotImplemented
        names = (name for name in self.__struct_fields__ if name != "lines")
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def __ne__(self, other: object) -> bool:
        """The contrary."""
        return not self == other

    def __repr__(self) -> str:
        """Which package it is of; its tables would fill pages."""
        return f"Dataset(corridor={self.corridor.id!r}, fingerprint={self.fingerprint!r}, published={self.published!r})"

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
        rows = self.figures.firsts("period", "period_state", "qualifier", "source")
        return newest_end(rows, self.sources, self.corridor.as_of)

    @cached_property
    def figures(self) -> ObservationTable:
        """The observations in columns: what is asked of many of them is asked there."""
        return ObservationTable.of(self.observations)

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
    def _codes(self) -> Mapping[str, list[str]]:
        """By area the former codes under which figures of it were published."""
        found: dict[str, list[str]] = {}
        for former, code in self._successors.items():
            found.setdefault(code, []).append(former)
        return found

    def places_of_figures(self, area: str) -> Places:
        """Where the observations of `area` stand in `figures`, those published under a former code among them."""
        code = self.current(area)
        return self.figures.holding("area", code, *self._codes.get(code, ()))

    @cached_property
    def _rows_of(self) -> Callable[[str], tuple[Observation, ...]]:
        return lru_cache(AREAS_KEPT)(lambda area: tuple(self.figures.rows(self.places_of_figures(area))))

    @cached_property
    def _candidates(self) -> NDArray[np.bool_]:
        return candidates(self.figures, self.current, self.chosen, self.indicators)

    @cached_property
    def _programmes_by_area(self) -> Mapping[str, tuple[Programme, ...]]:
        return by_area(self.programmes.values(), self.current)

    @cached_property
    def _honours_by_area(self) -> Mapping[str, tuple[Honour, ...]]:
        return by_area(self.honours.values(), self.current)

    @cached_property
    def _derivations_by_area(self) -> Mapping[str, tuple[Derivation, ...]]:
        return by_area(self.derivations.values(), self.current)

    def latest_of(self, area: str) -> tuple[Observation, ...]:
        """The observations of `area` that are current (see `corridor.model.latest`), in the file's order."""
        key = ("latest", area := self.current(area))
        if key not in self.answers:
            places = self.places_of_figures(area)
            rows = tuple(self.figures.rows(places[self._candidates[places]]))
            self.answers[key] = current(rows, self.chosen, self.indicators)
        found: tuple[Observation, ...] = self.answers[key]
        return found

    def places_of_latest(self, area: str) -> Places:
        """Where the observations that `latest_of` gives stand in `figures`; records are made only if need be."""
        places = self.places_of_figures(area)
        places = places[self._candidates[places]]
        if self.chosen is None:
            return places
        latest = {row.id for row in self.latest_of(area)}
        return places[[key in latest for key in self.figures.keys_of_rows.at(places.tolist())]]

    def reports_of(self, indicator: str) -> Mapping[tuple[str | None, Period | None], Sequence[Observation]]:
        """Every observation of `indicator` by its unit and period."""
        return self.figures.grouped("unit", "period", among=self.figures.holding("indicator", indicator))

    def areas_reporting(self, indicator: str) -> tuple[str, ...]:
        """The areas, by their codes of today, that have ever reported `indicator`."""
        rows = self.figures.firsts("area", among=self.figures.holding("indicator", indicator))
        return tuple(dict.fromkeys(self.current(area) for (area,) in rows.cells("area")))

    def observations_of(self, area: str, initiative: str | None = None) -> tuple[Observation, ...]:
        """The observations of `area`, of one initiative where one is given, in the file's order.

        Those published under a former code are among them, as they are among programmes, honours and derivations.
        """
        rows = self._rows_of(self.current(area))
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
