"""How does the border run, and what lies along it? The border unrolled, from west to east, whichever way it is walked.

So that what lies to the north of it can be drawn above it, and what lies to the south below, as on a map; a border from
south to north is read that way, and one around the whole corridor clockwise.

Positions are shares of the drawn line, which is generalised and shorter than the border: good for the order of things
and their rough place. A length is only ever one that was published.
"""

from msgspec import Struct
from shapely import Point

from corridor.geography.course import Course, course_of, land_is_left, runs_backward
from corridor.geography.linear import BorderLine, Position
from corridor.geography.scene import border_of, land_of, projection_of
from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept
from corridor.model.records import Area, Belt, Country, Place, Statistic

OFF_LINE = 1 / 150
"""Share of the line's length beyond which, and beyond its own uncertainty, a port is drawn off the line."""
LENGTH = "kilometres"
"""The unit of published border lengths among the context statistics."""
METRES_IN_KM = 1000

Span = tuple[float, float]
"""From which to which share of the line."""


class StripStretch(Struct, frozen=True):
    """A piece of the border: one region facing one country."""

    id: str
    region: Area
    faces: Country | None
    span: Span


class StripRegion(Struct, frozen=True):
    """A region, its stretches' spans in their order, and the border lengths that were published of it."""

    region: Area
    spans: tuple[Span, ...]
    lengths: tuple[Statistic, ...]


class StripPort(Struct, frozen=True):
    """A port at its place along the border.

    Attributes:
        region: the region it belongs to; none for a port outside the regions.
        faces: the country across, where it faces one.
        share: the place on the line that is nearest to it.
        offset_km: its distance from the line.
        off_line: whether it is drawn off the line: it faces no country, or lies farther away than `OFF_LINE` allows.
    """

    place: Place
    region: Area | None
    faces: Country | None
    share: float
    offset_km: float
    off_line: bool


class StripBelt(Struct, frozen=True):
    """A belt and the spans of its region's stretches."""

    belt: Belt
    spans: tuple[Span, ...]


class StripMap(Struct, frozen=True):
    """The border unrolled: everything in the order in which it is read, ports by their place on it.

    Attributes:
        course: which way it is read; None for a package without a border.
        abroad_left: whether the countries across lie to the left of one who goes along it, by most of its length.

    """

    stretches: tuple[StripStretch, ...]
    regions: tuple[StripRegion, ...]
    ports: tuple[StripPort, ...]
    belts: tuple[StripBelt, ...]
    course: Course | None = None
    abroad_left: bool = True


@kept
def strip_map(dataset: Dataset) -> StripMap:
    """Unroll the border of a package; empty where its border layer is."""
    border = border_of(dataset)
    if border.stretches and runs_backward(border.line):
        border = border.reverse
    stretches = tuple(
        StripStretch(row.id, dataset.areas[row.area], dataset.countries.get(row.faces), border.span(row))
        for row in border.stretches
    )
    return StripMap(
        stretches,
        _regions(dataset, border),
        _ports(dataset, border),
        _belts(dataset, border),
        course_of(border.line) if border.stretches else None,
        not land_is_left((row.line for row in border.stretches), land_of(dataset)),
    )


def _spans(border: BorderLine, area: str) -> tuple[Span, ...]:
    return tuple(border.span(stretch) for stretch in border.of_area(area))


def _regions(dataset: Dataset, border: BorderLine) -> tuple[StripRegion, ...]:
    """The regions in the order in which one first meets them; those without a border come last."""
    met = dict.fromkeys([*(stretch.area for stretch in border.stretches), *dataset.corridor.regions])
    return tuple(
        StripRegion(
            dataset.areas[code],
            _spans(border, code),
            tuple(
                row for row in dataset.statistics.values() if dataset.current(row.area) == code and row.unit == LENGTH
            ),
        )
        for code in met
    )


def _ports(dataset: Dataset, border: BorderLine) -> tuple[StripPort, ...]:
    if not border.stretches:
        return ()
    projection = projection_of(dataset)
    ports = [
        _port(dataset, place, border.locate(Point(projection.point(place.lon, place.lat))), border.length)
        for place in dataset.places.values()
        if place.kind == "port"
    ]
    return tuple(sorted(ports, key=lambda port: port.share))


def _port(dataset: Dataset, place: Place, position: Position, length: float) -> StripPort:
    near = position.offset <= OFF_LINE * length + place.uncertainty_m / METRES_IN_KM
    faces = dataset.countries.get(place.faces or "")
    return StripPort(
        place,
        dataset.areas.get(dataset.region_of(place.area) or ""),
        faces,
        position.share,
        position.offset,
        off_line=faces is None or not near,
    )


def _belts(dataset: Dataset, border: BorderLine) -> tuple[StripBelt, ...]:
    belts = [StripBelt(belt, _spans(border, belt.area)) for belt in dataset.belts.values()]
    return tuple(sorted(belts, key=lambda belt: belt.spans[0] if belt.spans else (1.0, 1.0)))
