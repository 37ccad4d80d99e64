"""The package's derivations on a release's figures: reckoned anew wherever figures were corrected.

Derivations are the package's, which no clerk edits, while figures are corrected by everyone who submits. So a release
is never refused for a derivation: one that can no longer be worked out is kept apart and shown as such, and a stated
share that its parts no longer bear out is shown as not confirmed.
"""

from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.records import Derivation, Observation
from corridor.model.vocabulary import Text
from corridor.package.checks import derivations as rules
from corridor.package.checks.redefinitions import target_redefined

UNCONFIRMED = rules.share_unconfirmed.name
"""The rule that a package is held to and a release is not: `Derived.confirmed` says there what became of it."""
_DO_NOT_WORK = (*(rule for rule in rules.RULES if rule is not rules.share_unconfirmed), target_redefined)


def reckoned(dataset: Dataset, base: Dataset) -> Dataset:
    """`dataset` with those derivations of `base` that can be worked out from its figures, and the others as lost.

    The note of one whose figures are not those it was written about is dropped, and the derivation marked as revised.
    """
    given = (dataset.observations, dataset.statistics)
    there = {
        key: row
        for key, row in base.derivations.items()
        if all(any(one in table for table in given) for one in row.inputs)
    }
    tried = replace(dataset, derivations=there)
    broken = {finding.key for rule in _DO_NOT_WORK for finding in rule.find(tried)}
    left = {key: row for key, row in there.items() if key not in broken}
    revised = frozenset(key for key, row in left.items() if _is_revised(row, dataset, base))
    return replace(
        dataset,
        derivations={key: replace(row, note=Text({})) if key in revised else row for key, row in left.items()},
        revised=revised,
        lost={key: row for key, row in base.derivations.items() if key not in left},
    )


def _is_revised(row: Derivation, dataset: Dataset, base: Dataset) -> bool:
    """Statistics are the package's, which no release corrects."""
    figures = [key for key in row.inputs if key in dataset.observations]
    return any(_number(dataset.observations[key]) != _number(base.observations.get(key)) for key in figures)


def _number(row: Observation | None) -> tuple[object, ...] | None:
    """All of a figure that a note about it may speak of."""
    if row is None:
        return None
    return row.value, row.unit, row.qualifier, row.bound, row.tolerance, row.period, row.period_state
