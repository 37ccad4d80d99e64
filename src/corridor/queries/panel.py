"""What does the selection report? Every current figure of it, each exactly once."""

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.records import Area, Initiative
from corridor.queries.coverage import Count
from corridor.queries.initiative_group import Group, count_of, group_of
from corridor.queries.overview import Overview, overview
from corridor.queries.reported_value import reported_values
from corridor.queries.selection import Selection
from corridor.queries.surroundings import Surroundings, surroundings
from corridor.queries.tiles import Tile, tiles_of


class RegionPanel(Struct, frozen=True):
    """One region.

    Attributes:
        initiative: the chosen one; None when all are shown.
        groups: one for each initiative shown, by their order.
        others: with all initiatives, what the region reports beside them.
        count: what the region itself reports in this selection.
    """

    region: Area
    initiative: Initiative | None
    groups: tuple[Group, ...]
    others: tuple[Tile, ...]
    surroundings: Surroundings
    count: Count


def panel(dataset: Dataset, selection: Selection) -> RegionPanel | Overview:
    """The panel of a region, or of all regions where none is chosen."""
    if selection.region is None:
        return overview(dataset, selection.initiative)
    region = dataset.areas[selection.region]
    chosen = dataset.initiatives[selection.initiative] if selection.initiative else None
    shown = (chosen,) if chosen else dataset.initiatives_in_order
    groups = tuple(group_of(dataset, region, initiative) for initiative in shown)
    unassigned = [figure for figure in reported_values(dataset, region.id) if figure.observation.initiative is None]
    others = () if chosen else tiles_of(dataset, unassigned)
    count = sum((group.count for group in groups), count_of(others))
    return RegionPanel(region, chosen, groups, others, surroundings(dataset, region.id), count)
