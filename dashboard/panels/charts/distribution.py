"""Where the regions stand: one strip for each indicator that may be compared. No ranks, no table of winners."""

from decimal import Decimal

from dash.development.base_component import Component

from corridor.model.comparison import Mark
from corridor.model.dataset import Dataset
from corridor.queries.distribution import Distribution, Distributions
from corridor.queries.reported_value import reported_value
from dashboard.html.elements import html
from dashboard.html.svg import Path, drawing
from dashboard.panels.line import many_dots
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.number import in_words, shown
from dashboard.panels.tiles.tile import figure_marks
from dashboard.words.dates import period_in_words
from dashboard.words.wording import Wording

_DRAWN = 6
"""How many strips are drawn; of more, those of the most telling indicators."""
_ALL_PRESSED = 24
"""Up to so many marks each can be pressed; of more, the chosen region's and the two ends, the others are dots."""
_HALF_FROM = 8
"""From so many regions on the middle half of them is shown."""


def distribution_panel(view: Distributions, region: str | None, dataset: Dataset, w: Wording) -> Component | None:
    """The strips with the place of `region` in each; nothing where no indicator allows one."""
    if not view.strips:
        return None
    telling = sorted(view.strips, key=_prominence)[:_DRAWN]
    left_out = len(view.strips) - len(telling)
    more = html.P(w("distribution.more", shown=len(telling), count=left_out), className="not-compared")
    strips = html.Div([_strip(row, region, dataset, w) for row in telling], className="distributions")
    title = html.H3(w("distribution.title"), className="part-title")
    return html.Div([title, strips, more if left_out else None])


def _prominence(row: Distribution) -> tuple[bool, int]:
    prominence = row.comparison.indicator.prominence
    return prominence == 0, prominence


def _strip(row: Distribution, region: str | None, dataset: Dataset, w: Wording) -> Component:
    comparison = row.comparison
    name, period = w.text(comparison.indicator.name), period_in_words(comparison.period, w)
    ends = {name: _shown(mark, dataset, w) for name, mark in zip(("least", "most"), _ends(row), strict=True)}
    middle = in_words(row.middle, row.unit, w)
    count = len(comparison.marks)
    summary = w("distribution.label", indicator=name, period=period, count=count, middle=middle, **ends)
    return html.Figure(
        [
            html.Figcaption(w("distribution.heading", indicator=name, period=period), className="name"),
            html.P(summary, className="visually-hidden"),
            html.Div(
                [*_ground(row), html.Div(_marks(row, dataset, w), role="group", **{"aria-label": name})],
                className="distribution-line",
            ),
            html.Div(
                [
                    html.Span(ends["least"]),
                    html.Span(w("distribution.middle", value=middle)),
                    html.Span(ends["most"]),
                ],
                className="distribution-axis",
            ),
            _note(row, region, dataset, w),
        ],
        className="distribution",
        **{
            "data-distribution": comparison.indicator.id,
            "data-of-initiative": comparison.indicator.initiative or "",
        },
    )


def _ground(row: Distribution) -> list[Component]:
    """What lies beneath the marks: the middle half of many regions, the median, and the dots of very many."""
    pressed = {mark.region for mark in _pressed(row)}
    dots = [100 * float(mark.position) for mark in row.comparison.marks if mark.region not in pressed]
    half = {"left": _at(row, row.lower), "right": f"calc(100% - {_at(row, row.upper)})"}
    return [
        html.Div(className="half", style=half) if len(row.comparison.marks) >= _HALF_FROM else html.Div(),
        html.Div(className="middle", style={"left": _at(row, row.middle)}),
        drawing(Path(d=many_dots([round(at, 1) for at in dots]), className="dots")),
    ]


def _pressed(row: Distribution) -> tuple[Mark, ...]:
    marks = row.comparison.marks
    if len(marks) <= _ALL_PRESSED:
        return marks
    kept = {mark.region for mark in (*_ends(row), row.chosen) if mark}
    return tuple(mark for mark in marks if mark.region in kept)


def _ends(row: Distribution) -> tuple[Mark, Mark]:
    """The marks of the smallest and of the largest value."""
    marks = row.comparison.marks
    return min(marks, key=lambda mark: mark.value), max(marks, key=lambda mark: mark.value)


def _shown(mark: Mark, dataset: Dataset, w: Wording) -> str:
    return shown(reported_value(dataset, mark.observation), w)


def _marks(row: Distribution, dataset: Dataset, w: Wording) -> list[Component]:
    return [_mark(mark, dataset, w, chosen=mark == row.chosen) for mark in _pressed(row)]


def _mark(mark: Mark, dataset: Dataset, w: Wording, *, chosen: bool) -> Component:
    figure, region = reported_value(dataset, mark.observation), dataset.areas[mark.region]
    words = {"value": shown(figure, w), "qualifier": w(f"qualifier.{mark.observation.qualifier.value}")}
    label = w("distribution.mark", region=w.text(region.name), **words)
    name = html.Span(f"{w.text(region.short)} {words['value']}", className="value", **{"aria-hidden": "true"})
    place = {"left": f"{100 * float(mark.position):.1f}%"}
    side = "before" if mark.position > Decimal("0.5") else "after"
    button = evidence_button(
        name, figure.id, title=label, className="point", **{"aria-label": label, **figure_marks(figure)}
    )
    return html.Div(
        button, className="spot", style=place, **{"data-side": side, "data-chosen": "true" if chosen else "false"}
    )


def _note(row: Distribution, region: str | None, dataset: Dataset, w: Wording) -> Component | None:
    """Of many regions, what the darker part means; of a chosen one without a mark, that it has none."""
    said = []
    if len(row.comparison.marks) >= _HALF_FROM:
        said.append(w("distribution.half"))
    if region and row.chosen is None:
        said.append(w("distribution.absent", region=w.text(dataset.areas[region].name)))
    return html.P(w("count.separator").join(said), className="scale-note") if said else None


def _at(row: Distribution, value: Decimal) -> str:
    width = row.most - row.least
    return f"{float(100 * (value - row.least) / width) if width else 0:.1f}%"
