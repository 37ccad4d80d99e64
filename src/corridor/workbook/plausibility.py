"""The questions about the figures of a file, each at its cell; `queries.plausibility` says what is unusual."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

from msgspec import Struct

from corridor.messages.catalogue import message, message_and_remedy
from corridor.messages.periods import period_text
from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.model.vocabulary import Text
from corridor.queries.plausibility import Oddity, oddities
from corridor.workbook.draft import Draft, Proposal
from corridor.workbook.grid import address
from corridor.workbook.indicators import label
from corridor.workbook.report import shortened

SHORTEST_ANSWER = 4
"""Characters; “属实” alone explains nothing."""


class Query(Struct, frozen=True):
    """One question about one figure.

    Attributes:
        id: the same for the same rule, figure, value and former value, so that an answer stays with its question
            when the file is uploaded again, and is asked for anew when the value is another.
        rule: short name, ``ten-fold``.
        sheet: name of the sheet.
        cell: address of the cell, ``H7``.
        found: what stands there.
        message: what is unusual.
        remedy: what is asked.
    """

    id: str
    rule: str
    sheet: str
    cell: str
    found: str
    message: Text
    remedy: Text


def message_of(oddity: Oddity) -> tuple[Text, Text]:
    """What is unusual, and what is asked."""
    facts = {key: period_text(fact) if isinstance(fact, Period) else fact for key, fact in oddity.facts.items()}
    return message_and_remedy(f"question.{oddity.rule}", **{**facts, "found": shortened(oddity.found)})


def sentence(unusual: Text, asked: Text) -> Text:
    """What is unusual and what is asked, as one sentence in each language."""
    return message("question-sentence.text", message=unusual, remedy=asked)


def queries(draft: Draft, dataset: Dataset) -> tuple[Query, ...]:
    """Everything unusual about the figures of `draft`, held against the data published last."""
    return tuple(
        _query(oddity, proposal)
        for proposal in draft.observations
        for oddity in (*_definition_change(proposal, dataset), *oddities(proposal.record, dataset))
    )


def unanswered(asked: Sequence[Query], answers: Mapping[str, str]) -> tuple[Query, ...]:
    """The queries that `answers`, by the query's id, leave open; an answer takes a few words."""
    return tuple(query for query in asked if not explains(answers.get(query.id, "")))


def explains(answer: str) -> bool:
    """Whether an answer, or a reason, says anything."""
    return sum(character.isalpha() for character in answer) >= SHORTEST_ANSWER


def _definition_change(proposal: Proposal[Observation], dataset: Dataset) -> Iterator[Oddity]:
    """The workbook's wording against the present definition, blanks aside; only a file can have an old wording."""
    said, now = proposal.label, label(dataset, proposal.record.indicator)
    if said and "".join(said.split()) != "".join(now.split()):
        yield Oddity("definition-changed", "name", said, {"now": shortened(now)})


def _query(oddity: Oddity, proposal: Proposal[Observation]) -> Query:
    place = proposal.cells.get(oddity.column, (proposal.row, 0))
    found = shortened(oddity.found)
    key = _id(oddity, proposal.record)
    return Query(key, oddity.rule, proposal.sheet, address(*place), found, *message_of(oddity))


def _id(oddity: Oddity, row: Observation) -> str:
    """The rule, and a hash of all that an answer refers to; neither row nor cell, which may move."""
    period = row.period.text if row.period else ""
    facts = (fact.text if isinstance(fact, Period) else str(fact) for fact in oddity.facts.values())
    meant = (row.area, row.indicator, period, row.qualifier, oddity.found, *facts)
    return f"{oddity.rule}-{blake2b('|'.join(meant).encode(), digest_size=6).hexdigest()}"
