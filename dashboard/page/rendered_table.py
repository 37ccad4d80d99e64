"""The table of one dataset as HTML: every list of rows is made on first demand, and kept."""

import json
from collections.abc import Mapping
from functools import cached_property, lru_cache, partial

from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.queries.export import MOST_ROWS
from corridor.queries.filter_relaxation import filter_relaxations
from corridor.queries.reported_periods import periods_repeat
from corridor.queries.selection import Options
from corridor.queries.table import Facets, TableQuery, facets, records_of, table
from corridor.queries.table_address import TableReading, read_table_address, table_address
from dashboard.html.render import render
from dashboard.panels.table.table_panel import TableView, table_panel
from dashboard.panels.table.table_tools import table_tools
from dashboard.words.wording import Wording

_KEPT = 256
"""How many pages are kept: what visitors type has no end, and a page is some hundred kilobytes."""
_LISTS = 8
"""How many lists of rows are kept, so that the next page of a long one need not be sorted again."""


class RenderedTable:
    """The table of one dataset.

    Args:
        dataset: a dataset that passed the checks.
        options: what can be chosen in it.
        address: where its files are found, without the language.
    """

    def __init__(self, dataset: Dataset, options: Options, address: str) -> None:
        self.dataset = dataset
        self._options = options
        self._address = address
        self._html = lru_cache(_KEPT)(self._render)
        self._records = lru_cache(_LISTS)(partial(records_of, dataset))

    def read(self, address: str, language: str | None = None) -> TableReading:
        """What the query of an address asks of the table."""
        return read_table_address(address, self._options, language)

    def html(self, asked: TableReading) -> str:
        """The rows that were asked for."""
        return self._html(asked.query, asked.refused)

    def json(self, asked: TableReading) -> str:
        """The same, as the browser takes them."""
        return json.dumps({"html": self.html(asked)}, ensure_ascii=False)

    def tools(self, language: str) -> str:
        """What the rows are chosen with."""
        every_period = self.dataset.chosen is None and periods_repeat(self.dataset)
        return render(table_tools(self._facets, Wording(language), every_period=every_period))

    @cached_property
    def _facets(self) -> Facets:
        return facets(self.dataset)

    def _render(self, query: TableQuery, refused: tuple[str, ...]) -> str:
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
