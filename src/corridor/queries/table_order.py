"""By what rows of the table are put in order."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.model.vocabulary import Qualifier
from corridor.queries.table_row import Record, locators_of, name_of, period_of
from corridor.queries.text_matching import sorting_key


class SortKey(StrEnum):
    """By what rows are put in order."""

    FILE = "file"
    """As they stand in the package: observations, programmes, honours."""
    AREA = "area"
    """Along the corridor; what belongs to all regions comes first."""
    INITIATIVE = "initiative"
    NAME = "name"
    """By pinyin, or by the alphabet."""
    VALUE = "value"
    """Within each unit, since values of unlike units have no order; rows without a number come last."""
    QUALIFIER = "qualifier"
    PERIOD = "period"
    SOURCE = "source"
    """As the sources stand in the package, then by the place in the source."""


def key_of(dataset: Dataset, sort: SortKey, language: str) -> "KeyOf":
    """What a record is put in order by; None where it has nothing of it. The file's order has no such key."""
    return _KEYS[sort](dataset, language)


Key = tuple[object, ...]
KeyOf = Callable[[Record], Key | None]


def _by_area(dataset: Dataset, _language: str) -> KeyOf:
    places = {region: place for place, region in enumerate(dataset.corridor.regions)}
    order = {area: (places.get(dataset.region_of(area) or "", -1),) for area in dataset.areas}
    return lambda record: order[record.area]


def _by_initiative(dataset: Dataset, _language: str) -> KeyOf:
    order = {row.id: (row.order,) for row in dataset.initiatives.values()}
    return lambda record: order.get(record.initiative or "")


def _by_name(dataset: Dataset, language: str) -> KeyOf:
    return lambda record: (sorting_key(name_of(dataset, record).in_(language)),)


def _by_value(dataset: Dataset, _language: str) -> KeyOf:
    order = {unit: place for place, unit in enumerate(dataset.units)}

    def key(record: Record) -> Key | None:
        if not isinstance(record, Observation) or record.value is None:
            return None
        return order.get(record.unit or "", -1), record.value

    return key


def _by_qualifier(_dataset: Dataset, _language: str) -> KeyOf:
    order = {state: (place,) for place, state in enumerate(Qualifier)}
    return lambda record: order[record.qualifier] if isinstance(record, Observation) else None


def _by_period(_dataset: Dataset, _language: str) -> KeyOf:
    def key(record: Record) -> Key | None:
        period = period_of(record)
        return None if period is None else (period,)

    return key


def _by_source(dataset: Dataset, _language: str) -> KeyOf:
    order = {source: place for place, source in enumerate(dataset.sources)}
    return lambda record: (order[record.source], _place(locators_of(record)))


@cache
def _place(locators: tuple[str, ...]) -> tuple[int, ...]:
    """The numbers of the first locator: 3.11 comes after 3.9."""
    return tuple(int(number) for number in re.findall(r"[0-9]+", locators[0])) if locators else ()


_KEYS: Mapping[SortKey, Callable[[Dataset, str], KeyOf]] = {
    SortKey.AREA: _by_area,
    SortKey.INITIATIVE: _by_initiative,
    SortKey.NAME: _by_name,
    SortKey.VALUE: _by_value,
    SortKey.QUALIFIER: _by_qualifier,
    SortKey.PERIOD: _by_period,
    SortKey.SOURCE: _by_source,
}
FIELDS: Mapping[SortKey, tuple[str, ...]] = {
    SortKey.AREA: ("area",),
    SortKey.INITIATIVE: ("initiative",),
    SortKey.NAME: ("indicator",),
    SortKey.VALUE: ("unit", "value"),
    SortKey.QUALIFIER: ("qualifier",),
    SortKey.PERIOD: ("period",),
    SortKey.SOURCE: ("source", "locator"),
}
"""What of an observation each order looks at."""
