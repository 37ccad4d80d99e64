"""The comparing view's part of an address: ``?view=compare&indicator=…&regions=A,B&period=2024-Q3&order=value``."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Indicator
from corridor.queries.reported_periods import reported_periods

MOST_REGIONS = 40
"""So many regions can be taken in one by one: more have no room in an address."""
_BY_VALUE = "value"


class CompareQuery(Struct, frozen=True):
    """What is to be compared.

    Attributes:
        second: the indicator to set against the first; None where one is to be found.
        regions: the codes of the regions to take in; none means all.
        period: None for the latest.
        by_value: whether values are in their own order and not in that of the corridor.
        refused: the names of the parts of the address that were not understood.
    """

    indicator: Indicator
    second: Indicator | None = None
    regions: tuple[str, ...] = ()
    period: Period | None = None
    by_value: bool = False
    refused: tuple[str, ...] = ()


def read_compare(given: Mapping[str, str], dataset: Dataset) -> CompareQuery:
    """Read the parts of an address. What is unknown or hostile is left at its default and named as refused.

    Without an indicator it is the most telling one of the initiative that is chosen, or of all of them.
    """
    refused: list[str] = []
    indicator = dataset.indicators.get(given.get("indicator", ""))
    second = dataset.indicators.get(given.get("second", ""))
    codes = [code for code in given.get("regions", "").split(",") if code]
    regions = tuple(code for code in dataset.corridor.regions if code in codes)
    named = given.get("period", "")
    period = next((row for row in reported_periods(dataset) if row.text == named), None) if named else None
    if given.get("indicator") and indicator is None:
        refused.append("indicator")
    if given.get("second") and second is None:
        refused.append("second")
    if set(codes) - set(regions) or len(codes) > MOST_REGIONS:
        refused.append("regions")
    if named not in ("", "latest") and period is None:
        refused.append("period")
    return CompareQuery(
        indicator or choices(dataset, given.get("initiative"))[0],
        second,
        regions[:MOST_REGIONS],
        period,
        given.get("order") == _BY_VALUE,
        tuple(refused),
    )


def choices(dataset: Dataset, initiative: str | None = None) -> Sequence[Indicator]:
    """Every indicator, those first that most regions report, then the most telling; of `initiative` before others."""
    reporting = {
        key: len(set(dataset.areas_reporting(key)) & set(dataset.corridor.regions)) for key in dataset.indicators
    }

    def place(row: Indicator) -> tuple[bool, int, bool, int]:
        other = bool(initiative) and row.initiative != initiative
        return other, -reporting.get(row.id, 0), row.prominence == 0, row.prominence

    return sorted(dataset.indicators.values(), key=place)
