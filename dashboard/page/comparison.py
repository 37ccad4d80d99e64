"""The comparing view of one dataset: its controls are prepared once a language, its answers made on demand and kept."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from urllib.parse import parse_qs

from dash.development.base_component import Component
from shapely.geometry.base import BaseGeometry

from corridor.geography.scene import regions_of
from corridor.model.dataset import Dataset
from corridor.queries.compare_address import CompareQuery, read_compare
from dashboard.html.render import render
from dashboard.map.layers import tolerance_of
from dashboard.panels.compare.compare_board import compare_board
from dashboard.panels.compare.compare_tools import compare_tools
from dashboard.words.wording import Wording

_KEPT = 64
"""How many answers are kept: indicators, regions and periods can be put together in any number of ways."""
_COLUMNS = 3
_MOST_COLUMNS = 4
PARTS = ("indicator", "second", "regions", "period", "order", "initiative")
"""The parts of an address that the view answers to."""


class Comparison:
    """What may be compared in one dataset, and how it is shown."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.tools = lru_cache(_KEPT)(self._tools)
        self._board = lru_cache(_KEPT)(self._make_board)

    def board(self, language: str, asked: Mapping[str, str], columns: int = _COLUMNS) -> Component:
        """The answer to the parts of an address, as a component tree with Plotly's figures.

        Args:
            language: of its words.
            asked: the parts of `PARTS`; what is unknown is left at its default, and said to be.
            columns: how many small pictures have room side by side.
        """
        given = {part: asked[part] for part in PARTS if asked.get(part)}
        return self._board(language, read_compare(given, self.dataset), max(1, min(columns, _MOST_COLUMNS)))

    def server_html(self, language: str, address: str) -> Mapping[str, str]:
        """The whole view as HTML, for the first page: what only a graph shows is left to the browser."""
        given = {part: ",".join(values) for part, values in parse_qs(address.removeprefix("?")).items()}
        return {"compare-tools": self.tools(language), "compare-board": render(self.board(language, given))}

    @cached_property
    def _shapes(self) -> Mapping[str, BaseGeometry]:
        shapes = regions_of(self.dataset)
        tolerance = tolerance_of(shapes.values())
        return {code: shape.simplify(tolerance) for code, shape in shapes.items()}

    def _tools(self, language: str) -> str:
        return render(compare_tools(self.dataset, Wording(language)))

    def _make_board(self, language: str, query: CompareQuery, columns: int) -> Component:
        return compare_board(query, self._shapes, columns, self.dataset, Wording(language))
