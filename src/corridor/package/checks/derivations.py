"""Rules on derived numbers: that their arithmetic can be done, and that it bears out what is stated."""

from collections.abc import Iterator
from decimal import Decimal

from corridor.model.dataset import Dataset
from corridor.model.records import Derivation, Observation
from corridor.model.vocabulary import DerivationKind, Qualifier
from corridor.package.checks.rule import Finding, rule, words

_TABLE = "derivations"
_ORDER = {
    DerivationKind.SHARE: words("部分、整体、所述占比", "part, whole, stated share"),
    DerivationKind.WHOLE: words("部分、占比", "part, share"),
    DerivationKind.EARLIER_SHARE: words("占比、百分点之差", "share, change in percentage points"),
    DerivationKind.FLOOR: words("部分、整体", "part, whole"),
    DerivationKind.TARGET: words("实际、目标", "what was reached, target"),
}
"""What the inputs are, in their order."""
_SCALES = {
    DerivationKind.SHARE: (None, None, "percent"),
    DerivationKind.WHOLE: (None, "percent"),
    DerivationKind.EARLIER_SHARE: ("percent", "points"),
    DerivationKind.FLOOR: ("count", "count"),
    DerivationKind.TARGET: (None, None),
}
"""The scale of unit that each input has; None where any will do."""
_DIVISORS = {DerivationKind.SHARE: 1, DerivationKind.WHOLE: 1, DerivationKind.TARGET: 1}
"""Which input is divided by."""


@rule(
    message=words("{kind} 需要 {expected} 个输入，这里有 {found} 个", "{kind} takes {expected} inputs, not {found}"),
    remedy=words("依次写明：{order}", "list, in this order: {order}"),
)
def inputs_miscounted(dataset: Dataset) -> Iterator[Finding]:
    """Each kind of arithmetic has its fixed number of inputs."""
    for row in dataset.derivations.values():
        expected = len(_SCALES[row.kind])
        if len(row.inputs) != expected:
            facts = {"kind": row.kind, "expected": expected, "order": _ORDER[row.kind]}
            yield Finding(_TABLE, row.id, "inputs", len(row.inputs), facts)


@rule(
    message=words("输入 {found} 没有数值", "the input {found} has no value"),
    remedy=words("换用有数值的数据，或删去这一推算", "use figures that have values, or delete the derivation"),
)
def input_without_value(dataset: Dataset) -> Iterator[Finding]:
    """Nothing can be derived from a figure without a number."""
    for row in dataset.derivations.values():
        for observation in _inputs(dataset, row):
            if observation.value is None:
                yield Finding(_TABLE, row.id, "inputs", observation.id)


@rule(
    message=words(
        "输入 {found} 属于地区 {other}，推算却属于 {area}",
        "the input {found} is of the area {other}, the derivation of {area}",
    ),
    remedy=words("输入须与推算属于同一地区", "inputs and derivation are of one area"),
)
def input_elsewhere(dataset: Dataset) -> Iterator[Finding]:
    """A number is derived from figures of its own area."""
    for row in dataset.derivations.values():
        for observation in _inputs(dataset, row):
            if dataset.current(observation.area) != dataset.current(row.area):
                yield Finding(_TABLE, row.id, "inputs", observation.id, {"other": observation.area, "area": row.area})


@rule(
    message=words(
        "{kind} 的第 {place} 个输入 {found} 的单位应属于 {expected}",
        "the unit of {found}, input {place} of {kind}, is not of the scale {expected}",
    ),
    remedy=words("核对单位和顺序：{order}", "check the units and the order: {order}"),
)
def input_unit_unsuitable(dataset: Dataset) -> Iterator[Finding]:
    """Shares are in percent, changes of them in points, counts are counts."""
    for row in dataset.derivations.values():
        for place, (key, scale) in enumerate(zip(row.inputs, _SCALES[row.kind], strict=False), 1):
            observation = dataset.observations.get(key)
            unit = dataset.units.get(observation.unit or "") if observation else None
            if unit and scale and unit.scale != scale:
                facts = {"kind": row.kind, "place": place, "expected": scale, "order": _ORDER[row.kind]}
                yield Finding(_TABLE, row.id, "inputs", key, facts)


