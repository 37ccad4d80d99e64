"""What do all regions report, together and each of them?"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.records import Area, Honour, Initiative, Programme
from corridor.queries.coverage import Cell, Count, CoverageMatrix, areas_beyond, coverage
from corridor.queries.initiative_group import Reported, count_of, levels_of, reported
from corridor.queries.region_groups import RegionGroup
from corridor.queries.reported_value import reported_value, reported_values
from corridor.queries.surroundings import Surroundings, surroundings
from corridor.queries.tiles import Tile, prominence_of, tiles_of

_MOST_TELLING = 3
"""How many tiles each region gets where all initiatives are shown."""
_ROOM = 240
"""With more figures than this under one initiative, each region is cut to its most telling ones too."""


class LevelGroup(Struct, frozen=True):
    """One initiative as reported at the level of an area that is no region."""

    initiative: Initiative
    reported: Reported


class OverviewLevel(Struct, frozen=True):
    """What is reported for one area that is no region (see `corridor.queries.initiative_group.Level`).

    Attributes:
        others: with all initiatives, the area's figures that belong to none; those of the corridor stand in `own`.
        groups: what it reports under each initiative shown.
    """

    area: Area
    others: tuple[Tile, ...]
    groups: tuple[LevelGroup, ...]


class RegionShare(Struct, frozen=True):
    """What one region adds.

    Attributes:
        cells: its coverage under each initiative shown.
        tiles: with all initiatives its most telling ones; with one chosen all of them, if there is room; none of
            any where there are very many regions.
        programmes: those under the chosen initiative; with all initiatives none, `count` tells how many there are.
        honours: every honour under what is shown.
        count: what it reports under what is shown.
        left_out: how many of its figures are not among the tiles.
    """

    region: Area
    cells: tuple[Cell, ...]
    tiles: tuple[Tile, ...]
    programmes: tuple[Programme, ...]
    honours: tuple[Honour, ...]
    count: Count
    left_out: int


class Overview(Struct, frozen=True):
    """All regions.

    Attributes:
        initiative: the chosen one; None when all are shown.
        own: with all initiatives, the figures of the corridor itself, which belong to none of them.
        levels: what is reported for the corridor as a whole, for the city, and for others that are no regions.
        regions: every region in corridor order, the silent ones too.
        count: everything that is reported under what is shown.
        groups: the groups of very many regions, if the package says what lies above them.
    """

    initiative: Initiative | None
    own: tuple[Tile, ...]
    levels: tuple[OverviewLevel, ...]
    regions: tuple[RegionShare, ...]
    surroundings: Surroundings
    count: Count
    groups: tuple[RegionGroup, ...] = ()

    @property
    def silent(self) -> tuple[RegionShare, ...]:
        """The regions without a figure under what is shown; their cells say what they have instead."""
        return tuple(share for share in self.regions if not share.count.figures)


def overview(dataset: Dataset, initiative: str | None) -> Overview:
    """What all regions report under `initiative`, or under all of them."""
    matrix = coverage(dataset)
    chosen = dataset.initiatives[initiative] if initiative else None
    shown = (chosen,) if chosen else matrix.initiatives
    rows = [row for row, held in zip(matrix.rows, matrix.initiatives, strict=True) if held in shown]
    cells = {region.id: held for region, *held in zip(matrix.regions, *rows, strict=True)}
    count = matrix.by_initiative[chosen.id] if chosen else matrix.total
    if matrix.many:
        share: Callable[[Area, tuple[Cell, ...]], RegionShare] = _counted
    else:
        share = _under(dataset, chosen, count.figures <= _ROOM) if chosen else _telling(dataset, matrix)
    return Overview(
        chosen,
        () if chosen else _unassigned(dataset, dataset.whole),
        tuple(_levels(dataset, shown, unassigned=chosen is None)),
        tuple(share(region, tuple(cells[region.id])) for region in matrix.regions),
        surroundings(dataset, None),
        count,
        matrix.groups,
    )


def _levels(dataset: Dataset, shown: Iterable[Initiative], *, unassigned: bool) -> Iterator[OverviewLevel]:
    """The levels at which anything is reported under what is shown."""
    groups: dict[str, list[LevelGroup]] = {}
    for initiative in shown:
        for level in levels_of(dataset, initiative):
            groups.setdefault(level.area.id, []).append(LevelGroup(initiative, level.reported))
    for area in areas_beyond(dataset):
        others = _unassigned(dataset, area) if unassigned and area.id != dataset.corridor.whole else ()
        if others or area.id in groups:
            yield OverviewLevel(area, others, tuple(groups.get(area.id, ())))


def _unassigned(dataset: Dataset, area: Area) -> tuple[Tile, ...]:
    """The area's figures that belong to no initiative."""
    rows = (row for row in dataset.latest_of(area.id) if row.initiative is None)
    return tiles_of(dataset, [reported_value(dataset, row) for row in rows])


def _counted(region: Area, cells: tuple[Cell, ...]) -> RegionShare:
    """One of very many regions: nothing but how much it reports."""
    count = sum((cell.count for cell in cells), Count())
    return RegionShare(region, cells, (), (), (), count, count.figures)


def _telling(dataset: Dataset, matrix: CoverageMatrix) -> Callable[[Area, tuple[Cell, ...]], RegionShare]:
    """What a region adds where all initiatives are shown."""

    def share(region: Area, cells: tuple[Cell, ...]) -> RegionShare:
        tiles = _most_telling(tiles_of(dataset, reported_values(dataset, region.id), on_belts=False))
        honours = tuple(row for area in dataset.areas_of(region.id) for row in dataset.honours_of(area))
        count = matrix.by_region[region.id]
        return RegionShare(region, cells, tiles, (), honours, count, count.figures - count_of(tiles).figures)

    return share


def _under(
    dataset: Dataset,
    initiative: Initiative,
    room: bool,  # noqa: FBT001
) -> Callable[[Area, tuple[Cell, ...]], RegionShare]:
    """What a region adds under one initiative."""

    def share(region: Area, cells: tuple[Cell, ...]) -> RegionShare:
        group = reported(dataset, dataset.areas_of(region.id), initiative)
        tiles = group.tiles if room else _most_telling(group.tiles)
        count = count_of(group.tiles, group.programmes, group.honours)
        left_out = count.figures - count_of(tiles).figures
        return RegionShare(region, cells, tiles, group.programmes, group.honours, count, left_out)

    return share


def _most_telling(tiles: tuple[Tile, ...]) -> tuple[Tile, ...]:
    """The few tiles of the greatest prominence, the greatest first."""
    telling = [tile for tile in tiles if prominence_of(tile)]
    return tuple(sorted(telling, key=prominence_of)[:_MOST_TELLING])
