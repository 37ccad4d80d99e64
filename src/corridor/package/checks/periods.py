"""Rules on the period of an observation and how it is known."""

from collections.abc import Iterator
from datetime import date

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.package.checks.rule import Finding, rule

_TABLE = "observations"
_KNOWN = ("period", "period_state")
"""What rules on periods look at."""


@rule
def period_missing(dataset: Dataset) -> Iterator[Finding]:
    """Only a period that the source does not state may be left out."""

    def missing(row: Observation) -> bool:
        return row.period is None and row.period_state is not PeriodState.NOT_STATED

    for row in dataset.figures.where(missing, *_KNOWN):
        yield Finding(_TABLE, row.id, "period", "", {"state": row.period_state})


@rule
def period_ambiguity(dataset: Dataset) -> Iterator[Finding]:
    """A period with alternatives is ambiguous, and an ambiguous one names its alternatives."""

    def differs(row: Observation) -> bool:
        ambiguous = row.period_state is PeriodState.AMBIGUOUS
        return row.period is not None and row.period.text.startswith("[") != ambiguous

    for row in dataset.figures.where(differs, *_KNOWN):
        yield Finding(_TABLE, row.id, "period_state", _text(row), {"state": row.period_state})


@rule
def period_unstated(dataset: Dataset) -> Iterator[Finding]:
    """What is not stated is empty, or has at most an end."""

    def stated(row: Observation) -> bool:
        unstated = row.period_state is PeriodState.NOT_STATED
        return unstated and row.period is not None and not row.period.text.startswith("..")

    for row in dataset.figures.where(stated, *_KNOWN):
        yield Finding(_TABLE, row.id, "period_state", _text(row))


@rule
def ambiguity_unexplained(dataset: Dataset) -> Iterator[Finding]:
    """An ambiguous period says why it has more than one reading."""

    def unexplained(row: Observation) -> bool:
        return row.period_state is PeriodState.AMBIGUOUS and not row.period_note

    for row in dataset.figures.where(unexplained, "period_state", "period_note"):
        yield Finding(_TABLE, row.id, "period_note", _text(row))


@rule
def period_in_future(dataset: Dataset) -> Iterator[Finding]:
    """Only a target may lie after the date of the data."""
    as_of = dataset.corridor.as_of
    if as_of == date.min:  # stands in for a date that could not be read
        return

    def ahead(row: Observation) -> bool:
        if row.period is None or row.qualifier is Qualifier.TARGET:
            return False
        return (row.period.opening or row.period.closing)[:2] > (as_of.year, as_of.month)

    for row in dataset.figures.where(ahead, "period", "qualifier"):
        yield Finding(_TABLE, row.id, "period", _text(row), {"as_of": as_of.isoformat()})


def _text(row: Observation) -> str:
    return row.period.text if row.period else ""


RULES = (period_missing, period_ambiguity, period_unstated, ambiguity_unexplained, period_in_future)
