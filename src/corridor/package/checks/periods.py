"""Rules on the period of an observation and how it is known."""

from collections.abc import Iterator
from datetime import date

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.package.checks.rule import Finding, rule, words

_TABLE = "observations"


@rule(
    message=words("时期为空，而状态是 {state}", "the period is empty, but its state is {state}"),
    remedy=words(
        "补上时期；原文没有说明时，状态改为 not_stated",
        "give the period; where the source names none, set period_state to not_stated",
    ),
)
def period_missing(dataset: Dataset) -> Iterator[Finding]:
    """Only a period that the source does not state may be left out."""
    for row in dataset.observations.values():
        if row.period is None and row.period_state is not PeriodState.NOT_STATED:
            yield Finding(_TABLE, row.id, "period", "", {"state": row.period_state})


@rule(
    message=words(
        "时期 {found} 与状态 {state} 矛盾：有多种可能的时期必须是 ambiguous，反之亦然",
        "the period {found} contradicts the state {state}: alternatives are ambiguous, and nothing else is",
    ),
    remedy=words(
        "把各种可能写成 [2021,2022] 并用 ambiguous，否则写定一个时期",
        "write the alternatives as [2021,2022] with ambiguous, or one period with another state",
    ),
)
def period_ambiguity(dataset: Dataset) -> Iterator[Finding]:
    """A period with alternatives is ambiguous, and an ambiguous one names its alternatives."""
    for row in dataset.observations.values():
        ambiguous = row.period_state is PeriodState.AMBIGUOUS
        if row.period and row.period.text.startswith("[") != ambiguous:
            yield Finding(_TABLE, row.id, "period_state", row.period.text, {"state": row.period_state})


@rule(
    message=words(
        "时期 {found} 已写明，状态却是 not_stated", "the period {found} is given, but its state is not_stated"
    ),
    remedy=words(
        "not_stated 只用于空白或起点不明的时期（../2022-02）",
        "not_stated goes with an empty period, or with an open beginning such as ../2022-02",
    ),
)
def period_unstated(dataset: Dataset) -> Iterator[Finding]:
    """What is not stated is empty, or has at most an end."""
    for row in dataset.observations.values():
        unstated = row.period_state is PeriodState.NOT_STATED
        if row.period and unstated and not row.period.text.startswith(".."):
            yield Finding(_TABLE, row.id, "period_state", row.period.text)


@rule(
    message=words("时期 {found} 有歧义，却没有说明", "the period {found} is ambiguous, but nothing explains it"),
    remedy=words("在 period_note 栏写明各种读法", "state the readings in the period_note columns"),
)
def ambiguity_unexplained(dataset: Dataset) -> Iterator[Finding]:
    """A reader is told why a period has more than one reading."""
    for row in dataset.observations.values():
        if row.period_state is PeriodState.AMBIGUOUS and not row.period_note:
            yield Finding(_TABLE, row.id, "period_note", row.period.text if row.period else "")


@rule(
    message=words(
        "时期 {found} 晚于数据截止日期 {as_of}", "the period {found} begins after the package's date, {as_of}"
    ),
    remedy=words(
        "改正时期，或更新 corridor.csv 的 as_of；尚未发生的数字应为目标（target）",
        "correct the period, or bring as_of in corridor.csv up to date; what is still to come is a target",
    ),
)
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
