"""How many rows were found under which filters, each of which can be taken away; and why there are none."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.coverage import Count
from corridor.queries.filter_relaxation import FilterRelaxation, set_filters
from corridor.queries.table import TablePage, TableQuery
from corridor.queries.table_order import SortKey
from corridor.queries.table_row import RowKind
from dashboard.html.elements import html
from dashboard.words.counts import counted
from dashboard.words.dates import point_in_words
from dashboard.words.wording import Wording

_PARTS = {"text": "q"}
"""Filters whose part of the address has another name."""
_CLEARED = "region=&initiative=&kind=&qualifier=&year=&q=&page="


def found_summary(page: TablePage, downloads: Mapping[str, str], dataset: Dataset, w: Wording) -> Component:
    """The counts, the filters that are set, and the files with the same rows."""
    said = w("table.found", counted=counted(count_of(page.kinds), w)) if page.total else w("table.found_nothing")
    chips = [_chip(name, page.query, dataset, w) for name in set_filters(page.query)]
    clear = _clear(w) if page.total and len(chips) > 1 else None  # an empty table offers it below
    files = [_download(kind, address, w) for kind, address in downloads.items()] if page.total else []
    return html.Div(
        [
            html.P(said, className="sum"),
            _grouping(page, w),
            html.Div([*chips, clear], className="chips", role="group", **{"aria-label": w("table.filters")})
            if chips
            else None,
            html.Div(files, className="downloads", role="group", **{"aria-label": w("table.downloads")})
            if files
            else None,
        ],
        className="found-summary",
        **{"data-said": said},
    )


def count_of(kinds: Mapping[RowKind, int]) -> Count:
    """How many rows there are of each kind."""
    return Count(kinds[RowKind.OBSERVATION], kinds[RowKind.PROGRAMME], kinds[RowKind.HONOUR])


def _grouping(page: TablePage, w: Wording) -> Component | None:
    """Why the values seem to start again: said where they are put in order."""
    by_value = page.query.sort is SortKey.VALUE and page.kinds[RowKind.OBSERVATION]
    return html.P(w("table.by_unit"), className="by-unit") if by_value else None


def found_nothing(query: TableQuery, hidden: Sequence[FilterRelaxation], dataset: Dataset, w: Wording) -> Component:
    """Why the table is empty: which filter hides what, and one press that takes it away."""
    if not hidden:
        return html.Div(html.P(w("table.package_empty")), className="empty")
    ways = [html.Li(_way(one, query, dataset, w)) for one in hidden if one.total]
    reason = w("table.empty_one") if len(hidden) == 1 else w("table.empty_many")
    alone = None if ways else html.P(w("table.empty_all"))
    return html.Div([html.P(reason), html.Ul(ways) if ways else alone, _clear(w)], className="empty")


def filter_in_words(name: str, query: TableQuery, dataset: Dataset, w: Wording) -> str:
    """A filter that is set, as a reader would name it."""
    if name == "region":
        shown = w.text(dataset.areas[query.region or ""].name)
    elif name == "initiative":
        shown = w.text(dataset.initiatives[query.initiative or ""].name)
    elif name == "kind":
        shown = w(f"table.kind.{query.kind}")
    elif name == "qualifier":
        shown = w(f"qualifier.{query.qualifier}")
    elif name == "year":
        shown = point_in_words(f"{query.year:04}", w)
    else:
        shown = query.text
    return w("table.filter", name=w(f"table.filter_name.{name}"), value=shown)


def _chip(name: str, query: TableQuery, dataset: Dataset, w: Wording) -> Component:
    words = filter_in_words(name, query, dataset, w)
    return html.Button(
        [words, html.Span("×", className="cross", **{"aria-hidden": "true"})],
        type="button",
        className="chip",
        **{"data-press": f"{_PARTS.get(name, name)}=&page=", "aria-label": w("table.drop", filter=words)},
    )


def _way(one: FilterRelaxation, query: TableQuery, dataset: Dataset, w: Wording) -> Component:
    words = w("table.without", filter=filter_in_words(one.filter, query, dataset, w), count=one.total)
    return html.Button(
        words, type="button", className="way", **{"data-press": f"{_PARTS.get(one.filter, one.filter)}=&page="}
    )


def _clear(w: Wording) -> Component:
    return html.Button(w("table.clear"), type="button", className="clear", **{"data-press": _CLEARED})


def _download(kind: str, address: str, w: Wording) -> Component:
    if not address:
        return html.Span(w(f"table.too_many.{kind}"), className="too-many")
    words = w(f"table.download.{kind}")
    return html.A(words, href=address, download=True, className="download", title=w("table.same"))
