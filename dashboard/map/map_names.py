"""What is named on the map, in order of importance, and where each name would like to stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from corridor.geography.labels import Candidate, Label, around, box_of, text_height, text_width
from corridor.geography.name_positions import inside
from corridor.geography.scene import Scene
from corridor.model.dataset import Dataset
from corridor.model.records import Place
from corridor.model.vocabulary import Text
from dashboard.map import theme
from dashboard.map.map_extent import MapExtent, always_visible
from dashboard.map.point_marks import PORT_SIZE, SEAT_SIZE, ports, seats
from dashboard.words.wording import Wording

SIMPLER = 2.0
"""Tolerance in km to which shapes are simplified before places inside them are looked for."""
CROSSED = 4.0
"""Px of a line under it that cost a name as much as a twelfth of it standing outside its shape."""
OUTSIDE = 8.0
"""What it costs a name to stand beside its shape."""
ALONG = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Where along a river its name could stand, as shares of what is seen of it."""
WIDEST = 8.0
"""Em that a region's full name may take; else all regions are called by their short names."""
WRAP = 16
"""Characters after which a name with spaces goes on in a second line, beside a point."""
WRAP_INSIDE = 12
"""The same, inside a shape."""


@dataclass(frozen=True)
class Namer:
    """Makes the wishes for labels: what it needs to know of the package, the extent and the language."""

    dataset: Dataset
    scene: Scene
    frame: MapExtent
    words: Wording

    def regions(self) -> tuple[Label, ...]:
        """The wishes for the regions' names: those with the fewest good places first."""
        return tuple(sorted(map(self._off_lines, self._regions()), key=_good_places))

    def others(self, hidden: frozenset[str]) -> tuple[Label, ...]:
        """All other wishes but for the ports in `hidden`, the most important first."""
        places = (*self._ports(hidden), *self._countries(), *self.seats())
        return tuple(map(self._off_lines, (*places, *self._waters(), *self._lands())))

    def place(self, place: Place, without: str = "") -> Label:
        """The wish for the name of a port or seat beside its symbol, without the beginning that a title tells."""
        point = self.scene.places[place.id]
        symbol = PORT_SIZE if place.kind == "port" else SEAT_SIZE
        name = self.words.text(place.name).removeprefix(without).strip()
        text, beside = wrapped(name, WRAP), around(point.x, point.y)
        return Label(f"{place.kind}-{place.id}", text, theme.SIZES[place.kind], symbol / 2 + 3, beside)

    def _regions(self) -> Iterator[Label]:
        for code, shape in self.scene.regions.items():
            middle = shape.representative_point()
            yield self._area("region", code, self._region_names[code], shape, around(middle.x, middle.y, OUTSIDE))

    def _ports(self, hidden: frozenset[str]) -> Iterator[Label]:
        yield from (self.place(port) for port in ports(self.dataset) if port.id not in hidden)

    def _countries(self) -> Iterator[Label]:
        for code, shape in self.scene.countries.items():
            if code in self.dataset.countries:
                name = self.words.text(self.dataset.countries[code].name)
                yield self._area("country", code, name, shape.intersection(self._window))

    def seats(self) -> Iterator[Label]:
        """The wishes for the seats' names, but not one that is called what its region is called."""
        for seat in seats(self.dataset):
            region = self.dataset.region_of(seat.area)
            if not self._region_names.get(region or "", "").startswith(self.words.text(seat.name)):
                yield self.place(seat)

    def _waters(self) -> Iterator[Label]:
        for id_, name in self._named("lakes"):
            shape = self.scene.layers["lakes"][id_]
            middle = shape.representative_point()
            yield self._area("lake", id_, name, shape, around(middle.x, middle.y, OUTSIDE))
        for id_, name in self._named("rivers"):
            line = self.scene.layers["rivers"][id_].intersection(self._window)
            at = [] if line.is_empty else [line.interpolate(share, normalized=True) for share in ALONG]
            beside = tuple(candidate for point in at for candidate in around(point.x, point.y))
            yield Label(f"river-{id_}", name, theme.SIZES["river"], 4, beside, theme.LEAST["river"])

    def _lands(self) -> Iterator[Label]:
        for id_, name in self._named("surroundings"):
            yield self._area("land", id_, name, self.scene.layers["surroundings"][id_].intersection(self._window))

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
        least = theme.LEAST.get(kind, 0)
        scale = self.frame.scale(theme.NOMINAL[least])
        width, height = text_width(text) * size / scale, text_height(text) * size / scale
        places = (*inside(shape.simplify(SIMPLER), width, height), *otherwise)
        return Label(f"{kind}-{id_}", text, size, 4, places, least)

    @cached_property
    def _region_names(self) -> dict[str, str]:
        """The regions' names; the short ones where a full one is too wide."""
        full = {region.id: self.words.text(region.name) for region in self.dataset.regions}
        if max(map(text_width, full.values()), default=0) <= WIDEST:
            return full
        return {region.id: self.words.text(region.short) or full[region.id] for region in self.dataset.regions}

    @cached_property
    def _window(self) -> BaseGeometry:
        return always_visible(self.frame)

    @cached_property
    def _lines(self) -> BaseGeometry:
        lines = shapely.union_all([*self.scene.corridor, self.scene.border.lines]).simplify(SIMPLER)
        shapely.prepare(lines)
        return lines

    def _off_lines(self, label: Label) -> Label:
        """`label` with its places in the order of their cost, to which what they cover of border and corridor adds.

        A quiet name takes such a place only where the map is drawn so large that the place covers nothing of them.
        """
        covered = np.array([self._covered(label, self.frame.scale(size)) for size in theme.NOMINAL[label.least :]])
        quiet = label.id.split("-")[0] in theme.QUIET
        places = [
            replace(place, cost=place.cost + max(found), least=label.least + _clear_from(found) if quiet else 0)
            for place, found in zip(label.candidates, covered.T, strict=True)
        ]
        return replace(label, candidates=tuple(sorted(places, key=lambda place: round(place.cost))))

    def _covered(self, label: Label, scale: float) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """What each place of `label` covers of border and corridor at `scale`, in multiples of `CROSSED`."""
        edges = np.array([box_of(label, candidate, scale) for candidate in label.candidates]).reshape(-1, 4) / scale
        boxes = shapely.box(edges[:, 0], -edges[:, 3], edges[:, 2], -edges[:, 1])
        covered = np.zeros(len(boxes))
        for at in np.flatnonzero(shapely.intersects(self._lines, boxes)):
            covered[at] = shapely.clip_by_rect(self._lines, *boxes[at].bounds).length * scale // CROSSED
        return covered


def _clear_from(covered: Sequence[float]) -> int:
    """The first index from which on nothing is covered; the length, where something is to the end."""
    return max((at + 1 for at, amount in enumerate(covered) if amount), default=0)


def _good_places(label: Label) -> int:
    """How many places would do."""
    return sum(candidate.cost < 1 for candidate in label.candidates)


def common_beginning(names: Sequence[str]) -> str:
    """What all of `names` begin with, in whole words where they have spaces; empty where it is all of one of them."""
    shortest = min(names, key=len)
    length = next((at for at in range(len(shortest)) if any(name[at] != shortest[at] for name in names)), len(shortest))
    shared = shortest[:length]
    if any(" " in name for name in names):
        shared = shared[: shared.rfind(" ") + 1]
    return "" if shared in names else shared


def wrapped(name: str, limit: int) -> str:
    """`name` on two lines of like length where it is longer than `limit` and has a space to break at."""
    breaks = [at for at, character in enumerate(name) if character == " "]
    if len(name) <= limit or not breaks:
        return name
    middle = min(breaks, key=lambda at: abs(at - len(name) / 2))
    return f"{name[:middle]}\n{name[middle + 1 :]}"
