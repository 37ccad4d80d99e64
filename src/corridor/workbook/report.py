"""Collects every problem of an uploaded file, each at its cell and with the message of its rule."""

from collections.abc import Mapping

from msgspec import Struct, field

from corridor.errors import CorridorError, Problem
from corridor.messages.catalogue import message_and_remedy
from corridor.workbook import limits
from corridor.workbook.grid import address

_SHOWN = 60
"""Characters of a cell's content that a message repeats."""


class UnreadableError(CorridorError):
    """The file as a whole is refused: by which rule, and what was found."""

    def __init__(self, *, rule: str, found: object = "", **facts: object) -> None:
        """Keep the rule and the values of its message."""
        super().__init__(rule)
        self.rule = rule
        self.found = found
        self.facts = facts


class RefusedError(CorridorError):
    """A cell's content cannot be taken for what its column asks: by which rule, and with which facts."""

    def __init__(self, *, rule: str, **facts: object) -> None:
        """Keep the rule and the values of its message; no rule where the cell has its problem already."""
        super().__init__(rule)
        self.rule = rule
        self.facts = facts


def problem(rule: str, sheet: str, place: tuple[int, int], found: object, facts: Mapping[str, object]) -> Problem:
    """A problem with its rule's message; `file` is the sheet and `field` the cell, ``C7``."""
    shown = shortened(str(found))
    message, remedy = message_and_remedy(f"workbook-rule.{rule}", **{**facts, "found": shown, "sheet": sheet})
    return Problem(rule, sheet, place[0], address(*place), shown, message, remedy)


def shortened(text: str) -> str:
    """A text as messages repeat it: on one line, printable, and not too long."""
    line = "".join(character if character.isprintable() else " " for character in text[: _SHOWN + 1])
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


class Report(Struct):
    """The problems of one file, in the order of its sheets and cells; a rule names a cell once."""

    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0
    """How many problems came after the limit and are not in the list."""

    def add(
        self, rule: str, sheet: str = "", place: tuple[int, int] = (0, 0), found: object = "", **facts: object
    ) -> None:
        """Take down a problem at a cell, a row (column 0) or a sheet (row 0)."""
        if len(self.problems) >= limits.PROBLEMS:
            self.left_out += 1  # nobody would read the message, and it is what costs
        else:
            self.take(problem(rule, sheet, place, found, facts))

    def take(self, found: Problem) -> None:
        """Take down a problem that has its message already."""
        if len(self.problems) >= limits.PROBLEMS:
            self.left_out += 1
        elif found not in self.problems:
            self.problems.append(found)

    def refuse(self, refused: UnreadableError) -> None:
        """Take down why the file as a whole is refused."""
        self.take(problem(refused.rule, "", (0, 0), refused.found, refused.facts))

    def has_problem_at(self, sheet: str, cell: str) -> bool:
        """Whether that cell has a problem already."""
        return any(known.file == sheet and known.field == cell for known in self.problems)
