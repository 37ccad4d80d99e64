"""What is named on the map, in order of importance, and where each name would like to stand."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat

import numpy as np
import shapely
from msgspec import Struct, field
from msgspec.structs import replace
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from corridor.geography.labels import Candidate, Label, around, boxes_of, text_height, text_width
from corridor.geography.name_positions import CRAMPED, GRID, OUTSIDE, badge_places, inside
from corridor.geography.scene import Scene
from corridor.geography.within_boxes import Segments
from corridor.model.dataset import Dataset
from corridor.model.records import Place
from corridor.model.vocabulary import Text
from dashboard.map import theme
from dashboard.map.map_extent import MapExtent
from dashboard.map.name_lines import WRAP, WRAP_INSIDE, wrapped
from dashboard.map.point_marks import PORT_SIZE, SEAT_SIZE, ports, seats
from dashboard.words.wording import Wording

SIMPLER = 1.5
"""Px at the middle nominal size to which shapes are simplified before places inside them are looked for."""
CROSSED = 4.0
"""Px of a line under it that cost a name as much as a twelfth of it standing outside its shape."""
ABROAD = 1.0
"""What a country's name may cost for standing outside its country: the twelfth part of it (see `inside`)."""
GRIDS = {"country": 24}
"""How finely places inside a shape are looked for (see `inside`), where a few of them are not enough."""
MISSED = {"region": 100.0, "port": 90.0, "seat": 6.0}
"""What it costs not to show a name: rather than without it, a map is with one across the corridor."""
ALONG = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Where along a river its name could stand, as shares of what is seen of it."""
WIDEST = 8.0
"""Em that a region's full name may take; else all regions are called by their short names."""
BADGE_GAP = 3.0
"""Px between a badge and the name beside it."""


