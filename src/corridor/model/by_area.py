"""Rows of a table by the area that they are of."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar


class _Placed(Protocol):
    @property
    def area(self) -> str: ...


Row = TypeVar("Row", bound=_Placed)


def by_area(rows: Iterable[Row], current: Callable[[str], str]) -> Mapping[str, tuple[Row, ...]]:
    """`rows` by their areas, whose codes of today `current` gives, in the order of the file."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(current(row.area), []).append(row)
    return {area: tuple(found) for area, found in grouped.items()}
