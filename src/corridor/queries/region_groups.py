"""Which regions lie in one area above them? Very many are shown in these groups, see `corridor.queries.coverage`."""

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.records import Area


class RegionGroup(Struct, frozen=True):
    """Regions that lie in one area, in corridor order.

    Attributes:
        above: that area; None for the regions of which the package names none.
    """

    above: Area | None
    regions: tuple[Area, ...]

    @property
    def key(self) -> str:
        """What names the group in a page; areas have ids, the regions without one have an empty name."""
        return self.above.id if self.above else ""


def region_groups(dataset: Dataset) -> tuple[RegionGroup, ...]:
    """The groups as the corridor first meets them, regions without an area above last.

    None where the package does not say what lies above them.
    """
    found: dict[str | None, list[Area]] = {}
    for region in dataset.regions:
        found.setdefault(region.above, []).append(region)
    if found.keys() <= {None}:
        return ()
    beside = found.pop(None, [])
    groups = [RegionGroup(dataset.areas[key], tuple(rows)) for key, rows in found.items() if key]
    return (*groups, *([RegionGroup(None, tuple(beside))] if beside else []))
