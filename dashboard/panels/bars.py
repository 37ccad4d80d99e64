"""Bars: a part in its whole, and what was reached on the way to what was aimed at. HTML, no chart."""

from decimal import Decimal

from dash import html
from dash.development.base_component import Component

from corridor.views.figure import Figure
from dashboard.panels.number import in_words
from dashboard.wording import Wording

_NEAR_THE_END = Decimal(70)
"""From here on, in percent, a label stands to the left of its mark."""


def part_bar(part: Figure, whole: Figure, share: Decimal, w: Wording) -> Component:
    """How much of `whole` is `part` (`share` in percent), with both numbers beneath."""
    values = {
        "part": in_words(part.observation.value or Decimal(0), part.unit, w),
        "whole": in_words(whole.observation.value or Decimal(0), whole.unit, w),
    }
    label = w("bar.part", **values)
    return _bar([_fill(_within(share)), html.Span(label, className="scale")], f"{w.text(part.indicator.name)}: {label}")


def target_bar(actual: Figure, target: Figure, full: Decimal, w: Wording) -> Component:
    """What was reached and what was aimed at, on a scale from 0 to `full`."""
    reached, aimed = (figure.observation.value or Decimal(0) for figure in (actual, target))
    bound = w(f"tile.bound.{(target.observation.bound or target.observation.qualifier).value}")
    words = {"value": in_words(reached, actual.unit, w), "target": bound + in_words(aimed, target.unit, w)}
    aim = _within(100 * aimed / full)
    at = {"right": f"{100 - aim}%"} if aim > _NEAR_THE_END else {"left": f"{aim}%"}
    marks = [
        _fill(_within(100 * reached / full)),
        html.Span(className="aim", style={"--aim": str(aim)}),
        html.Span(w("bar.reached", **words), className="scale", style={"left": "0"}),
        html.Span(w("bar.target", **words), className="scale", style=at),
    ]
    return _bar(marks, w("bar.target_label", **words))


def _bar(children: list[Component], label: str) -> Component:
    return html.Div(children, className="bar", role="img", **{"aria-label": label})


def _fill(share: Decimal) -> Component:
    return html.Span(className="fill", style={"--share": str(share)})


def _within(percent: Decimal) -> Decimal:
    return round(min(Decimal(100), max(Decimal(0), percent)), 1)
