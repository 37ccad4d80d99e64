"""Where the data come from: every document and data set, with publisher, date, licence and what was taken from it."""

from collections.abc import Sequence

from dash.development.base_component import Component

from corridor.model.records import Source
from corridor.queries.about import About, SourceUse
from corridor.queries.coverage import Count
from dashboard.html.elements import html
from dashboard.panels.about.about_section import section
from dashboard.words.counts import counted
from dashboard.words.wording import Wording

_MOST = 6
"""So many documents of reports are shown, the newest; the others are behind a heading, since each report adds one."""


def sources_section(view: About, w: Wording) -> Component:
    """Every source, the documents of reports first and the newest of them before the others."""
    documents = [use for use in view.sources if use.source.kind == "primary"]
    documents.sort(key=lambda use: use.source.published or "", reverse=True)
    others = [use for use in view.sources if use.source.kind != "primary"]
    shown, earlier = documents[:_MOST], documents[_MOST:]
    return section("sources", [_list(shown, w), *([_earlier(earlier, w)] if earlier else []), _list(others, w)], w)


def _earlier(uses: Sequence[SourceUse], w: Wording) -> Component:
    return html.Details(
        [html.Summary(w("about.source.earlier", count=len(uses))), _list(uses, w)], className="sources-earlier"
    )


def _list(uses: Sequence[SourceUse], w: Wording) -> Component:
    return html.Div([_source(use, w) for use in uses], className="sources")


def _source(use: SourceUse, w: Wording) -> Component:
    source = use.source
    facts = {
        "publisher": w.text(source.publisher),
        "author": w.text(source.author),
        "published": source.published,
        "licence": source.licence,
        "used": _used(use, w),
        "note": w.text(source.note),
    }
    rows = [piece for name, words in facts.items() if words for piece in _fact(w(f"about.source.{name}"), words)]
    return html.Div(
        [
            html.H4([w.text(source.title), html.Span(w(f"about.source.kind.{source.kind}"), className="state")]),
            html.Dl([*rows, *_link(source, w)]),
        ],
        className="source",
        **{"data-source": source.id},
    )


def _fact(term: str, words: str) -> list[Component]:
    return [html.Dt(term), html.Dd(words)]


def _link(source: Source, w: Wording) -> list[Component]:
    """The address as a link where it is one; the page itself never calls on it."""
    if not source.url:
        return []
    web = source.url.startswith(("https://", "http://"))
    shown = html.A(source.url, href=source.url, rel="noopener noreferrer", target="_blank") if web else source.url
    return [html.Dt(w("about.source.url")), html.Dd(shown)]


def _used(use: SourceUse, w: Wording) -> str:
    """What was taken from a source: figures, context statistics, layers of the map."""
    count = Count(use.figures, use.programmes, use.honours)
    parts = [counted(count, w)] if count != Count() else []
    if use.statistics:
        parts.append(w("about.source.statistics", count=use.statistics))
    parts += [w(f"about.layer.{name}") for name in use.layers]
    return w("count.separator").join(parts)
