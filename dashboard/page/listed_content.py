"""What can be listed, found and carried away of one dataset, and read about it: made on first demand, and kept."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache, partial

from corridor.model.dataset import Dataset
from corridor.queries.about import about
from corridor.queries.filter_relaxation import filter_relaxations
from corridor.queries.search import SearchIndex
from corridor.queries.selection import Options
from corridor.queries.table import Facets, TableQuery, facets, records_of, table
from corridor.queries.table_address import TableReading, read_table_address, table_address
from dashboard.html.render import render
from dashboard.page.downloads import MOST_ROWS
from dashboard.panels.about.about_panel import about_panel
from dashboard.panels.search import SHOWN, entry_list, kind_words, search_panel, what_was_found
from dashboard.panels.table.table_panel import TableView, table_panel
from dashboard.panels.table.table_tools import table_tools
from dashboard.words.wording import Wording

_KEPT = 256
"""How many pages and answers are kept: what visitors type has no end, and a page is some hundred kilobytes."""
_LISTS = 8
"""How many lists of rows are kept, so that the next page of a long one need not be sorted again."""


class ListedContent:
    """The table, the search and the text about the data of one dataset.

    Args:
        dataset: a dataset that passed the checks.
        options: what can be chosen in it.
        address: where its answers are found, without the language.
    """

    def __init__(self, dataset: Dataset, options: Options, address: str) -> None:
        self.dataset = dataset
        self._options = options
        self._address = address
        self.about_json = lru_cache(_KEPT)(self._about_json)
        self.search_json = lru_cache(_KEPT)(self._search_json)
        self._table = lru_cache(_KEPT)(self._render_table)
        self._about = lru_cache(_KEPT)(self._render_about)
        self._records = lru_cache(_LISTS)(partial(records_of, dataset))

    def read(self, address: str, language: str | None = None) -> TableReading:
        """What the query of an address asks of the table."""
        return read_table_address(address, self._options, language)

    def table_json(self, asked: TableReading) -> str:
        """The rows that were asked for, as the browser takes them."""
        return _as_json(html=self._table(asked.query, asked.refused))

    def fragments(self, address: str) -> Mapping[str, str]:
        """The view that `address` names, for the first page; the others stay empty till they are wanted."""
        asked = self.read(address)
        shown = asked.selection.view
        return {
            "table-rows": self._table(asked.query, asked.refused) if shown == "table" else "",
            "about": self._about(asked.query.language) if shown == "about" else "",
        }

    def by_language(self, language: str) -> Mapping[str, str]:
        """The parts that change with the language alone."""
        wording = Wording(language)
        parts = {"table-tools": table_tools(self._facets, wording), "search": search_panel(wording)}
        return {name: render(tree) for name, tree in parts.items()}

    def total(self, query: TableQuery) -> int:
        """How many rows answer to `query`."""
        return table(self.dataset, query).total

    @cached_property
    def _facets(self) -> Facets:
        return facets(self.dataset)

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex.of(self.dataset, kind_words())

    def _about_json(self, language: str) -> str:
        return _as_json(html=self._about(language))

    def _search_json(self, language: str, typed: str) -> str:
        found = self._index.search(typed)
        wording = Wording(language)
        shown = render(entry_list(found[:SHOWN], self.dataset, wording))
        return _as_json(html=shown, said=what_was_found(len(found), typed, wording), count=len(found))

    def _render_table(self, query: TableQuery, refused: tuple[str, ...]) -> str:
        page = table(self.dataset, query, self._records(replace(query, page=1)))
        hidden = () if page.total else filter_relaxations(self.dataset, query)
        view = TableView(page, hidden, refused, self._downloads(query, page.total))
        return render(table_panel(view, self.dataset, Wording(query.language)))

    def _downloads(self, query: TableQuery, total: int) -> Mapping[str, str]:
        filters = table_address(replace(query, page=1))
        address = f"{self._address}/{query.language}/export"
        question = f"?{filters}" if filters else ""
        return {
            "xlsx": f"{address}.xlsx{question}" if total <= MOST_ROWS else "",
            "csv": f"{address}.csv{question}",
        }

    def _render_about(self, language: str) -> str:
        return render(about_panel(about(self.dataset), self.dataset, Wording(language)))


def _as_json(**body: object) -> str:
    return json.dumps(body, ensure_ascii=False)
