"""The maps of a dataset, one in each language, kept by what they are drawn from.

Drawing takes seconds where there are many regions. Releases that agree in all that the map shows share it.
"""

from functools import cached_property

from corridor.model.dataset import Dataset
from corridor.single_flight import single_flight
from dashboard.map.figure import drawing_of
from dashboard.map.map_source import MapSource
from dashboard.map.traces import Drawing
from dashboard.page.drawn_map import DrawnMap
from dashboard.page.prepared_store import PreparedStore

_KEPT = 8
"""In how many languages maps are kept in memory."""


class KeptMaps:
    """The maps of one dataset, drawn when they are first asked for, and then kept in a store."""

    def __init__(self, dataset: Dataset, store: PreparedStore) -> None:
        """Draw nothing yet."""
        self._dataset = dataset
        self._store = store
        self.drawn = single_flight(_KEPT)(self._drawn)

    @cached_property
    def _source(self) -> MapSource:
        return MapSource.of(self._dataset)

    @cached_property
    def _name(self) -> str:
        """Noted by the data's own name: to work it out, all figures are counted."""
        return str(self._store.get(f"{self._dataset.fingerprint}/map", lambda: f"map/{self._source.name}"))

    def drawing(self, language: str) -> Drawing:
        """The map as Plotly takes it. It is large: nothing of it stays in memory."""
        drawing: Drawing = self._store.get(f"{self._name}/drawing/{language}", lambda: self._draw(language))
        return drawing

    def are_lacking(self, language: str) -> bool:
        """Whether the store keeps things, but not yet what pages need of the map in `language`."""
        return self._store.lacks(self._name_drawn(language))

    def _drawn(self, language: str) -> DrawnMap:
        made = self._store.get(self._name_drawn(language), lambda: DrawnMap.of(self.drawing(language)).to_keep())
        return DrawnMap.from_kept(made)

    def _name_drawn(self, language: str) -> str:
        return f"{self._name}/drawn/{language}"

    def _draw(self, language: str) -> Drawing:
        return drawing_of(self._source, language)
