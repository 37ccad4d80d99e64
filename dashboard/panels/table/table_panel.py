"""The table of everything: every observation, programme and honour that the filters let through."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component
from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.queries.filter_relaxation import FilterRelaxation
from corridor.queries.table import TablePage, TableQuery
from corridor.queries.table_order import SortKey
from dashboard.html.elements import html
from dashboard.panels.table.table_found import found_nothing, found_summary
from dashboard.panels.table.table_pages import page_links
from dashboard.panels.table.table_row import table_row
from dashboard.panels.take_away import take_away
from dashboard.words.wording import Wording


class TableView(Struct, frozen=True):
    """What the table shows.

    Attributes:
        page: the page of the rows found.
        loosenings: what each filter hides, where nothing was found.
        refused: parts of the address that were not understood.
        downloads: addresses of the files with the same rows, by their kind; "" where there are too many for one.
    """

    page: TablePage
    loosenings: Sequence[FilterRelaxation]
    refused: tuple[str, ...]
    downloads: Mapping[str, str]


COLUMNS = (
    ("name", SortKey.NAME),
    ("value", SortKey.VALUE),
    ("qualifier", SortKey.QUALIFIER),
    ("period", SortKey.PERIOD),
    ("area", SortKey.AREA),
    ("initiative", SortKey.INITIATIVE),
    ("source", SortKey.SOURCE),
)
"""The columns and what each is sorted by."""


def table_panel(view: TableView, dataset: Dataset, w: Wording) -> Component:
    """What was found in one sentence, the rows, and the way to the other pages."""
    page = view.page
    return html.Div(
        [
            _refused(view.refused, w),
            found_summary(page, view.downloads, dataset, w),
            take_away(dataset, page.query.region, page.query.initiative, w),
            _table(page, dataset, w) if page.rows else found_nothing(page.query, view.loosenings, dataset, w),
            page_links(page, w),
        ],
        className="found",
    )


def _refused(parts: tuple[str, ...], w: Wording) -> Component | None:
    return html.P(w("table.refused", parts=", ".join(parts)), className="refused") if parts else None


def _table(page: TablePage, dataset: Dataset, w: Wording) -> Component:
    head = html.Tr([*(_heading(name, key, page.query, w) for name, key in COLUMNS), _map_heading(w)])
    body = [table_row(row, dataset, w) for row in page.rows]
    return html.Table(
        [
            html.Caption(w("table.caption"), className="visually-hidden"),
            html.Thead(head),
            html.Tbody(body),
        ],
        className="rows",
    )


def _heading(name: str, key: SortKey, query: TableQuery, w: Wording) -> Component:
    """A column's heading: pressed it sorts upwards, then downwards, then no more."""
    sorted_by_it = query.sort is key
    state = ("descending" if query.descending else "ascending") if sorted_by_it else "none"
    following = {"none": key.value, "ascending": f"-{key.value}", "descending": ""}[state]
    button = html.Button(
        [w(f"table.column.{name}"), html.Span(className="arrow", **{"aria-hidden": "true"})],
        type="button",
        title=w(f"table.sort_hint.{state}"),
        **{"data-press": f"sort={following}", "data-focus": f"sort-{name}"},
    )
    return html.Th(
        button,
        scope="col",
        className=f"column-{name}",
        **{"data-column": name, "aria-sort": state},
    )


def _map_heading(w: Wording) -> Component:
    return html.Th(w("table.column.map"), scope="col", className="column-map")
