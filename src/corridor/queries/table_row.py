"""One line of the table of everything: an observation, a programme or an honour in the same columns."""

from decimal import Decimal
from enum import StrEnum
from functools import cache

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Area, Honour, Initiative, Observation, Programme, Source, Unit
from corridor.model.vocabulary import PeriodState, Qualifier, Text

Record = Observation | Programme | Honour
_NOTHING = Text({})


class RowKind(StrEnum):
    """What a row is."""

    OBSERVATION = "observation"
    PROGRAMME = "programme"
    HONOUR = "honour"


class Row(Struct, frozen=True):
    """One row.

    Attributes:
        region: code of the region it is selected with; None for what belongs to no region.
        name: of an observation its indicator's name.
        label: a programme's kind; empty for the others.
        about: a programme's summary, to whom an honour was awarded; empty for an observation.
        qualifier: None for programmes and honours, which have no number.
        years: the calendar years it speaks of; empty where none is known.
    """

    kind: RowKind
    id: str
    area: Area
    region: str | None
    initiative: Initiative | None
    name: Text
    label: Text
    about: Text
    value: Decimal | None
    unit: Unit | None
    printed: str
    qualifier: Qualifier | None
    period: Period | None
    period_state: PeriodState | None
    period_note: Text
    source: Source
    locators: tuple[str, ...]
    years: tuple[int, ...]
    doubt: Text
    note: Text


def row_of(dataset: Dataset, record: Record) -> Row:
    """The row of an observation, a programme or an honour."""
    observation = record if isinstance(record, Observation) else None
    kind, label, about = _kind(record)
    return Row(
        kind,
        record.id,
        dataset.areas[record.area],
        dataset.region_of(record.area),
        dataset.initiatives.get(record.initiative or ""),
        name_of(dataset, record),
        label,
        about,
        observation.value if observation else None,
        dataset.units.get((observation.unit if observation else None) or ""),
        observation.printed if observation else "",
        observation.qualifier if observation else None,
        period_of(record),
        observation.period_state if observation else PeriodState.STATED if isinstance(record, Honour) else None,
        observation.period_note if observation else _NOTHING,
        dataset.sources[record.source],
        locators_of(record),
        years_of(record),
        _NOTHING if isinstance(record, Honour) else record.doubt,
        observation.note if observation else _NOTHING,
    )


def name_of(dataset: Dataset, record: Record) -> Text:
    """What a record is called."""
    return dataset.indicators[record.indicator].name if isinstance(record, Observation) else record.name


def locators_of(record: Record) -> tuple[str, ...]:
    """The places in its source where a record stands."""
    if isinstance(record, Programme):
        return record.locators
    return (record.locator,) if record.locator else ()


def period_of(record: Record) -> Period | None:
    """The period of an observation, the year of an honour."""
    if isinstance(record, Honour):
        return _year(record.year)
    return record.period if isinstance(record, Observation) else None


def years_of(record: Record) -> tuple[int, ...]:
    """The calendar years that a record speaks of."""
    period = period_of(record)
    return _years(period) if period is not None else ()


@cache
def _year(year: int) -> Period:
    return Period.parse(f"{year:04}")


@cache
def _years(period: Period) -> tuple[int, ...]:
    return tuple(period.years)


def _kind(record: Record) -> tuple[RowKind, Text, Text]:
    if isinstance(record, Programme):
        return RowKind.PROGRAMME, record.kind, record.summary
    if isinstance(record, Honour):
        return RowKind.HONOUR, _NOTHING, record.awarded_to
    return RowKind.OBSERVATION, _NOTHING, _NOTHING
