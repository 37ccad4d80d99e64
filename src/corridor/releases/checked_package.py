"""A package that was checked before, by the same program: read without its observations, which were kept."""

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec.structs import replace

import corridor
from corridor.model.dataset import Dataset
from corridor.model.observation_table import ObservationTable
from corridor.package.loading import load
from corridor.package.reading.package import SeenPackage
from corridor.releases.cache_folder import program
from corridor.releases.canonical_rows import canonical
from corridor.releases.kept_tables import KeptTables


def seen_ahead(folder: Path) -> Callable[[], SeenPackage]:
    """Begin to read the package in `folder` beside other work; what is given waits for it, and then its thread is over.

    To hash a large file takes a second, in which Python can do something else: import the other half of the program.
    """
    executor = ThreadPoolExecutor(1, "package")
    begun = executor.submit(SeenPackage, folder)

    def seen() -> SeenPackage:
        executor.shutdown()
        return begun.result()

    return seen


def load_kept(
    folder: Path,
    sentences: Mapping[str, Mapping[str, str]],
    kept: KeptTables,
    seen: Callable[[], SeenPackage] | None = None,
) -> Dataset:
    """The package in `folder`, see `load`; checked anew where it, its proofs or the program changed.

    Where reading it was begun (`seen_ahead`) it is as it was `seen` then.

    Raises:
        PackageError: as `load`.
    """
    proofs = hashlib.sha256(canonical(sentences).encode()).hexdigest()
    package = seen() if seen is not None else SeenPackage(folder)
    name = f"package/{package.fingerprint}/{proofs}/{program(corridor)}"
    figures = kept.table(name)
    known = package.with_figures(figures) if figures is not None else None
    if known is not None:
        return known
    dataset = load(folder, sentences)
    if dataset.fingerprint != package.fingerprint:
        return dataset
    kept.keep(name, dataset.figures)
    return _shared(dataset, kept.table(name))


def _shared(dataset: Dataset, figures: ObservationTable | None) -> Dataset:
    """The dataset on the table that was kept of it, whose memory processes share; nothing is said of lines then."""
    if figures is None:
        return dataset
    lines = {table: lines for table, lines in dataset.lines.items() if table != "observations"}
    return replace(dataset, observations=figures, lines=lines)
