"""How does the map look under an initiative?"""

from collections.abc import Mapping

from msgspec import Struct

from corridor.model.comparison import Comparable, NotComparable, first_comparable
from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept
from corridor.model.records import Area
from corridor.model.vocabulary import Coverage
from corridor.queries.coverage import Count, counts_of, state_of


class RegionState(Struct, frozen=True):
    """How one region is drawn.

    Attributes:
        state: its coverage under the chosen initiative; with all of them, the best it has under any.
        count: what it reports itself, under the chosen initiative or in all.
    """

    region: Area
    state: Coverage
    count: Count


class MapState(Struct, frozen=True):
    """What an initiative does to the map.

    Attributes:
        regions: every region in corridor order.
        values: the comparison that colours the regions of the chosen initiative, or why there is none;
            None with all initiatives, whose colours always tell coverage.
    """

    regions: tuple[RegionState, ...]
    values: Comparable | NotComparable | None


@kept
def map_state(dataset: Dataset, initiative: str | None) -> MapState:
    """The state of every region under `initiative`, or under all of them with None."""
    common = sum(_chosen(counts_of(dataset, None), initiative).values(), Count())
    return MapState(
        tuple(_region_state(dataset, region, initiative, common) for region in dataset.regions),
        values=first_comparable(dataset, initiative) if initiative else None,
    )


def _chosen(counts: Mapping[str | None, Count], initiative: str | None) -> Mapping[str | None, Count]:
    """The counts of the chosen initiative, or of all of them; never of what belongs to none."""
    return {key: count for key, count in counts.items() if key is not None and initiative in (None, key)}


def _region_state(dataset: Dataset, region: Area, initiative: str | None, common: Count) -> RegionState:
    counts = _chosen(counts_of(dataset, region.id), initiative)
    own = sum(counts.values(), Count())
    return RegionState(region, state_of(own, common), own)
