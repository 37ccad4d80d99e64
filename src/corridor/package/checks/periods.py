"""Rules on the period of an observation and how it is known."""

from collections.abc import Iterator
from datetime import date

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.package.checks.rule import Finding, rule

_TABLE = "observations"


@rule
def period_missing(dataset: Dataset) -> Iterator[Finding]:
    """Only a period that the source does not state may be left out."""
    for row in dataset.observations.values():
        if row.period is None and row.period_state is not PeriodState.NOT_STATED:
            yield Finding(_TABLE, row.id, "period", "", {"state": row.period_state})


@rule
def period_ambiguity(dataset: Dataset) -> Iterator[Finding]:
    """A period with alternatives is ambiguous, and an ambiguous one names its alternatives."""
    for row in dataset.observations.values():
        ambiguous = row.period_state is PeriodState.AMBIGUOUS
        if row.period and row.period.text.startswith("[") != ambiguous:
            yield Finding(_TABLE, row.id, "period_state", row.period.text, {"state": row.period_state})


@rule
def period_unstated(dataset: Dataset) -> Iterator[Finding]:
    """What is not stated is empty, or has at most an end."""
    for row in dataset.observations.values():
        unstated = row.period_state is PeriodState.NOT_STATED
        if row.period and unstated and not row.period.text.startswith(".."):
            yield Finding(_TABLE, row.id, "period_state", row.period.text)


@rule
def ambiguity_unexplained(dataset: Dataset) -> Iterator[Finding]:
    """An ambiguous period says why it has more than one reading."""
    for row in dataset.observations.values():
        if row.period_state is PeriodState.AMBIGUOUS and not row.period_note:
            yield Finding(_TABLE, row.id, "period_note", row.period.text if row.period else "")


@rule
def period_in_future(dataset: Dataset) -> Iterator[Finding]:
    """Only a target may lie after the date of the data."""
    as_of = dataset.corridor.as_of
    if as_of == date.min:  # stands in for a date that could not be read
        return
    for row in dataset.observations.values():
        if row.period and row.qualifier is not Qualifier.TARGET:
            begins = row.period.opening or row.period.closing
            if begins[:2] > (as_of.year, as_of.month):
                yield Finding(_TABLE, row.id, "period", row.period.text, {"as_of": as_of.isoformat()})


RULES = (period_missing, period_ambiguity, period_unstated, ambiguity_unexplained, period_in_future)
