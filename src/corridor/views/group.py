"""What does a region, or all regions together, report under one initiative?"""

from dataclasses import dataclass

from corridor.dataset import Dataset
from corridor.model import Area, Honour, Initiative, Programme
from corridor.views.coverage import Count, state_of
from corridor.views.figure import figures_of
from corridor.views.tiles import Tile, tiles_of
from corridor.words import Coverage


@dataclass(frozen=True, slots=True)
class Common:
    """What is reported for all regions together under an initiative."""

    tiles: tuple[Tile, ...]
    programmes: tuple[Programme, ...]
    honours: tuple[Honour, ...]

    @property
    def count(self) -> Count:
        """How much that is."""
        return count_of(self.tiles, self.programmes, self.honours)


@dataclass(frozen=True, slots=True)
class Group:
    """One initiative in one region.

    Attributes:
        state: why there are no tiles, where there are none: programmes or honours only, the city only, nothing at all.
        common: where the region has no figures, what is reported for all regions together; else None.
    """

    initiative: Initiative
    region: Area
    state: Coverage
    tiles: tuple[Tile, ...]
    programmes: tuple[Programme, ...]
    honours: tuple[Honour, ...]
    common: Common | None

    @property
    def count(self) -> Count:
        """How much the region itself reports here."""
        return count_of(self.tiles, self.programmes, self.honours)


def group_of(dataset: Dataset, region: Area, initiative: Initiative) -> Group:
    """The group of `initiative` in `region`."""
    own = reported(dataset, region.id, initiative)
    common = reported(dataset, None, initiative)
    state = state_of(own.count, common.count)
    return Group(initiative, region, state, own.tiles, own.programmes, own.honours, None if own.tiles else common)


def reported(dataset: Dataset, region: str | None, initiative: Initiative) -> Common:
    """What `region` reports under `initiative`; without a region, what belongs to none of them."""
    areas = dataset.areas_of(region)
    figures = [figure for figure in figures_of(dataset, region) if figure.observation.initiative == initiative.id]
    return Common(
        tiles_of(dataset, figures),
        tuple(row for area in areas for row in dataset.programmes_of(area, initiative.id)),
        tuple(row for area in areas for row in dataset.honours_of(area, initiative.id)),
    )


def count_of(
    tiles: tuple[Tile, ...], programmes: tuple[Programme, ...] = (), honours: tuple[Honour, ...] = ()
) -> Count:
    """How many figures, programmes and honours there are."""
    return Count(sum(len(tile.figures) for tile in tiles), len(programmes), len(honours))
