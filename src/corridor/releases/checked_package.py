"""A package that was checked before, by the same program: read without its observations, which were kept."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import corridor
from corridor.model.dataset import Dataset
from corridor.package.loading import load
from corridor.package.reading.package import fingerprint_of, read_package
from corridor.releases.cache_folder import program
from corridor.releases.canonical_rows import canonical
from corridor.releases.kept_tables import KeptTables


def load_kept(folder: Path, sentences: Mapping[str, Mapping[str, str]], kept: KeptTables) -> Dataset:
    """The package in `folder`, see `load`; checked anew where it, its proofs or the program changed.

    Raises:
        PackageError: as `load`.
    """
    proofs = hashlib.sha256(canonical(sentences).encode()).hexdigest()
    fingerprint = fingerprint_of(folder)
    name = f"package/{fingerprint}/{proofs}/{program(corridor)}"
    figures = kept.table(name)
    if figures is not None:
        dataset, problems = read_package(folder, figures)
        if not problems and dataset.fingerprint == fingerprint:
            return dataset
    dataset = load(folder, sentences)
    if dataset.fingerprint == fingerprint:
        kept.keep(name, dataset.figures)
    return dataset
