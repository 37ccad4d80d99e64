"""What does one meet on a walk along the corridor? Every region with its belts and ports, as the strip is read.

The map shows all of it at once; this is the same for those who go through it one by one.
"""

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.records import Area, Belt, Country, Place
from corridor.queries.coverage import Cell, cell_of
from corridor.queries.strip_map import StripMap, StripPort, strip_map


class RegionEntry(Struct, frozen=True):
    """One region of the walk.

    Attributes:
        faces: the countries across its border.
        cells: what it reports on each initiative, in their order.
        belts: the belts in it.
        ports: the ports in it, and those outside every region that lie nearest to its border, by their place on it.
    """

    region: Area
    faces: tuple[Country, ...]
    cells: tuple[Cell, ...]
    belts: tuple[Belt, ...]
    ports: tuple[Place, ...]


def region_list(dataset: Dataset) -> tuple[RegionEntry, ...]:
    """The legs as the strip reads the border and meets the regions; in the corridor's order without a border."""
    unrolled = strip_map(dataset)
    ports = _ports_by_region(dataset, unrolled)
    return tuple(_leg(dataset, unrolled, row.region, tuple(ports.get(row.region.id, ()))) for row in unrolled.regions)


def _leg(dataset: Dataset, unrolled: StripMap, region: Area, ports: tuple[Place, ...]) -> RegionEntry:
    faced = dict.fromkeys(row.faces for row in unrolled.stretches if row.region == region and row.faces)
    return RegionEntry(
        region,
        tuple(faced),
        tuple(cell_of(dataset, region, initiative) for initiative in dataset.initiatives_in_order),
        tuple(row.belt for row in unrolled.belts if dataset.region_of(row.belt.area) == region.id),
        ports,
    )


def _ports_by_region(dataset: Dataset, unrolled: StripMap) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for port in unrolled.ports:
        found.setdefault(port.region.id if port.region else _nearest(unrolled, port), []).append(port.place)
    if not unrolled.ports:
        for place in dataset.places.values():
            if place.kind == "port":
                found.setdefault(dataset.region_of(place.area) or unrolled.regions[-1].region.id, []).append(place)
    return found


def _nearest(unrolled: StripMap, port: StripPort) -> str:
    """The region on whose stretch of the border the place nearest to `port` lies."""
    return next(row.region.id for row in unrolled.stretches if row.span[0] <= port.share <= row.span[1])
