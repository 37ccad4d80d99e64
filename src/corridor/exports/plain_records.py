"""Records as JSON can say them: texts by language, numbers as numbers, and nothing where there is no number."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from corridor.model.period import Period
from corridor.model.vocabulary import Text

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""What JSON knows."""


def plain(value: object) -> Plain:
    """A value of the model as JSON can say it; a record as an object with a member for each of its fields.

    A `Text` becomes an object with its languages, a `Period` its ISO 8601 text.

    Raises:
        TypeError: it is nothing that a record holds.
    """
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    for kind, form in _FORMS.items():
        if isinstance(value, kind):
            return form(value)
    return record(value)


def record(value: Any) -> dict[str, Plain]:  # noqa: ANN401  # any record
    """A record as an object with a member for each of its fields.

    Raises:
        TypeError: it is no record.
    """
    if not isinstance(value, Struct):
        raise TypeError(type(value))
    return {name: plain(getattr(value, name)) for name in value.__struct_fields__}


def number(value: Decimal) -> int | float:
    """A decimal as a JSON number: whole where it is, else the nearest binary one, which reads back to the same digits.

    Published figures have far fewer than the 15 digits up to which that holds.
    """
    return int(value) if value == value.to_integral_value() else float(value)


_FORMS: Mapping[type, Callable[[Any], Plain]] = {
    Decimal: number,
    Period: lambda period: period.text,
    Text: lambda text: dict(text.by_language),
    date: date.isoformat,
}


def flat(members: Mapping[str, Plain], languages: tuple[str, ...]) -> dict[str, Plain]:
    """An object as the cells of one row: a text becomes one cell for each language, a list is parted by ``;``."""
    cells: dict[str, Plain] = {}
    for name, value in members.items():
        if isinstance(value, dict):
            cells |= {f"{name}_{language}": value.get(language, "") for language in languages}
        else:
            cells[name] = ";".join(str(item) for item in value) if isinstance(value, list) else value
    return cells
