"""The map of a package that was never shown, drawn by another process while this one stores the figures."""

from collections.abc import Iterator
from contextlib import contextmanager

from corridor.forked import forked
from corridor.model.dataset import Dataset
from dashboard.page.kept_maps import KeptMaps
from dashboard.page.prepared_store import PreparedStore

_LONGEST_S = 30
"""How long it is waited for: what is not there then, the first page draws."""


@contextmanager
def drawn_ahead(dataset: Dataset, store: PreparedStore) -> Iterator[None]:
    """Let the map that `dataset` begins with be drawn and kept meanwhile, if it is not yet; at the end it is there.

    Python draws on one processor, and with very many regions for seconds. Begin while this process has no threads (see
    `forked`). Nothing is lost if the other one fails, for the first page draws what it does not find.
    """
    maps, language = KeptMaps(dataset, store), dataset.corridor.languages[0]
    if not maps.are_lacking(language):
        yield
        return

    def draw() -> None:
        maps.drawn(language)

    with forked(draw) as drawing:
        yield
        drawing.answer(_LONGEST_S)
