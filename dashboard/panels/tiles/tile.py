"""One figure as a tile: its number, what it is, how far it may be trusted, its period; pressed, its evidence."""

from dash.development.base_component import Component

from corridor.model.vocabulary import Qualifier
from corridor.queries.reported_value import ReportedValue
from dashboard.html.elements import html
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.number import number
from dashboard.words.dates import period_of
from dashboard.words.wording import Wording


def tile(figure: ReportedValue, w: Wording, *extra: Component, name: str | None = None) -> Component:
    """The tile of `figure`; `name` stands in place of its indicator's, `extra` between number and trust."""
    return evidence_button(
        [
            html.Span(name or w.text(figure.indicator.name), className="name"),
            number(figure, w),
            *extra,
            trust(figure, w),
        ],
        figure.id,
        className="tile",
        **figure_marks(figure),
    )


def figure_marks(figure: ReportedValue) -> dict[str, str]:
    """The attributes by which tests, exports and styles know an element that shows `figure`."""
    marks = {"data-figure": figure.id, "data-qualifier": figure.observation.qualifier.value}
    return marks | ({"data-of-initiative": figure.initiative.id} if figure.initiative else {})


def trust(figure: ReportedValue, w: Wording) -> Component:
    """In words: a district's name, the initiative, the honest state, the period, whether there is a doubt, the locator.

    A district's figures stand among those of the region it is shown with, and are not the region's.

    The stylesheets show the initiative only among figures of several, and the locator only on paper. Exact is what a
    figure without a mark is; the panel says so once, at its end.
    """
    row = figure.observation
    doubt = html.Span(w("tile.doubt"), className="state", **{"data-state": "doubt"}) if row.doubt else None
    period = html.Span(period_of(row, w), className="period")
    locator = html.Span(w("tile.locator", locator=row.locator), className="locator")
    of = html.Span(w.text(figure.initiative.name), className="of") if figure.initiative else None
    district = w.text(figure.area.short) if figure.area.kind == "district" else None
    whose = html.Span(district, className="whose") if district else None
    mark = None if row.qualifier is Qualifier.EXACT else state(row.qualifier.value, w)
    return html.Span([whose, of, mark, period, doubt, locator], className="trust")


def state(name: str, w: Wording) -> Component:
    """The mark of an honest state: a word in a shape of its own."""
    return html.Span(w(f"qualifier.{name}"), className="state", **{"data-state": name})
