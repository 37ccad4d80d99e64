"""Published observations by what they are about, each with the honest state of its figure."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import asdict

from corridor.exports.plain_records import Plain, record
from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.model.vocabulary import Qualifier

_FIELDS = {"region": "area", "year": "period"}
"""What is looked at of an observation for those parts of a filter that are named otherwise."""


class ObservationFilter(Struct, frozen=True):
    """Which observations are wanted; nothing filters nothing.

    Attributes:
        area: code of the very area, former codes as they were published.
        region: code of a region; its districts and its former code are with it.
    """

    area: str | None = None
    region: str | None = None
    initiative: str | None = None
    indicator: str | None = None
    qualifier: Qualifier | None = None
    year: int | None = None


def observations(dataset: Dataset, wanted: ObservationFilter) -> Sequence[Observation]:
    """The observations that are wanted, in the package's order."""
    tests = tuple(_tests(dataset, wanted))
    names = [name for name, value in asdict(wanted).items() if value is not None]
    fields = {_FIELDS.get(name, name) for name in names}
    return dataset.figures.where(lambda row: all(test(row) for test in tests), *(sorted(fields) or ["area"]))


def observation_record(dataset: Dataset, row: Observation) -> dict[str, Plain]:
    """An observation with the names of what it is about. Its `value` is null where no number can be read."""
    indicator = dataset.indicators[row.indicator]
    found = record(row)
    found["region"] = dataset.region_of(row.area)
    found["area_name"] = dict(dataset.areas[row.area].name.by_language)
    found["indicator_name"] = dict(indicator.name.by_language)
    return found


def _tests(dataset: Dataset, wanted: ObservationFilter) -> Iterator[Callable[[Observation], bool]]:
    for name in ("area", "initiative", "indicator", "qualifier"):
        value = getattr(wanted, name)
        if value is not None:
            yield lambda row, name=name, value=value: getattr(row, name) == value  # type: ignore[misc]
    if wanted.region is not None:
        yield lambda row: dataset.region_of(row.area) == wanted.region
    if wanted.year is not None:
        yield lambda row: row.period is not None and wanted.year in row.period.years
