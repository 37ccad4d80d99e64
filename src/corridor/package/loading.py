"""From a folder to a dataset that keeps the contract."""

from collections.abc import Mapping
from pathlib import Path

from corridor.errors import PackageError
from corridor.model.dataset import Dataset
from corridor.package.checks import check
from corridor.package.reading import read_package


def load(folder: Path, sentences: Mapping[str, Mapping[str, str]] | None = None) -> Dataset:
    """Read and check the package in `folder`.

    Args:
        folder: the package.
        sentences: by source id, the sentences of its text by locator, where figures as printed are to be proved.

    Raises:
        PackageError: the package does not keep the contract; it carries every problem of reading and of the checks.
    """
    dataset, problems = read_package(folder)
    problems.extend(check(dataset, sentences))
    if problems:
        raise PackageError(problems)
    return dataset
