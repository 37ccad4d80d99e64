"""All that a submitter is asked about proposed figures, whether they came in a file or were typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corridor.archive.rows import Record, digest_of, encoded
from corridor.dataset import Dataset
from corridor.model import Observation
from corridor.plausibility import Oddity, oddities
from corridor.words import Text
from corridor.workbook.plausibility import sentence, words_of


@dataclass(frozen=True, slots=True)
class Doubt:
    """One implausible figure.

    Attributes:
        id: what its answer is kept under; another one when the row changes.
        key: the observation in question.
        rule: ``ten-fold`` and others, see `corridor.plausibility`.
        message: the doubt in words.
    """

    id: str
    key: str
    rule: str
    message: Text


def doubts_of(before: Dataset, proposed: Mapping[str, Record]) -> tuple[Doubt, ...]:
    """The doubts about `proposed` rows (by id) beside the dataset published `before`, in the order proposed."""
    return tuple(
        _doubt(oddity, row)
        for row in proposed.values()
        if isinstance(row, Observation) and row.indicator in before.indicators
        for oddity in oddities(row, before)
    )


def _doubt(oddity: Oddity, row: Observation) -> Doubt:
    key = f"{oddity.rule}:{row.id}:{digest_of(encoded(row))[:12]}"
    return Doubt(key, row.id, oddity.rule, sentence(*words_of(oddity)))


def unanswered(doubts: tuple[Doubt, ...], answers: Mapping[str, str]) -> Iterator[str]:
    """The ids of the doubts that have no answer."""
    return (doubt.id for doubt in doubts if not answers.get(doubt.id))
