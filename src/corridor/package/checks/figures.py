"""Rules on a single observation: its value, qualifier, unit and the figure as printed."""

from collections.abc import Iterator

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier
from corridor.package.checks.rule import Finding, rule, words

_TABLE = "observations"
_BOUNDS = (Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.ABOUT)


@rule(
    message=words(
        "限定词为 {qualifier} 的数据不应有数值，却写了 {found}",
        "a figure that is {qualifier} carries no number, but {found} is given",
    ),
    remedy=words("删去数值，或改正限定词", "empty the value, or correct the qualifier"),
)
def value_unexpected(dataset: Dataset) -> Iterator[Finding]:
    """An illegible figure, or a status that was reached, must not show a number."""
    for row in dataset.observations.values():
        if row.value is not None and not row.qualifier.has_value:
            yield Finding(_TABLE, row.id, "value", row.value, {"qualifier": row.qualifier})


@rule(
    message=words("限定词为 {qualifier} 的数据缺少数值", "a figure that is {qualifier} needs a number, and has none"),
    remedy=words(
        "补上数值；原文无法辨认时，限定词改为 illegible",
        "give the value; where the source cannot be read, set the qualifier to illegible",
    ),
)
def value_absent(dataset: Dataset) -> Iterator[Finding]:
    """A figure whose qualifier promises a number must have one."""
    for row in dataset.observations.values():
        if row.value is None and row.qualifier.has_value:
            yield Finding(_TABLE, row.id, "value", "", {"qualifier": row.qualifier})


@rule(
    message=words(
        "界限 {found} 不能用于限定词为 {qualifier} 的数据",
        "the bound {found} does not go with a figure that is {qualifier}",
    ),
    remedy=words(
        "界限只用于目标（target），且只能是 exact、at_least 或 about；否则请留空",
        "only a target has a bound, one of exact, at_least and about; leave it empty otherwise",
    ),
)
def bound_without_target(dataset: Dataset) -> Iterator[Finding]:
    """A bound says how a target is meant, and nothing else has one."""
    for row in dataset.observations.values():
        if row.bound is not None and (row.qualifier is not Qualifier.TARGET or row.bound not in _BOUNDS):
            yield Finding(_TABLE, row.id, "bound", row.bound, {"qualifier": row.qualifier})


@rule(
    message=words(
        "单位为“{found}”，而指标 {indicator} 的单位是“{expected}”",
        'the unit is "{found}", but that of the indicator {indicator} is "{expected}"',
    ),
    remedy=words("改成指标的单位，或另立指标", "use the indicator's unit, or add an indicator of its own"),
)
def unit_differs(dataset: Dataset) -> Iterator[Finding]:
    """An observation is measured in its indicator's unit."""
    for row in dataset.observations.values():
        indicator = dataset.indicators.get(row.indicator)
        if indicator and indicator.unit != row.unit:
            facts = {"indicator": indicator.id, "expected": indicator.unit or ""}
            yield Finding(_TABLE, row.id, "unit", row.unit or "", facts)


@rule(
    message=words(
        "行动为“{found}”，而指标 {indicator} 属于行动“{expected}”",
        'the initiative is "{found}", but the indicator {indicator} belongs to "{expected}"',
    ),
    remedy=words("改成指标所属的行动，或另立指标", "use the indicator's initiative, or add an indicator of its own"),
)
def initiative_differs(dataset: Dataset) -> Iterator[Finding]:
    """An observation counts for the initiative that its indicator belongs to."""
    for row in dataset.observations.values():
        indicator = dataset.indicators.get(row.indicator)
        if indicator and indicator.initiative != row.initiative:
            facts = {"indicator": indicator.id, "expected": indicator.initiative or ""}
            yield Finding(_TABLE, row.id, "initiative", row.initiative or "", facts)


@rule(
    message=words("比重 {found} 不在 0 至 100 之间", "the share {found} is outside 0 to 100"),
    remedy=words(
        "改正数值；增减幅度请用不属于比重（percent）的单位",
        "correct the value; a growth or a change takes a unit whose scale is not percent",
    ),
)
def share_outside_range(dataset: Dataset) -> Iterator[Finding]:
    """A part of a whole in percent lies between nothing and all of it."""
    shares = {unit.id for unit in dataset.units.values() if unit.scale == "percent"}
    for row in dataset.observations.values():
        if row.unit in shares and row.value is not None and not 0 <= row.value <= 100:  # noqa: PLR2004
            yield Finding(_TABLE, row.id, "value", row.value)


@rule(
    message=words("{found} 不是可以数出来的数目", "{found} is not something that can be counted"),
    remedy=words(
        "计数只能是不小于零的整数：改正数值或单位", "a count is whole and not below zero: correct value or unit"
    ),
)
def count_impossible(dataset: Dataset) -> Iterator[Finding]:
    """A unit that is counted has whole numbers from zero upwards."""
    counts = {unit.id for unit in dataset.units.values() if unit.scale == "count"}
    for row in dataset.observations.values():
        if row.unit in counts and row.value is not None and (row.value < 0 or row.value % 1):
            yield Finding(_TABLE, row.id, "value", row.value)


@rule(
    message=words("误差 {found} 不成立", "the tolerance {found} makes no sense here"),
    remedy=words(
        "误差须大于零，且只随数值出现；没有误差时请留空",
        "a tolerance is above zero and stands beside a value; leave it empty where there is none",
    ),
)
def tolerance_impossible(dataset: Dataset) -> Iterator[Finding]:
    """The tolerance is half a rounding step: a positive number beside a number."""
    for row in dataset.observations.values():
        if row.tolerance is not None and (row.tolerance <= 0 or row.value is None):
            yield Finding(_TABLE, row.id, "tolerance", row.tolerance)


@rule(
    message=words("原文无法辨认，却没有说明疑点", "the source is illegible, but no doubt is stated"),
    remedy=words("在 doubt 栏写明缺损之处", "say in the doubt columns what is lost"),
)
def illegible_unexplained(dataset: Dataset) -> Iterator[Finding]:
    """A reader is told why a figure has no number."""
    for row in dataset.observations.values():
        if row.qualifier is Qualifier.ILLEGIBLE and not row.doubt:
            yield Finding(_TABLE, row.id, "doubt", "")


@rule(
    message=words(
        "与 {other} 重复：同一地区、指标、时期和限定词",
        "repeats {other}: the same area, indicator, period and qualifier",
    ),
    remedy=words("删去其中一行，或改正时期", "delete one of the two, or correct the period"),
)
def observation_repeated(dataset: Dataset) -> Iterator[Finding]:
    """One area, under whichever code, has one figure of an indicator for one period in one state."""
    seen: dict[tuple[str, str, Period | None, str], str] = {}
    for row in dataset.observations.values():
        key = (dataset.current(row.area), row.indicator, row.period, row.qualifier)
        if seen.setdefault(key, row.id) != row.id:
            yield Finding(_TABLE, row.id, "", row.id, {"other": seen[key]})


RULES = (
    value_unexpected,
    value_absent,
    bound_without_target,
    unit_differs,
    initiative_differs,
    share_outside_range,
    count_impossible,
    tolerance_impossible,
    illegible_unexplained,
    observation_repeated,
)
