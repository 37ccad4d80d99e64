"""What is new, first what matters: by region, each entry one press from its evidence."""

from collections.abc import Iterator, Sequence

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Area, Observation
from corridor.queries.coverage import MANY_REGIONS
from corridor.queries.news import RegionNews
from corridor.queries.report_states import report_states
from corridor.queries.reported_periods import reported_periods
from corridor.queries.reported_value import reported_value
from corridor.releases.timestamps import local_day
from dashboard.html.elements import html
from dashboard.html.url_prefix import ROOT
from dashboard.panels.row_words import name_of
from dashboard.panels.tiles.change import change_line
from dashboard.panels.tiles.number import shown
from dashboard.words.dates import day_in_words, period_in_words
from dashboard.words.wording import Wording


def news_panel(rows: Sequence[RegionNews], after: Dataset, w: Wording) -> Component | None:
    """A part for each region that has news, closed where there are very many; nothing for a release without any."""
    many = len(rows) > MANY_REGIONS
    parts = [_region(row, after, w, folded=many) for row in rows]
    if not parts:
        return None
    title = html.H2(w("news.title"), id="news-title")
    return html.Section(
        [title, _in_time(rows, after, w), *parts], className="news", **{"aria-labelledby": "news-title"}
    )


def _in_time(rows: Sequence[RegionNews], after: Dataset, w: Wording) -> Component | None:
    """One quiet line where every region has reported and none was late."""
    states = report_states(after)
    if states is None or any(row.silent or any(report.late for report in row.reports) for row in rows):
        return None
    return html.P(w("news.in_time", period=period_in_words(states.period, w)), className="hint")


def _region(row: RegionNews, dataset: Dataset, w: Wording, *, folded: bool) -> Component:
    """One region's news. Folded, its heading says what there is: how it reported, and how much of each kind."""
    counted = html.Span(w("news.figures", count=row.figures), className="sum") if row.figures else None
    head = [w.text(row.area.name), counted]
    entries = [*_reports(row, dataset, w), *_entries(row, dataset, w)]
    listed = html.Ul(entries) if entries else None
    marks = {"data-news": row.area.id}
    if not folded or listed is None:
        return html.Div([html.H3(head), listed], className="news-of", **marks)
    heading = html.Summary([*head, *_kinds(row, w)])
    return html.Details([heading, listed], className="news-of", **marks)


def _kinds(row: RegionNews, w: Wording) -> Iterator[Component | str]:
    nil = sum(bool(report.nil) for report in row.reports)
    counts = {
        "silent": 1 if row.silent else 0,
        "nil": nil,
        "late": len(row.reports) - nil,
        "missed": len(row.missed),
        "reached": len(row.reached),
        "corrected": len(row.corrected),
    }
    for kind, count in counts.items():
        if count:
            yield " "
            yield html.Span(f"{w(f'news.{kind}')} {count}" if count > 1 else w(f"news.{kind}"), className="change")


def _reports(row: RegionNews, dataset: Dataset, w: Wording) -> Iterator[Component]:
    """Each late or empty report, and that there is none: a link leads to what the region published of the period."""
    for report in row.reports:
        words = w("news.submitted", day=day_in_words(local_day(report.submitted_at, dataset.corridor), w))
        kind = "nil" if report.nil else "late"
        late = w("news.late") + w("comparison.separator") if report.nil and report.late else ""
        yield _report(kind, row.area, report.period, dataset, w, f"{late}{report.nil or words}")
    if row.silent:
        newest = max(dataset.returns_of(row.area.id), default=None)
        last = w("news.last", period=period_in_words(newest, w)) if newest else w("news.never")
        yield _report("silent", row.area, row.silent, dataset, w, last)


def _report(kind: str, area: Area, period: Period, dataset: Dataset, w: Wording, words: str) -> Component:  # noqa: PLR0913, PLR0917  # the parts of one line
    chosen = f"&period={period.text}" if period in reported_periods(dataset) else ""
    name = html.A(period_in_words(period, w), href=f"{ROOT}/?region={area.id}{chosen}&lang={w.language}")
    label = html.Span(w(f"news.{kind}"), className="change")
    return html.Li([label, " ", name, w("news.colon"), words], **{"data-kind": kind})


def _entries(row: RegionNews, dataset: Dataset, w: Wording) -> Iterator[Component]:
    for aimed in (*row.reached, *row.missed):
        words = w("news.aimed", value=_value(aimed.observation, dataset, w), target=_value(aimed.target, dataset, w))
        yield _entry("reached" if aimed.met else "missed", aimed.observation, [words], dataset, w)
    for moved in row.moved:
        line = change_line(reported_value(dataset, moved.observation), dataset, w)
        yield _entry(
            "moved", moved.observation, [_value(moved.observation, dataset, w), w("news.comma"), line], dataset, w
        )
    for was, now in row.corrected:
        words = w("news.corrected_from", before=_value(was, dataset, w), after=_value(now, dataset, w))
        yield _entry("corrected", now, [words], dataset, w)


def _entry(
    kind: str, observation: Observation, words: list[Component | str | None], dataset: Dataset, w: Wording
) -> Component:
    address = f"{ROOT}/?figure={observation.id}&lang={w.language}"
    name = html.A(name_of(observation, dataset, w), href=address)
    label = html.Span(w(f"news.{kind}"), className="change")
    return html.Li([label, " ", name, w("news.colon"), *words], **{"data-kind": kind})


def _value(observation: Observation, dataset: Dataset, w: Wording) -> str:
    return shown(reported_value(dataset, observation), w)
