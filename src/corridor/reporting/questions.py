"""All that a submitter is asked about proposed figures, whether they came in a file or were typed."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.model.vocabulary import Text
from corridor.queries.plausibility import Oddity, oddities
from corridor.releases.canonical_rows import Record, digest_of, encoded
from corridor.reporting.errors import UnexplainedError
from corridor.workbook.plausibility import SHORTEST_ANSWER, explains, message_of, sentence


class Question(Struct, frozen=True):
    """One implausible figure.

    Attributes:
        id: what its answer is kept under; another one when the row changes.
        key: the observation in question.
        rule: ``ten-fold`` and others, see `corridor.queries.plausibility`.
        message: the doubt in words.
    """

    id: str
    key: str
    rule: str
    message: Text


def questions_about(before: Dataset, proposed: Mapping[str, Record]) -> tuple[Question, ...]:
    """The questions about `proposed` rows (by id) beside the dataset published `before`, in the order proposed."""
    return tuple(
        _doubt(oddity, row)
        for row in proposed.values()
        if isinstance(row, Observation) and row.indicator in before.indicators
        for oddity in oddities(row, before)
    )


def _doubt(oddity: Oddity, row: Observation) -> Question:
    # the document's id holds the number of the submission, which a file that is only checked has not
    key = f"{oddity.rule}:{row.id}:{digest_of(encoded(replace(row, source='')))[:12]}"
    return Question(key, row.id, oddity.rule, sentence(*message_of(oddity)))


def unanswered(questions: tuple[Question, ...], answers: Mapping[str, str]) -> Iterator[str]:
    """The ids of the questions that have no answer, or none that explains anything: the rule is the workbook's."""
    return (question.id for question in questions if not explains(answers.get(question.id, "")))


def explained(text: str) -> str:
    """`text`, where it explains something.

    Raises:
        UnexplainedError: it does not.
    """
    if not explains(text):
        raise UnexplainedError(text, SHORTEST_ANSWER)
    return text