@rule(
    message=words("除数 {found} 为零", "the divisor {found} is zero"),
    remedy=words("核对输入的顺序和数值，或删去这一推算", "check the inputs and their order, or delete the derivation"),
)
def divisor_zero(dataset: Dataset) -> Iterator[Finding]:
    """Nothing is divided by zero."""
    for row in dataset.derivations.values():
        place = _DIVISORS.get(row.kind, len(row.inputs))
        divisor = dataset.observations.get(row.inputs[place]) if place < len(row.inputs) else None
        if divisor and divisor.value == 0:
            yield Finding(_TABLE, row.id, "inputs", divisor.id)


@rule(
    message=words(
        "{part} ÷ {whole} 得 {computed} %，与所述的 {found} % 不符",
        "{part} of {whole} is {computed} %, not {found} % as stated",
    ),
    remedy=words(
        "核对三个数值；原文自相矛盾时，把疑点写入 doubt 并删去这一推算",
        "compare the three with the source; where it contradicts itself, state the doubt and delete the derivation",
    ),
)
def share_unconfirmed(dataset: Dataset) -> Iterator[Finding]:
    """A stated share is the part of the whole, within the rounding of all three."""
    for row in dataset.derivations.values():
        inputs = _inputs(dataset, row)
        if row.kind is not DerivationKind.SHARE or len(inputs) != len(_SCALES[row.kind]):
            continue
        part, whole, share = (observation.value for observation in inputs)
        exact = all(observation.qualifier is Qualifier.EXACT for observation in inputs)
        if exact and part is not None and whole and share is not None and not _borne_out(*inputs):
            facts = {"part": part, "whole": whole, "computed": round(part / whole * 100, 2)}
            yield Finding(_TABLE, row.id, "inputs", share, facts)


def _borne_out(part: Observation, whole: Observation, share: Observation) -> bool:
    """Whether the ranges of part, whole and share, all with values, leave room for each other."""
    least, most = _range(share, _rounding(share))
    lower, upper = _range(part, Decimal(0))
    small, large = _range(whole, Decimal(0))
    return lower * 100 <= most * large and least * small <= upper * 100


def _range(observation: Observation, unless_stated: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most that a figure can be, by its tolerance or what holds unless it states one."""
    value = observation.value or Decimal(0)
    tolerance = unless_stated if observation.tolerance is None else observation.tolerance
    return value - tolerance, value + tolerance


def _rounding(observation: Observation) -> Decimal:
    """Half a unit of the last digit that a figure is given with: 0.05 for 52.7."""
    value = Decimal(0) if observation.value is None else observation.value  # 0.0 is false, but has a digit
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)


@rule(
    message=words(
        "指标 {found} 没有门槛值，无法推算下限", "the indicator {found} has no threshold to derive a floor from"
    ),
    remedy=words("在 indicators.csv 写明门槛值和单位", "give its threshold and unit in indicators.csv"),
)
def floor_without_threshold(dataset: Dataset) -> Iterator[Finding]:
    """A floor follows from thresholds that part and whole reach."""
    for row in dataset.derivations.values():
        for observation in _inputs(dataset, row) if row.kind is DerivationKind.FLOOR else ():
            indicator = dataset.indicators.get(observation.indicator)
            if indicator and indicator.threshold is None:
                yield Finding(_TABLE, row.id, "inputs", indicator.id)


@rule(
    message=words(
        "对照目标时，输入的顺序应为实际、目标，而第 {place} 个是 {found}（{qualifier}）",
        "against a target the inputs are what was reached, then the target, but input {place} is {found} ({qualifier})",
    ),
    remedy=words("调换输入的顺序，或改正限定词", "change the order of the inputs, or correct the qualifier"),
)
def target_misplaced(dataset: Dataset) -> Iterator[Finding]:
    """What was reached comes first and the target second."""
    for row in dataset.derivations.values():
        for place, key in enumerate(row.inputs[:2] if row.kind is DerivationKind.TARGET else (), 1):
            observation = dataset.observations.get(key)
            if observation and (observation.qualifier is Qualifier.TARGET) != (place == 2):  # noqa: PLR2004
                yield Finding(_TABLE, row.id, "inputs", key, {"place": place, "qualifier": observation.qualifier})


def _inputs(dataset: Dataset, row: Derivation) -> list[Observation]:
    """The inputs that exist; those that do not are a matter of the codes."""
    return [dataset.observations[key] for key in row.inputs if key in dataset.observations]


RULES = (
    inputs_miscounted,
    input_without_value,
    input_elsewhere,
    input_unit_unsuitable,
    divisor_zero,
    share_unconfirmed,
    floor_without_threshold,
    target_misplaced,
)
