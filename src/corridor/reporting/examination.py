"""A submission laid over the latest release: what it would change, what is wrong with it, what is doubtful."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from corridor.errors import Problem
from corridor.messages.catalogue import message_and_remedy
from corridor.model.dataset import Dataset
from corridor.releases.canonical_rows import canonical, digest_of, encoded
from corridor.releases.contents import Rows, overlaid
from corridor.releases.contract_check import YOUNGER
from corridor.releases.difference import Difference, compared
from corridor.releases.merging import merged
from corridor.releases.release_store import LoadedRelease
from corridor.releases.standing_observations import ReleasedRow
from corridor.reporting.context import ReportingContext
from corridor.reporting.proposals import Proposal, as_standing, lines_of
from corridor.reporting.questions import Question

Parts = Mapping[int, tuple[Proposal, ...]]
"""Proposals by the submission that they are of."""


class Flaw(Struct, frozen=True):
    """A breach of the contract, and the proposal that it concerns; none where it is not one of them."""

    problem: Problem
    proposal: Proposal | None


class Examination(Struct, frozen=True):
    """What would come of publishing some proposals now.

    Attributes:
        dataset: the leader's page as it would be.
        difference: against the latest release.
        flaws: what stands in the way.
        remaining: what rules younger than a published figure forbid in it; it stands in nobody's way.
        questions: what must be answered in words.
    """

    dataset: Dataset
    difference: Difference
    flaws: tuple[Flaw, ...]
    remaining: tuple[Problem, ...]
    questions: tuple[Question, ...]


def examined(context: ReportingContext, loaded_release: LoadedRelease, parts: Parts) -> Examination:
    """Lay the proposals of one submission, or of several, over a release."""
    published, release = loaded_release.contents.rows, loaded_release.release.number + 1
    rows = tuple(row for proposed in parts.values() for row in proposed)
    standing = tuple(row for number, own in parts.items() for row in as_standing(own, published, release, number))
    dataset = _laid_over(context, loaded_release, standing, rows)
    overtaken = tuple(_overtaken(row) for row in rows if _newer(published, row))
    found = _flaws(context, dataset, rows)
    remaining = tuple(flaw for flaw in found if flaw.proposal is None and flaw.problem.rule in YOUNGER)
    return Examination(
        dataset,
        difference_from(published, standing),
        (*overtaken, *_doubled(rows), *(flaw for flaw in found if flaw not in remaining)),
        tuple(flaw.problem for flaw in remaining),
        context.questions(loaded_release.working, {row.key: row.record for row in rows if row.record is not None}),
    )


def difference_from(published: Rows, standing: Iterable[ReleasedRow]) -> Difference:
    """What rows that would stand change of those that are published."""
    after = tuple(standing)
    before = {(row.kind, row.key): published[row.kind][row.key] for row in after if row.key in published[row.kind]}
    return compared(before, after)


def _laid_over(
    context: ReportingContext,
    loaded_release: LoadedRelease,
    standing: tuple[ReleasedRow, ...],
    rows: tuple[Proposal, ...],
) -> Dataset:
    dataset = merged(overlaid(loaded_release.contents.rows, standing), context.base, context.today())
    proposed = canonical([[row.kind, row.key, row.withdrawn, row.record and encoded(row.record)] for row in rows])
    fingerprint = digest_of(f"{loaded_release.working.fingerprint}\n{proposed}")
    return replace(dataset, lines={**dataset.lines, **lines_of(rows)}, fingerprint=fingerprint[:16])


def _flaws(context: ReportingContext, dataset: Dataset, rows: tuple[Proposal, ...]) -> tuple[Flaw, ...]:
    kinds = {f"{row.kind}.csv" for row in rows}
    return tuple(
        Flaw(problem, rows[problem.line - 1] if problem.file in kinds and problem.line else None)
        for problem in context.check(dataset)
    )


def _newer(published: Rows, row: Proposal) -> bool:
    known = published.get(row.kind, {}).get(row.key)
    return known is not None and known.release > row.basis


def _overtaken(row: Proposal) -> Flaw:
    return _flaw("row-overtaken", row, release=row.basis)


def _doubled(rows: tuple[Proposal, ...]) -> tuple[Flaw, ...]:
    """What two submissions propose for the same row."""
    times = Counter((row.kind, row.key) for row in rows)
    return tuple(
        _flaw("row-doubled", row)
        for row in {(row.kind, row.key): row for row in rows}.values()
        if times[row.kind, row.key] > 1
    )


def _flaw(rule: str, row: Proposal, **facts: object) -> Flaw:
    found, remedy = message_and_remedy(f"rule.{rule}", found=row.key, **facts)
    return Flaw(Problem(rule, f"{row.kind}.csv", 0, row.key, row.key, found, remedy), row)
