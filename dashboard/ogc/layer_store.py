"""The layers of the release that is shown, made once for each."""

import threading
from collections.abc import Mapping

from werkzeug.exceptions import NotFound

from corridor.exports.map_layers import MapLayer, map_layers
from corridor.model.dataset import Dataset
from dashboard.page.release_router import ReleaseRouter


class LayerStore:
    """Keeps the layers of the latest release; another release replaces them."""

    def __init__(self, router: ReleaseRouter) -> None:
        self._router = router
        self._lock = threading.Lock()
        self._kept: tuple[str, Mapping[str, MapLayer]] = ("", {})

    def dataset(self) -> Dataset:
        """What is shown."""
        return self._router.latest().dataset

    def layers(self) -> Mapping[str, MapLayer]:
        """Every layer by its id."""
        dataset = self.dataset()
        with self._lock:
            name, layers = self._kept
            if name != dataset.fingerprint:
                layers = {layer.id: layer for layer in map_layers(dataset)}
                self._kept = (dataset.fingerprint, layers)
            return layers

    def layer(self, name: str) -> MapLayer:
        """One layer.

        Raises:
            NotFound: there is none of that name.
        """
        found = self.layers().get(name)
        if found is None:
            raise NotFound(f"there is no collection {name}")
        return found
