"""What is new, first what matters: by region, each entry one press from its evidence."""

from collections.abc import Iterable, Iterator

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.queries.news import RegionNews
from corridor.queries.reported_value import reported_value
from dashboard.html.elements import html
from dashboard.html.url_prefix import ROOT
from dashboard.panels.row_words import name_of
from dashboard.panels.tiles.change import change_line
from dashboard.panels.tiles.number import shown
from dashboard.words.wording import Wording


def news_panel(rows: Iterable[RegionNews], after: Dataset, w: Wording) -> Component | None:
    """A part for each region that has news; nothing for a release without any."""
    parts = [_region(row, after, w) for row in rows]
    if not parts:
        return None
    title = html.H2(w("news.title"), id="news-title")
    return html.Section([title, *parts], className="news", **{"aria-labelledby": "news-title"})


def _region(row: RegionNews, dataset: Dataset, w: Wording) -> Component:
    head = [w.text(row.area.name), html.Span(w("news.figures", count=row.figures), className="sum")]
    entries = list(_entries(row, dataset, w))
    return html.Div(
        [html.H3(head), html.Ul(entries) if entries else None], className="news-of", **{"data-news": row.area.id}
    )


def _entries(row: RegionNews, dataset: Dataset, w: Wording) -> Iterator[Component]:
    for kind, observations in (("reached", row.reached), ("missed", row.missed)):
        for observation in observations:
            yield _entry(kind, observation, [_value(observation, dataset, w)], dataset, w)
    for moved in row.moved:
        line = change_line(reported_value(dataset, moved.observation), dataset, w)
        yield _entry("moved", moved.observation, [_value(moved.observation, dataset, w), " ", line], dataset, w)
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
