"""A package that was checked before, by the same program: read without its observations, which were kept."""

import hashlib
from collections.abc import Mapping
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


def load_kept(folder: Path, sentences: Mapping[str, Mapping[str, str]], kept: KeptTables) -> Dataset:
    """The package in `folder`, see `load`; checked anew where it, its proofs or the program changed.

    Raises:
        PackageError: as `load`.
    """
    proofs = hashlib.sha256(canonical(sentences).encode()).hexdigest()
    seen = SeenPackage(folder)
    name = f"package/{seen.fingerprint}/{proofs}/{program(corridor)}"
    figures = kept.table(name)
    known = seen.with_figures(figures) if figures is not None else None
    if known is not None:
        return known
    dataset = load(folder, sentences)
    if dataset.fingerprint != seen.fingerprint:
        return dataset
    kept.keep(name, dataset.figures)
    return _shared(dataset, kept.table(name))


def _shared(dataset: Dataset, figures: ObservationTable | None) -> Dataset:
    """The dataset on the table that was kept of it, whose memory processes share; nothing is said of lines then."""
    if figures is None:
        return dataset
    lines = {table: lines for table, lines in dataset.lines.items() if table != "observations"}
    return replace(dataset, observations=figures, lines=lines)
