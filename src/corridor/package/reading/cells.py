"""Single cells: how each kind of field is read from text, and in which ways that can fail."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import NamedTuple

from corridor.messages.catalogue import message
from corridor.model.period import Period
from corridor.model.vocabulary import Text
from corridor.package.contract import LIST_SEPARATOR, Field, Kind

_INTEGER = re.compile(r"-?[0-9]{1,18}")
_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTH = {"true": True, "false": False}


class CellError(ValueError):
    """A cell that breaks `rule`; `facts` are the further values of the rule's message."""

    def __init__(self, found: str, rule: str, **facts: object) -> None:
        """Keep what was found and which rule it breaks."""
        self.rule = rule
        self.found = found
        self.facts = facts
        super().__init__(found, rule)


class _Kind(NamedTuple):
    """How cells of one kind are read, and an example of one."""

    read: Callable[[str], object]
    example: str


def _matched(pattern: re.Pattern[str], make: Callable[[str], object]) -> Callable[[str], object]:
    """A reader for text that `pattern` matches as a whole; other text is a ValueError."""

    def read(cell: str) -> object:
        if not pattern.fullmatch(cell):
            raise ValueError(cell)
        return make(cell)

    return read


def _period(cell: str) -> Period:
    """The period that the cell names, in plain digits."""
    if not cell.isascii():
        raise ValueError(cell)
    return Period.parse(cell)


def _when(cell: str) -> str:
    """The cell itself, if it is a period."""
    return _period(cell).text


_KINDS: Mapping[Kind, _Kind] = {
    Kind.INTEGER: _Kind(_matched(_INTEGER, int), "12"),
    Kind.DECIMAL: _Kind(_matched(_DECIMAL, Decimal), "125000、37.5"),
    Kind.NUMBER: _Kind(_matched(_DECIMAL, float), "12.3456"),
    Kind.DATE: _Kind(_matched(_DATE, date.fromisoformat), "2025-06-30"),
    Kind.BOOLEAN: _Kind(_matched(re.compile("true|false"), _TRUTH.__getitem__), "true、false"),
}
_PERIODS: Mapping[Kind, Callable[[str], object]] = {Kind.PERIOD: _period, Kind.WHEN: _when}

_BLANKS: Mapping[Kind, object] = {Kind.INTEGER: 0, Kind.NUMBER: 0.0, Kind.DATE: date.min, Kind.BOOLEAN: False}


def blank(field: Field) -> object:
    """The value that stands in for a cell that cannot be read: that of an empty one, or an empty one of its type."""
    if field.kind is Kind.TEXT:
        return Text({})
    return _BLANKS.get(field.kind, "") if field.required and not field.many else absent(field)


def absent(field: Field) -> object:
    """The value of an empty cell that may be empty: a plain text is empty, everything else is None."""
    if field.many:
        return ()
    plain = field.kind is Kind.WHEN or (field.kind is Kind.STRING and not field.refers and not field.words)
    return "" if plain else None


def cell_reader(field: Field) -> Callable[[str], object]:
    """A function that reads one cell of `field`, which is no text in several languages.

    It raises CellError for a cell that is empty though required, or that is not what the field holds. Whether
    a code is known is not looked at.
    """
    item, empty, required = _item_reader(field), absent(field), field.required

    def read(cell: str) -> object:
        if cell:
            return item(cell)
        if required:
            raise CellError(cell, "missing-value")
        return empty

    return read


def items_of(field: Field, cell: str) -> tuple[str, ...]:
    """The items of a cell: itself, or those of a list; none when it is empty."""
    if not cell:
        return ()
    return tuple(cell.split(LIST_SEPARATOR)) if field.many else (cell,)


def _item_reader(field: Field) -> Callable[[str], object]:
    """A function that reads a cell that is not empty."""
    one = _one_reader(field)
    if not field.many:
        return one

    def read(cell: str) -> object:
        items = items_of(field, cell)
        if "" in items or len(set(items)) < len(items):
            raise CellError(cell, "not-a-list")
        return tuple(one(item) for item in items)

    return read


def _one_reader(field: Field) -> Callable[[str], object]:
    """A function that reads one item by the field's vocabulary, pattern or kind."""
    if field.words:
        return _word_reader(field)
    if field.pattern:
        return _pattern_reader(field.pattern)
    if field.kind in _PERIODS:
        return _guarded(_PERIODS[field.kind], "not-a-period", dict)
    if field.kind in _KINDS:
        read = _guarded(_KINDS[field.kind].read, "wrong-type", partial(_expected, field.kind))
        return read if field.least is None and field.most is None else _limited(read, field)
    return str


@cache
def _expected(kind: Kind) -> Mapping[str, object]:
    """What a cell of `kind` holds. Asked for only when one does not: the files of all messages are read for it."""
    return {"expected": message(f"kind.{kind}"), "example": _KINDS[kind].example}


def _word_reader(field: Field) -> Callable[[str], object]:
    """A reader for words of a closed vocabulary."""
    vocabulary: Mapping[str, object] = {str(word): word for word in field.words}

    def read(cell: str) -> object:
        if cell not in vocabulary:
            raise CellError(cell, "unknown-word", expected=", ".join(vocabulary))
        return vocabulary[cell]

    return read


def _pattern_reader(pattern: str) -> Callable[[str], object]:
    """A reader for text of a given form."""
    form = re.compile(pattern)

    def read(cell: str) -> object:
        if not form.fullmatch(cell):
            raise CellError(cell, "wrong-form", expected=pattern)
        return cell

    return read


def _guarded(
    read: Callable[[str], object], rule: str, facts: Callable[[], Mapping[str, object]]
) -> Callable[[str], object]:
    """`read` with its ValueError turned into a breach of `rule`, with the `facts` of the rule's message."""

    def guarded(cell: str) -> object:
        try:
            return read(cell)
        except ValueError:
            raise CellError(cell, rule, **facts()) from None

    return guarded


def _limited(read: Callable[[str], object], field: Field) -> Callable[[str], object]:
    """`read` with the field's limits."""
    least = float("-inf") if field.least is None else field.least
    most = float("inf") if field.most is None else field.most

    def limited(cell: str) -> object:
        value = read(cell)
        if not least <= value <= most:  # type: ignore[operator]  # the kinds with limits are numbers
            raise CellError(cell, "out-of-range", expected=f"{least:g} … {most:g}")
        return value

    return limited
