"""The root above the rows of a package's first release, worked out by another process while this one stores them."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain, starmap
from operator import itemgetter

from corridor.forked import forked
from corridor.model.dataset import Dataset
from corridor.releases.canonical_rows import digest_of
from corridor.releases.checkpoints import Content, leaf_of
from corridor.releases.figure_rows import MANY, FigureRows
from corridor.releases.releases import other_rows
from corridor.releases.standing_observations import OBSERVATIONS
from corridor.signing.merkle import leaf_hash, root_of

_LONGEST_S = 60
"""How long it is waited for when all is stored: to read the rows back takes no longer."""


@contextmanager
def content_ahead(base: Dataset, *, wanted: bool) -> Iterator[Callable[[], Content | None]]:
    """Begin to work out what `first_content` says of `base`, if it is `wanted` and long work.

    What is given waits for it, and gives None where nothing was begun or the other process has failed, or is late: then
    it is read from the database. Begin while this process has no threads (see `forked`).
    """
    if not wanted or len(base.figures) < MANY:
        yield lambda: None
        return
    with forked(partial(first_content, base)) as process:
        yield lambda: process.answer(_LONGEST_S)


def first_content(base: Dataset) -> Content:
    """How many rows the first release of `base` has, and the Merkle root above them: see `checkpoints.content_of`."""
    others = sorted((row.kind, row.key, digest_of(row.content)) for row in other_rows(base))
    place, figures = bisect_left(others, OBSERVATIONS, key=itemgetter(0)), FigureRows(base.figures)
    leaves = chain(starmap(leaf_of, others[:place]), figures.leaves(), starmap(leaf_of, others[place:]))
    return len(others) + len(figures), root_of(map(leaf_hash, leaves))