class Namer(Struct, frozen=True, dict=True):
    """Makes the wishes for labels: what it needs to know of the package, the extent and the language.

    `taken` is the ground in km on which other things lie: there no place for a country's name is looked for.
    `badges` are the radii in px of the badges beside which regions' names stand, by region.
    """

    dataset: Dataset
    scene: Scene
    frame: MapExtent
    words: Wording
    taken: BaseGeometry = field(default_factory=shapely.Polygon)
    badges: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def regions(self) -> tuple[Label, ...]:
        """The wishes for the regions' names: those with the fewest good places first."""
        return tuple(sorted(map(self._off_lines, self._regions()), key=_good_places))

    def ports(self, hidden: frozenset[str]) -> tuple[Label, ...]:
        """The wishes for the names of the ports but those in `hidden`."""
        shown = (port for port in ports(self.dataset) if port.id not in hidden)
        return tuple(self._off_lines(self.place(port)) for port in shown)

    def ports_apart(self, hidden: frozenset[str], least: int) -> tuple[Label, ...]:
        """The wishes for the names of the ports in `hidden`, from the scale of the index `least` on."""
        labels = [self._off_lines(self.place(port)) for port in ports(self.dataset) if port.id in hidden]
        return tuple(
            replace(label, candidates=tuple(replace(place, least=least) for place in label.candidates))
            for label in labels
        )

    def others(self) -> tuple[Label, ...]:
        """All other wishes, the most important first."""
        return tuple(map(self._off_lines, (*self._countries(), *self._waters(), *self._lands())))

    def place(self, place: Place, without: str = "") -> Label:
        """The wish for the name of a port or seat beside its symbol, without the beginning that a title tells.

        A seat's symbol comes and goes with its name: without that the next name would read as its own.
        """
        point = self.scene.places[place.id]
        symbol = PORT_SIZE if place.kind == "port" else SEAT_SIZE
        name = self.words.text(place.name).removeprefix(without).strip()
        text, beside = wrapped(name, WRAP), around(point.x, point.y)
        mark = SEAT_SIZE + 2.0 if place.kind == "seat" else 0.0
        missed, size = MISSED.get(place.kind, 0.0), theme.SIZES[place.kind]
        return Label(f"{place.kind}-{place.id}", text, size, symbol / 2 + 3, beside, missed=missed, mark=mark)

    def _regions(self) -> Iterator[Label]:
        for code, shape in self.scene.regions.items():
            name = self._region_names[code]
            if self.badges.get(code):
                yield self._badged(code, name, shape)
            else:
                middle = shape.representative_point()
                yield self._area("region", code, name, shape, around(middle.x, middle.y, OUTSIDE))

    def _badged(self, code: str, name: str, shape: BaseGeometry) -> Label:
        """The wish for a region's name with its badge, whose centre is the point: above, below or beside the name.

        A region too small for its badge has both beside it: as near on an enlarged map as on the whole one.
        """
        text, size, radius = wrapped(name, WRAP_INSIDE), theme.SIZES["region"], self.badges[code]
        extent = text_width(text) * size, text_height(text) * size

        def places(scale: float, tolerance: float) -> list[Candidate]:
            across, down = (length / scale for length in extent)
            return badge_places(shape.simplify(tolerance), radius / scale, BADGE_GAP / scale, (across, down))

        found = places(self.frame.scale(theme.NOMINAL[0]), SIMPLER)
        if not found or found[0].cost >= CRAMPED:
            closer = places(self._closest, SIMPLER / theme.CLOSER)
            found = [replace(place, most=len(theme.NOMINAL) - 1) if place.cost >= CRAMPED else place for place in found]
            found += [replace(place, least=len(theme.NOMINAL)) for place in closer]
        gap, mark = radius + BADGE_GAP, 2 * radius + BADGE_GAP
        return Label(f"region-{code}", text, size, gap, tuple(found), missed=MISSED["region"], mark=mark)

    @property
    def _closest(self) -> float:
        """Px per km of the map that was zoomed into."""
        return self.frame.scale(theme.NOMINAL[-1]) * theme.CLOSER

    def _countries(self) -> Iterator[Label]:
        for code, shape in self.scene.countries.items():
            if code in self.dataset.countries:
                name = self.words.text(self.dataset.countries[code].name)
                ground = shape.intersection(self.frame.extent).difference(self.taken)
                yield _within(self._area("country", code, name, ground))

    @cached_property
    def seats(self) -> tuple[Label, ...]:
        """The wishes for the seats' names, but not one that is called what its region is called."""
        regions = {
            seat.id: self._region_names.get(self.dataset.region_of(seat.area) or "", "") for seat in seats(self.dataset)
        }
        wished = [seat for seat in seats(self.dataset) if not regions[seat.id].startswith(self.words.text(seat.name))]
        return tuple(self._off_lines(self.place(seat)) for seat in wished)

    def _waters(self) -> Iterator[Label]:
        for id_, name in self._named("lakes"):
            shape = self.scene.layers["lakes"][id_]
            middle = shape.representative_point()
            yield self._area("lake", id_, name, shape, around(middle.x, middle.y, OUTSIDE))
        for id_, name in self._named("rivers"):
            line = self.scene.layers["rivers"][id_].intersection(self.frame.extent)
            at = [] if line.is_empty else [line.interpolate(share, normalized=True) for share in ALONG]
            beside = tuple(candidate for point in at for candidate in around(point.x, point.y))
            yield Label(f"river-{id_}", name, theme.SIZES["river"], 4, beside, spaced=theme.SPACED["river"])

    def _lands(self) -> Iterator[Label]:
        for id_, name in self._named("surroundings"):
            yield self._area("land", id_, name, self.scene.layers["surroundings"][id_].intersection(self.frame.extent))

    def _named(self, layer: str) -> Iterator[tuple[str, str]]:
        languages = self.dataset.corridor.languages
        for feature in self.dataset.layers.get(layer, ()):
            name = self.words.text(Text({key: str(feature.properties.get(f"name_{key}") or "") for key in languages}))
            if name:
                yield feature.id, name

    def _area(
        self, kind: str, id_: str, name: str, shape: BaseGeometry, otherwise: tuple[Candidate, ...] = ()
    ) -> Label:
        text, size = wrapped(name, WRAP_INSIDE), theme.SIZES[kind]
        scale, spaced = self.frame.scale(theme.NOMINAL[0]), theme.SPACED.get(kind, 0.0)
        width, height = text_width(text, spaced) * size / scale, text_height(text) * size / scale
        places = (*inside(shape.simplify(self._tolerance), width, height, GRIDS.get(kind, GRID)), *otherwise)
        return Label(f"{kind}-{id_}", text, size, 4, places, spaced, MISSED.get(kind, 0.0))

    @cached_property
    def _region_names(self) -> dict[str, str]:
        """The regions' names; the short ones where a full one is too wide."""
        full = {region.id: self.words.text(region.name) for region in self.dataset.regions}
        if max(map(text_width, full.values()), default=0) <= WIDEST:
            return full
        return {region.id: self.words.text(region.short) or full[region.id] for region in self.dataset.regions}

    @property
    def _tolerance(self) -> float:
        """`SIMPLER` in km."""
        return SIMPLER / self.frame.scale(theme.NOMINAL[1])

    @cached_property
    def _lines(self) -> Segments:
        return Segments(shapely.union_all([*self.scene.corridor, self.scene.border.lines]).simplify(self._tolerance))

    def _off_lines(self, label: Label) -> Label:
        """`label` with its places in the order of their cost, to which what they cover of border and corridor adds.

        A quiet name takes such a place only where the map is drawn so large that the place covers nothing of them.
        """
        covered = self._covered(label, *map(self.frame.scale, theme.NOMINAL))
        quiet = label.id.split("-")[0] in theme.QUIET
        most, clear = covered.max(axis=0).tolist(), map(_clear_from, covered.T.tolist()) if quiet else repeat(0)
        places = [
            Candidate(place.x, place.y, place.side, place.cost + cost, least, place.most)
            for place, cost, least in zip(label.candidates, most, clear, strict=False)
            if not place.least
        ]
        later = [place for place in label.candidates if place.least]
        if later:
            (near,) = self._covered(replace(label, candidates=tuple(later)), self._closest)
            places += [replace(place, cost=place.cost + at) for place, at in zip(later, near, strict=True)]
        return replace(label, candidates=tuple(sorted(places, key=lambda place: round(place.cost))))

    def _covered(self, label: Label, *scales: float) -> NDArray[np.float64]:
        """What each place of `label` covers of border and corridor in multiples of `CROSSED`, for each of `scales`."""
        edges = np.vstack(boxes_of(label, scales) / np.array(scales)[:, None, None])
        boxes = np.column_stack([edges[:, 0], -edges[:, 3], edges[:, 2], -edges[:, 1]])
        lengths = self._lines.lengths(boxes).reshape(len(scales), len(label.candidates))
        covered: NDArray[np.float64] = lengths * np.array(scales)[:, None] // CROSSED
        return covered


def _clear_from(covered: Sequence[float]) -> int:
    """The first index from which on nothing is covered; the length, where something is to the end."""
    return max((at + 1 for at, amount in enumerate(covered) if amount), default=0)


def _within(label: Label) -> Label:
    """`label` without the places at which much of it stands outside its shape: it would name what is there."""
    return replace(label, candidates=tuple(place for place in label.candidates if place.cost <= ABROAD))


def _good_places(label: Label) -> int:
    """How many places would do."""
    return sum(candidate.cost < 1 for candidate in label.candidates)
