"""Rules on indicators that were redefined: since when, and what changed."""

from collections.abc import Iterator
from itertools import pairwise

from corridor.model.dataset import Dataset
from corridor.model.redefinition import same_definition
from corridor.model.vocabulary import DerivationKind
from corridor.package.checks.rule import Finding, rule, words

_TABLE = "indicators"


@rule(
    message=words("口径改变的时间与说明只写了一个", "of the time and the words of a redefinition only one is given"),
    remedy=words("redefined 和 redefinition 两栏都填，或都留空", "fill both redefined and redefinition, or neither"),
)
def redefinition_incomplete(dataset: Dataset) -> Iterator[Finding]:
    """A reader who is told that a line breaks is told why."""
    for row in dataset.indicators.values():
        if bool(row.redefined) != bool(row.redefinition):
            found = ";".join(since.text for since in row.redefined)
            yield Finding(_TABLE, row.id, "redefined" if row.redefinition else "redefinition", found)


@rule(
    message=words("{found} 不是一个时点", "{found} is no single year, quarter, month or day"),
    remedy=words(
        "写新口径开始的年、季、月或日，如 2021-07", "give the year, quarter, month or day in which it begins: 2021-07"
    ),
)
def redefined_in_a_span(dataset: Dataset) -> Iterator[Finding]:
    """A definition holds from the first day of a point in time on."""
    for row in dataset.indicators.values():
        for since in row.redefined:
            if since.form != "point":
                yield Finding(_TABLE, row.id, "redefined", since.text)


@rule(
    message=words("{found} 不晚于它前面的 {other}", "{found} is no later than {other} before it"),
    remedy=words("由早到晚写，不要重复", "list them from the earliest to the latest, each once"),
)
def redefined_unordered(dataset: Dataset) -> Iterator[Finding]:
    """Definitions follow each other."""
    for row in dataset.indicators.values():
        for before, since in pairwise(row.redefined):
            if before.opening and since.opening and since.opening <= before.opening:
                yield Finding(_TABLE, row.id, "redefined", since.text, {"other": before.text})


@rule(
    message=words(
        "目标 {found} 与实际 {other} 的口径不同，不能对照",
        "the target {found} and what was reached, {other}, are of different definitions of their indicator",
    ),
    remedy=words("换用同一口径的数据，或删去这一推算", "use figures of one definition, or delete the derivation"),
)
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
