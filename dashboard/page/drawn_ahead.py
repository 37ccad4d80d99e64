"""The map of a package that was never shown, drawn by another process while this one stores the figures."""

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from corridor.model.dataset import Dataset
from dashboard.page.kept_maps import KeptMaps
from dashboard.page.prepared_store import PreparedStore

_LONGEST_S = 30
"""How long it is waited for: what is not there then, the first page draws."""


@contextmanager
def drawn_ahead(dataset: Dataset, store: PreparedStore) -> Iterator[None]:
    """Let the map that `dataset` begins with be drawn and kept meanwhile, if it is not yet; at the end it is there.

    Python draws on one processor, and with very many regions for seconds. The process is forked off this one, whose
    dataset it needs: begin while this one has no threads. Nothing is lost if it fails, for the first page draws what
    it does not find.
    """
    maps, language = KeptMaps(dataset, store), dataset.corridor.languages[0]
    if not maps.are_lacking(language):
        yield
        return
    drawing = multiprocessing.get_context("fork").Process(target=_draw, args=(maps, language), daemon=True)
    drawing.start()
    try:
        yield
        drawing.join(_LONGEST_S)
    finally:
        drawing.kill()
        drawing.join()


def _draw(maps: KeptMaps, language: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that waits for it ends it
    with suppress(Exception):
        maps.drawn(language)
