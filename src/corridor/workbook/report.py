"""Collects every problem of an uploaded file, each at its cell and in the words of its rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corridor.errors import CorridorError, Problem
from corridor.workbook import limits
from corridor.workbook.grid import address
from corridor.workbook.wording import filled, table

_SHOWN = 60
"""Characters of a cell's content that a message repeats."""


class UnreadableError(CorridorError):
    """The file as a whole is refused: by which rule, and what was found."""

    def __init__(self, *, rule: str, found: object = "", **facts: object) -> None:
        """Keep what the rule's words speak of."""
        super().__init__(rule)
        self.rule = rule
        self.found = found
        self.facts = facts


class RefusedError(CorridorError):
    """A cell's content cannot be taken for what its column asks: by which rule, and with which facts."""

    def __init__(self, *, rule: str, **facts: object) -> None:
        """Keep what the rule's words speak of; no rule when the cell was told of before."""
        super().__init__(rule)
        self.rule = rule
        self.facts = facts


def problem(rule: str, sheet: str, place: tuple[int, int], found: object, facts: Mapping[str, object]) -> Problem:
    """A problem in its rule's words; `file` is the sheet and `field` the cell, ``C7``."""
    entry = table("problems")[rule]
    shown = shortened(str(found))
    values = {**facts, "found": shown, "sheet": sheet}
    message, remedy = filled(entry["message"], values), filled(entry["remedy"], values)
    return Problem(rule, sheet, place[0], address(*place), shown, message, remedy)


def shortened(text: str) -> str:
    """A text as messages repeat it: on one line, printable, and not too long."""
    line = "".join(character if character.isprintable() else " " for character in text[: _SHOWN + 1])
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


@dataclass
class Report:
    """The problems of one file, in the order of its sheets and cells; one cell is told of once by each rule."""

    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0
    """How many problems came after the limit and are not in the list."""

    def add(
        self, rule: str, sheet: str = "", place: tuple[int, int] = (0, 0), found: object = "", **facts: object
    ) -> None:
        """Take down a problem at a cell, a row (column 0) or a sheet (row 0)."""
        self.take(problem(rule, sheet, place, found, facts))

    def take(self, found: Problem) -> None:
        """Take down a problem that is in words already."""
        if len(self.problems) >= limits.PROBLEMS:
            self.left_out += 1
        elif found not in self.problems:
            self.problems.append(found)

    def refuse(self, refused: UnreadableError) -> None:
        """Take down why the file as a whole is refused."""
        self.take(problem(refused.rule, "", (0, 0), refused.found, refused.facts))

    def told(self, sheet: str, cell: str) -> bool:
        """Whether that cell was told of already."""
        return any(known.file == sheet and known.field == cell for known in self.problems)
