"""Rules on derived numbers: that their arithmetic can be done, and that it bears out what is stated."""

from collections.abc import Iterator

from corridor.messages.catalogue import message
from corridor.model.dataset import Dataset
from corridor.model.derivation import half_step, range_of
from corridor.model.records import Derivation, Observation
from corridor.model.vocabulary import DerivationKind, Qualifier, Text
from corridor.package.checks.rule import Finding, rule

_TABLE = "derivations"
_SCALES = {
    DerivationKind.SHARE: (None, None, "percent"),
    DerivationKind.WHOLE: (None, "percent"),
    DerivationKind.EARLIER_SHARE: ("percent", "points"),
    DerivationKind.FLOOR: ("count", "count"),
    DerivationKind.TARGET: (None, None),
    DerivationKind.REMAINDER: (None, None),
}
"""The scale of unit that each input has; None where any will do."""
_DIVISORS = {DerivationKind.SHARE: 1, DerivationKind.WHOLE: 1, DerivationKind.TARGET: 1}
"""Which input is divided by."""


@rule
def inputs_miscounted(dataset: Dataset) -> Iterator[Finding]:
    """Each kind of arithmetic has its fixed number of inputs; a remainder has as many parts as are published."""
    for row in dataset.derivations.values():
        expected, given = len(_SCALES[row.kind]), len(row.inputs)
        if given < expected or (given > expected and row.kind is not DerivationKind.REMAINDER):
            facts = {"kind": row.kind, "expected": expected, "order": _order(row.kind)}
            yield Finding(_TABLE, row.id, "inputs", len(row.inputs), facts)


@rule
def input_without_value(dataset: Dataset) -> Iterator[Finding]:
    """Nothing can be derived from a figure without a number."""
    for row in dataset.derivations.values():
        for observation in _inputs(dataset, row):
            if observation.value is None:
                yield Finding(_TABLE, row.id, "inputs", observation.id)


@rule
def input_from_other_table(dataset: Dataset) -> Iterator[Finding]:
    """A remainder is one of context statistics, which are no results; everything else follows from figures."""
    for row in dataset.derivations.values():
        context = row.kind is DerivationKind.REMAINDER
        for key in row.inputs:
            if key in (dataset.observations if context else dataset.statistics):
                table = "statistics.csv" if context else "observations.csv"
                yield Finding(_TABLE, row.id, "inputs", key, {"kind": row.kind, "table": table})


@rule
def remainder_impossible(dataset: Dataset) -> Iterator[Finding]:
    """A whole and its parts are of one unit, and the parts leave something of it."""
    for row in dataset.derivations.values():
        rows = [dataset.statistics[key] for key in row.inputs if key in dataset.statistics]
        if row.kind is DerivationKind.REMAINDER and rows:
            whole, *parts = rows
            other = next((part.id for part in parts if part.unit != whole.unit), None)
            if other or sum(part.value for part in parts) > whole.value:
                yield Finding(_TABLE, row.id, "inputs", other or whole.id)


@rule
def input_elsewhere(dataset: Dataset) -> Iterator[Finding]:
    """A number is derived from figures of its own area."""
    for row in dataset.derivations.values():
        for observation in _inputs(dataset, row):
            if dataset.current(observation.area) != dataset.current(row.area):
                yield Finding(_TABLE, row.id, "inputs", observation.id, {"other": observation.area, "area": row.area})


@rule
def input_unit_unsuitable(dataset: Dataset) -> Iterator[Finding]:
    """Shares are in percent, changes of them in points, counts are counts."""
    for row in dataset.derivations.values():
        for place, (key, scale) in enumerate(zip(row.inputs, _SCALES[row.kind], strict=False), 1):
            observation = dataset.observations.get(key)
            unit = dataset.units.get(observation.unit or "") if observation else None
            if unit and scale and unit.scale != scale:
                facts = {"kind": row.kind, "place": place, "expected": scale, "order": _order(row.kind)}
                yield Finding(_TABLE, row.id, "inputs", key, facts)


@rule
def divisor_zero(dataset: Dataset) -> Iterator[Finding]:
    """Nothing is divided by zero."""
    for row in dataset.derivations.values():
        place = _DIVISORS.get(row.kind, len(row.inputs))
        divisor = dataset.observations.get(row.inputs[place]) if place < len(row.inputs) else None
        if divisor and divisor.value == 0:
            yield Finding(_TABLE, row.id, "inputs", divisor.id)


@rule
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


def _order(kind: DerivationKind) -> Text:
    """What the inputs of a derivation are, in their order."""
    return message(f"derivation-inputs.{kind}")


def _borne_out(part: Observation, whole: Observation, share: Observation) -> bool:
    """Whether the ranges of part, whole and share, all with values, leave room for each other."""
    least, most = range_of(share, half_step(share.value))
    (lower, upper), (small, large) = range_of(part), range_of(whole)
    return lower * 100 <= most * large and least * small <= upper * 100


@rule
def floor_without_threshold(dataset: Dataset) -> Iterator[Finding]:
    """A floor follows from thresholds that part and whole reach."""
    for row in dataset.derivations.values():
        for observation in _inputs(dataset, row) if row.kind is DerivationKind.FLOOR else ():
            indicator = dataset.indicators.get(observation.indicator)
            if indicator and indicator.threshold is None:
                yield Finding(_TABLE, row.id, "inputs", indicator.id)


@rule
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
    input_from_other_table,
    remainder_impossible,
    input_elsewhere,
    input_unit_unsuitable,
    divisor_zero,
    share_unconfirmed,
    floor_without_threshold,
    target_misplaced,
)
