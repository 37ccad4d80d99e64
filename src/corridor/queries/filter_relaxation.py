"""Nothing was found: which single filter, taken away, would show something, and how much?"""

from msgspec import Struct
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.queries.table import TableQuery, records_of
from corridor.queries.table_order import SortKey

FILTERS = ("region", "initiative", "kind", "qualifier", "year", "text")
"""The filters of a query, by name."""


class FilterRelaxation(Struct, frozen=True):
    """How many rows there would be without one filter."""

    filter: str
    total: int


def set_filters(query: TableQuery) -> tuple[str, ...]:
    """The names of the filters that `query` sets."""
    return tuple(name for name in FILTERS if getattr(query, name) not in (None, ""))


def without(query: TableQuery, name: str) -> TableQuery:
    """`query` without the filter `name`, from its first page on."""
    cleared = {name: "" if name == "text" else None}
    return replace(query, page=1, **cleared)  # the names are those of its fields


def filter_relaxations(dataset: Dataset, query: TableQuery) -> tuple[FilterRelaxation, ...]:
    """For each filter that is set, what would be found without it."""
    unsorted = replace(query, sort=SortKey.FILE, descending=False)
    return tuple(
        FilterRelaxation(name, len(records_of(dataset, without(unsorted, name)))) for name in set_filters(query)
    )
