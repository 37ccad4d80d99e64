"""Counted things as marks that can be counted: a square for each of a whole, a dot for each of a number."""

from collections.abc import Iterable
from decimal import Decimal

from dash.development.base_component import Component

from corridor.model.records import Unit
from dashboard.html.elements import html
from dashboard.html.svg import Path, Svg

MOST_SQUARES = 100
"""Wholes of more are a bar: so many squares are no longer counted by the eye."""
MOST_DOTS = 200
_ACROSS = 20
_DOTS_ACROSS = 40
_STEP = 10
_SIDE = 8


def countable(value: Decimal | None, unit: Unit | None, most: int) -> bool:
    """Whether `value` is a count of things of which each can have a mark of its own."""
    counted = unit is not None and unit.scale == "count"
    return counted and value is not None and value == value.to_integral_value() and 0 < value <= most


def waffle(part: int, whole: int, label: str) -> Component:
    """A square for each of `whole`, the first `part` of them filled; `label` says it to those who do not see it."""
    squares = [
        Path(d=_squares(range(part)), className="in"),
        Path(d=_squares(range(part, whole)), className="rest"),
    ]
    return _picture(squares, min(_ACROSS, whole), -(-whole // _ACROSS), "waffle", label)


def dots(count: int, label: str) -> Component:
    """A dot for each of `count`."""
    across = min(_DOTS_ACROSS, count)
    marks = "".join(f"M{x * _STEP + 5} {y * _STEP + 5}h0" for y, x in (divmod(at, _DOTS_ACROSS) for at in range(count)))
    return _picture([Path(d=marks, className="dot")], across, -(-count // _DOTS_ACROSS), "unit-dots", label)


def _squares(places: Iterable[int]) -> str:
    return "".join(
        f"M{x * _STEP + 1} {y * _STEP + 1}h{_SIDE}v{_SIDE}h-{_SIDE}z"
        for y, x in (divmod(place, _ACROSS) for place in places)
    )


def _picture(paths: list[Path], across: int, down: int, name: str, label: str) -> Component:
    view = f"0 0 {across * _STEP} {down * _STEP}"
    picture = Svg(paths, viewBox=view, preserveAspectRatio="xMinYMin meet", **{"aria-hidden": "true"})
    size = {"--across": str(across), "--down": str(down)}
    return html.Span(picture, className=name, role="img", style=size, **{"aria-label": label})
