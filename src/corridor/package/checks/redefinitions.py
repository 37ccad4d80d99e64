"""Rules on indicators that were redefined: since when, and what changed."""

from collections.abc import Iterator
from itertools import pairwise

from corridor.model.dataset import Dataset
from corridor.model.redefinition import same_definition
from corridor.model.vocabulary import DerivationKind
from corridor.package.checks.rule import Finding, rule

_TABLE = "indicators"


@rule
def redefinition_incomplete(dataset: Dataset) -> Iterator[Finding]:
    """Where a redefinition breaks a line, its reason is given."""
    for row in dataset.indicators.values():
        if bool(row.redefined) != bool(row.redefinition):
            found = ";".join(since.text for since in row.redefined)
            yield Finding(_TABLE, row.id, "redefined" if row.redefinition else "redefinition", found)


@rule
def redefined_in_a_span(dataset: Dataset) -> Iterator[Finding]:
    """A definition holds from the first day of a point in time on."""
    for row in dataset.indicators.values():
        for since in row.redefined:
            if since.form != "point":
                yield Finding(_TABLE, row.id, "redefined", since.text)


@rule
def redefined_unordered(dataset: Dataset) -> Iterator[Finding]:
    """Definitions follow each other."""
    for row in dataset.indicators.values():
        for before, since in pairwise(row.redefined):
            if before.opening and since.opening and since.opening <= before.opening:
                yield Finding(_TABLE, row.id, "redefined", since.text, {"other": before.text})


@rule
def target_redefined(dataset: Dataset) -> Iterator[Finding]:
    """What was reached is held against a target of the same definition only."""
    for row in dataset.derivations.values():
        rows = [dataset.observations[key] for key in row.inputs if key in dataset.observations]
        if row.kind is not DerivationKind.TARGET or len(rows) != len(("reached", "target")):
            continue
        reached, target = rows
        indicator = dataset.indicators.get(reached.indicator)
        if indicator and reached.indicator == target.indicator and not same_definition(indicator, reached, target):
            yield Finding("derivations", row.id, "inputs", target.id, {"other": reached.id})


RULES = (redefinition_incomplete, redefined_in_a_span, redefined_unordered, target_redefined)
