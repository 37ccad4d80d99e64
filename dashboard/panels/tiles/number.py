"""The number of a figure in the language's habit, or the words that stand in its place."""

from decimal import Decimal

from dash.development.base_component import Component

from corridor.model.numbers import quantity
from corridor.model.records import Unit
from corridor.model.vocabulary import Qualifier
from corridor.queries.reported_value import ReportedValue
from dashboard.html.elements import html
from dashboard.words.wording import Wording


def number(figure: ReportedValue, w: Wording) -> Component:
    """A figure's number with its unit; for a state without a number, the figure as printed or the state."""
    row = figure.observation
    if row.value is None:
        shown = row.printed if row.qualifier is Qualifier.ILLEGIBLE else w("tile.achieved")
        return html.Span(shown, className="number words")
    return value_and_unit(row.value, figure.unit, w, w(f"tile.bound.{(row.bound or row.qualifier).value}"))


def value_and_unit(value: Decimal, unit: Unit | None, w: Wording, prefix: str = "") -> Component:
    """A number, large, and its unit, small; `prefix` marks a bound (≥) or an approximation (≈)."""
    shown = quantity(value, unit, w.language)
    return html.Span(
        [
            html.Span(prefix, className="prefix") if prefix else None,
            html.Span(shown.number, className="value"),
            html.Span(shown.gap + shown.unit, className="unit") if shown.unit else None,
        ],
        className="number",
    )


def in_words(value: Decimal, unit: Unit | None, w: Wording) -> str:
    """A number and its unit in one line."""
    return str(quantity(value, unit, w.language))


def shown(figure: ReportedValue, w: Wording) -> str:
    """A figure's number in one line with the sign of its bound, ≥50 %; without a number, as printed or the state."""
    row = figure.observation
    if row.value is None:
        return row.printed if row.qualifier is Qualifier.ILLEGIBLE else w("tile.achieved")
    return w(f"tile.bound.{(row.bound or row.qualifier).value}") + in_words(row.value, figure.unit, w)
