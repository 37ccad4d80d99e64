"""What is reported under one initiative: by a region, for the corridor as a whole, for the whole city?"""

from collections.abc import Iterable

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.records import Area, Derivation, Honour, Initiative, Programme
from corridor.model.vocabulary import Coverage
from corridor.queries.coverage import Count, areas_beyond, state_of
from corridor.queries.reported_value import reported_value
from corridor.queries.tiles import Tile, tiles_of


class Reported(Struct, frozen=True):
    """What is reported under an initiative; `lost` is what can no longer be derived from it."""

    tiles: tuple[Tile, ...]
    programmes: tuple[Programme, ...]
    honours: tuple[Honour, ...]
    lost: tuple[Derivation, ...] = ()

    @property
    def count(self) -> Count:
        """How much that is."""
        return count_of(self.tiles, self.programmes, self.honours)


class Level(Struct, frozen=True):
    """What is reported for one area that is no region: the corridor, the city, or a district outside the regions.

    None of it was added up from the regions' figures, and none is another level's: each stands under its own name.
    """

    area: Area
    reported: Reported


class Group(Struct, frozen=True):
    """One initiative in one region.

    Attributes:
        state: why there are no tiles, where there are none: programmes or honours only, the city only, nothing at all.
        levels: where the region has no figures, what is reported beyond it; else nothing.
        lost: what can no longer be derived from the region's figures.
    """

    initiative: Initiative
    region: Area
    state: Coverage
    tiles: tuple[Tile, ...]
    programmes: tuple[Programme, ...]
    honours: tuple[Honour, ...]
    levels: tuple[Level, ...]
    lost: tuple[Derivation, ...] = ()

    @property
    def count(self) -> Count:
        """How much the region itself reports here."""
        return count_of(self.tiles, self.programmes, self.honours)


def group_of(dataset: Dataset, region: Area, initiative: Initiative) -> Group:
    """The group of `initiative` in `region`."""
    own = reported(dataset, dataset.areas_of(region.id), initiative)
    levels = levels_of(dataset, initiative)
    state = state_of(own.count, sum((level.reported.count for level in levels), Count()))
    beyond = () if own.tiles else levels
    return Group(initiative, region, state, own.tiles, own.programmes, own.honours, beyond, own.lost)


def levels_of(dataset: Dataset, initiative: Initiative) -> tuple[Level, ...]:
    """What no region reports under `initiative`: the corridor's own first, then the city's, then that of others."""
    levels = (Level(area, reported(dataset, (area.id,), initiative)) for area in areas_beyond(dataset))
    return tuple(level for level in levels if level.reported.count != Count() or level.reported.lost)


def reported(dataset: Dataset, areas: Iterable[str], initiative: Initiative) -> Reported:
    """What `areas` report under `initiative`."""
    areas = tuple(areas)
    rows = (row for area in areas for row in dataset.latest_of(area) if row.initiative == initiative.id)
    figures = [reported_value(dataset, row) for row in rows]
    return Reported(
        tiles_of(dataset, figures),
        tuple(row for area in areas for row in dataset.programmes_of(area, initiative.id)),
        tuple(row for area in areas for row in dataset.honours_of(area, initiative.id)),
        tuple(row for area in areas for row in dataset.lost_of(area, initiative.id)),
    )


def count_of(
    tiles: tuple[Tile, ...], programmes: tuple[Programme, ...] = (), honours: tuple[Honour, ...] = ()
) -> Count:
    """How many figures, programmes and honours there are."""
    return Count(sum(len(tile.figures) for tile in tiles), len(programmes), len(honours))
