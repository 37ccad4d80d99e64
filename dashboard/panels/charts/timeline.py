"""When was what, at a glance: a bar for each period on one axis of years, beside it what is of it."""

from collections.abc import Iterable
from datetime import date

from dash.development.base_component import Component

from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.queries.reported_value import ReportedValue
from corridor.queries.timeline import Timeline, TimelineRow
from dashboard.html.elements import html
from dashboard.panels.folded import folded
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.number import shown
from dashboard.words.dates import day_in_words, period_in_words
from dashboard.words.wording import Wording

_NAMED = 2
"""How much of each period is named; the rest is counted, and leads to the list of all."""
_HONOURS = 8
"""How many honours of each period are named beside; of very many regions a year has dozens."""
_TICKS = 4
"""About how many years are written below the axis."""


def timeline_panel(view: Timeline | None, w: Wording) -> Component | None:
    """The rows in order of time; what is only drawn is said by the words beside it."""
    if view is None:
        return None
    reports = [_reports([day for _, day in view.reports], view, w)] if view.reports else []
    earlier = html.P(w("timeline.earlier", count=view.left_out), className="scale-note") if view.left_out else None
    return html.Section(
        [
            html.H3(w("timeline.title"), className="part-title"),
            folded(
                w("timeline.periods", count=len(view.rows)),
                [html.Ol([*(_row(row, view, w) for row in view.rows), *reports]), _axis(view), earlier],
            ),
        ],
        className="timeline",
        **{"aria-label": w("timeline.title")},
    )


def _row(row: TimelineRow, view: Timeline, w: Wording) -> Component:
    words = period_in_words(row.period, w)
    known = "" if row.state is PeriodState.STATED else w(f"timeline.known.{row.state.value}")
    aimed = html.Span(w("qualifier.target"), className="state", **{"data-state": "target"}) if row.target else None
    period = html.Span([words, html.Small(known) if known else None, aimed], className="timeline-period")
    things = [_honour(row, w), *(_figure(figure, view, w) for figure in row.figures[:_NAMED])]
    more = len(row.figures[_NAMED:]) + len(row.honours[_HONOURS:])
    rest = _rest(more, row, w) if more else None
    kind = "target" if row.target else row.state.value
    return html.Li(
        [period, _track(row.first, row.last, kind, view), html.Span([*things, rest], className="timeline-what")]
    )


def _honour(row: TimelineRow, w: Wording) -> list[Component]:
    return [
        evidence_button(
            w("timeline.honour", name=w.text(held.name)), held.id, className="link-like", **_of(held.initiative)
        )
        for held in row.honours[:_HONOURS]
    ]


def _figure(figure: ReportedValue, view: Timeline, w: Wording) -> Component:
    of = _of(figure.initiative.id if figure.initiative else None)
    name = w.text(figure.indicator.name)
    if figure.indicator.id in view.shared:
        name = w("trend.of_area", area=w.text(figure.area.short), indicator=name)
    words = [name, " ", html.Strong(shown(figure, w))]
    return evidence_button(words, figure.id, className="link-like", **of)


def _of(initiative: str | None) -> dict[str, str]:
    return {"data-of-initiative": initiative} if initiative else {}


def _rest(count: int, row: TimelineRow, w: Wording) -> Component:
    change = f"view=table&year={row.last.year}&kind=&qualifier=&q=&page="
    words = w("timeline.more", count=count)
    return html.Button(words, type="button", className="link-like", **{"data-press": change})


def _reports(days: list[date], view: Timeline, w: Wording) -> Component:
    """All documents in one row, a mark for each day: of years of reports a row each would be most of the timeline."""
    first, last = day_in_words(min(days), w), day_in_words(max(days), w)
    words = first if first == last else w("timeline.days", first=first, last=last)
    said = w("timeline.report") if len(days) == 1 else w("timeline.reports", count=len(days))
    marks = [_bar(day, day, "report", (view.first, view.last)) for day in sorted(set(days))]
    track = html.Span(marks, className="timeline-track", **_SILENT)
    period = html.Span(words, className="timeline-period")
    return html.Li([period, track, html.Span(said, className="timeline-what")], className="of-report")


def _track(first: date | None, last: date, kind: str, view: Timeline) -> Component:
    return html.Span(_bar(first, last, kind, (view.first, view.last)), className="timeline-track", **_SILENT)


def period_line(figures: Iterable[ReportedValue], years: tuple[int, int]) -> Component | None:
    """The periods of `figures` on a line from the first to the last of `years`; None where none of them is known.

    What it shows stands in words beside it.
    """
    bars = [
        _bar(date(*opening) if (opening := period.opening) else None, date(*period.closing), kind, years)
        for figure in figures
        if (period := figure.observation.period) is not None
        for kind in ["target" if figure.observation.qualifier is Qualifier.TARGET else figure.observation.period_state]
    ]
    first, last = (html.Span(str(year)) for year in years)
    track = html.Span(bars, className="timeline-track")
    return html.Span([first, track, last], className="period-line", **_SILENT) if bars else None


def _bar(first: date | None, last: date, kind: str, years: tuple[int, int]) -> Component:
    """The bar of a period; one whose begin is not known fades towards the past."""
    begin = 0.0 if first is None else _share(first, years)
    style = {"--from": f"{begin:.1f}%", "--to": f"{_share(last, years):.1f}%"}
    marks = {"data-kind": kind} | ({"data-open": ""} if first is None else {})
    return html.Span(className="timeline-bar", style=style, **marks)


def _axis(view: Timeline) -> Component:
    years = range(view.first, view.last + 1)
    step = max(1, -(-len(years) // _TICKS))
    ticks = [
        html.Span(str(year), style={"--from": f"{_share(date(year, 1, 1), (view.first, view.last)):.1f}%"})
        for year in years
        if (year - view.first) % step == 0
    ]
    return html.Div(html.Div(ticks, className="timeline-ticks"), className="timeline-axis", **_SILENT)


_SILENT = {"aria-hidden": "true"}


def _share(day: date, years: tuple[int, int]) -> float:
    """Where a day stands between the first day of the first year and the last of the last, in percent."""
    first, end = date(years[0], 1, 1).toordinal(), date(years[1], 12, 31).toordinal()
    return 100 * (day.toordinal() - first) / (end - first)
