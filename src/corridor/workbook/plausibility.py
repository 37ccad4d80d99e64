"""What is unusual about a proposed figure. Unusual is not wrong: the submitter is asked, and answers in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b

from corridor.dataset import Dataset
from corridor.model import Observation
from corridor.words import Qualifier, Text
from corridor.workbook.amounts import printed_amount, printed_unit
from corridor.workbook.draft import Draft, Proposal
from corridor.workbook.grid import address, plain
from corridor.workbook.indicators import label, last_of
from corridor.workbook.report import shortened
from corridor.workbook.wording import filled, table

_TIMES = 10
_POINTS = 30
_SHORTEST_ANSWER = 4
"""Characters; “属实” alone explains nothing."""


@dataclass(frozen=True, slots=True)
class Query:
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


@dataclass(frozen=True, slots=True)
class Oddity:
    """A rule that a figure catches on, wherever it was typed.

    Attributes:
        rule: short name, ``ten-fold``.
        column: key of the column meant, ``value``.
        found: what stands there.
        facts: what the rule's words speak of.
    """

    rule: str
    column: str
    found: str
    facts: Mapping[str, object]

    @property
    def words(self) -> tuple[Text, Text]:
        """What is unusual, and what is asked."""
        entry = table("queries")[self.rule]
        values = {**self.facts, "found": shortened(self.found)}
        return filled(entry["message"], values), filled(entry["remedy"], values)


def queries(draft: Draft, dataset: Dataset) -> tuple[Query, ...]:
    """Everything unusual about the figures of `draft`, held against the data published last."""
    return tuple(
        _query(oddity, proposal)
        for proposal in draft.observations
        for oddity in oddities(proposal.record, dataset, proposal.label)
    )


def unanswered(asked: Sequence[Query], answers: Mapping[str, str]) -> tuple[Query, ...]:
    """The queries that `answers`, by the query's id, leave open; an answer takes a few words."""
    return tuple(query for query in asked if not _explains(answers.get(query.id, "")))


def _explains(answer: str) -> bool:
    return sum(character.isalpha() for character in answer) >= _SHORTEST_ANSWER


def oddities(row: Observation, dataset: Dataset, said: str = "") -> Iterator[Oddity]:
    """What is unusual about one figure, held against `dataset`; `said` is what its workbook calls the indicator."""
    last = last_of(dataset, row.area, row.indicator, target=row.qualifier is Qualifier.TARGET)
    yield from _against_itself(row)
    yield from _definition_change(row, dataset, said)
    if last:
        yield from _unit_change(row, last)
    if last and last.unit == row.unit and last.value is not None and row.value is not None:
        yield from _against_last(row, row.value, last, last.value, dataset)


def _against_itself(row: Observation) -> Iterator[Oddity]:
    """The value against the figure as printed."""
    printed = printed_amount(row.printed)
    if row.value is not None and printed is not None and abs(row.value) != printed:
        facts = {"value": plain(row.value), "printed": plain(printed)}
        yield Oddity("printed-disagrees", "printed", row.printed, facts)


def _definition_change(row: Observation, dataset: Dataset, said: str) -> Iterator[Oddity]:
    """The workbook's wording against the present definition, blanks aside."""
    now = label(dataset, row.indicator)
    if said and "".join(said.split()) != "".join(now.split()):
        yield Oddity("definition-changed", "name", said, {"now": shortened(now)})


def _unit_change(row: Observation, last: Observation) -> Iterator[Oddity]:
    unit, former = printed_unit(row.printed), printed_unit(last.printed)
    if unit != former and printed_amount(row.printed) is not None and printed_amount(last.printed) is not None:
        yield Oddity("printed-unit-changed", "printed", row.printed, {"unit": unit, "last": former})


def _against_last(
    row: Observation, value: Decimal, last: Observation, former: Decimal, dataset: Dataset
) -> Iterator[Oddity]:
    period = last.period.text if last.period else "—"
    facts: dict[str, object] = {"last": plain(former), "last_period": period}
    indicator, unit = dataset.indicators[row.indicator], dataset.units.get(row.unit or "")
    share = unit is not None and unit.scale == "percent"
    if share and abs(value - former) > _POINTS:
        yield Oddity("share-jumps", "value", plain(value), {**facts, "change": plain(abs(value - former))})
    if not share and _far_apart(value, former):
        yield Oddity("ten-fold", "value", plain(value), facts)
    if indicator.cumulative and value < former:
        yield Oddity("cumulative-falls", "value", plain(value), facts)


def _far_apart(value: Decimal, former: Decimal) -> bool:
    """Whether one is ten times the other or more; nothing is far from nothing, and everything from it."""
    small, large = sorted((abs(value), abs(former)))
    return large > 0 and large >= _TIMES * small


def _query(oddity: Oddity, proposal: Proposal[Observation]) -> Query:
    place = proposal.cells.get(oddity.column, (proposal.row, 0))
    message, remedy = oddity.words
    found = shortened(oddity.found)
    return Query(_id(oddity, proposal.record), oddity.rule, proposal.sheet, address(*place), found, message, remedy)


def _id(oddity: Oddity, row: Observation) -> str:
    """The rule, and a hash of all that an answer refers to; neither row nor cell, which may move."""
    period = row.period.text if row.period else ""
    meant = (row.area, row.indicator, period, row.qualifier, oddity.found, *map(str, oddity.facts.values()))
    return f"{oddity.rule}-{blake2b('|'.join(meant).encode(), digest_size=6).hexdigest()}"
