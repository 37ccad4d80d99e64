"""Bars: a part in its whole, and what was reached on the way to what was aimed at. HTML, no chart."""

from decimal import Decimal
from unicodedata import east_asian_width

from dash.development.base_component import Component

from corridor.queries.reported_value import ReportedValue
from dashboard.html.elements import html
from dashboard.panels.tiles.number import in_words
from dashboard.panels.tiles.units import MOST_SQUARES, countable, waffle
from dashboard.words.wording import Wording

_ONE_LINE = 34
"""What two labels may measure together, in halves of a Chinese character, to stand on one line in a narrow column."""


def part_bar(part: ReportedValue, whole: ReportedValue, share: Decimal, w: Wording) -> Component:
    """How much of `whole` is `part` (`share` in percent), with both numbers beneath; as squares where one can count."""
    values = {
        "part": in_words(part.observation.value or Decimal(0), part.unit, w),
        "whole": in_words(whole.observation.value or Decimal(0), whole.unit, w),
    }
    label = w("bar.part", **values)
    counted = (part.observation.value, whole.observation.value)
    if all(countable(value, whole.unit, MOST_SQUARES) for value in counted):
        squares = waffle(int(counted[0] or 0), int(counted[1] or 0), f"{w.text(part.indicator.name)}: {label}")
        return html.Div([squares, html.Span(label, className="scale")], className="squares")
    return _bar([_fill(_within(share)), html.Span(label, className="scale")], f"{w.text(part.indicator.name)}: {label}")


def share_bar(figure: ReportedValue, w: Wording) -> list[Component]:
    """How much of everything a share is, where `figure` is one; the number stands beside it already."""
    if figure.unit is None or figure.unit.scale != "percent" or figure.observation.value is None:
        return []
    label = f"{w.text(figure.indicator.name)}: {in_words(figure.observation.value, figure.unit, w)}"
    return [_bar([_fill(_within(figure.observation.value))], label)]


def target_bar(actual: ReportedValue, target: ReportedValue, full: Decimal, w: Wording) -> Component:
    """What was reached and what was aimed at, on a scale from 0 to `full`."""
    reached, aimed = (figure.observation.value or Decimal(0) for figure in (actual, target))
    bound = w(f"tile.bound.{(target.observation.bound or target.observation.qualifier).value}")
    words = {"value": in_words(reached, actual.unit, w), "target": bound + in_words(aimed, target.unit, w)}
    aim = _within(100 * aimed / full)
    texts = [w("bar.reached", **words), w("bar.target", **words)]
    marks = [
        _fill(_within(100 * reached / full)),
        html.Span(className="aim"),
        html.Span([html.Span(text) for text in texts], className="scale"),
    ]
    lines = 1 if sum(map(_length, texts)) <= _ONE_LINE else 2
    return _bar(marks, w("bar.target_label", **words), **{"--aim": str(aim), "--lines": str(lines)})


def _bar(children: list[Component], label: str, **style: str) -> Component:
    kind = "bar two-lines" if style.get("--lines") == "2" else "bar"
    return html.Div(children, className=kind, role="img", style=style or None, **{"aria-label": label})


def _length(text: str) -> int:
    """How much room `text` takes, in halves of a Chinese character."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _fill(share: Decimal) -> Component:
    return html.Span(className="fill", style={"--share": str(share)})


def _within(percent: Decimal) -> Decimal:
    return round(min(Decimal(100), max(Decimal(0), percent)), 1)
