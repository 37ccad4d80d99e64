"""From a folder to a dataset that keeps the contract."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from corridor.errors import PackageError
from corridor.model.dataset import Dataset
from corridor.model.ground import ground_of
from corridor.package.checks import Found, Ground, JudgedGround, check
from corridor.package.reading import read_package


def load(
    folder: Path,
    sentences: Mapping[str, Mapping[str, str]] | None = None,
    found: Callable[[str], Found] = lambda _: {},
) -> Dataset:
    """Read and check the package in `folder`.

    Args:
        folder: the package.
        sentences: by source id, the sentences of its text by locator, where figures as printed are to be proved.
        found: what was found elsewhere on the ground of the package with a fingerprint, see `Ground`.

    Raises:
        PackageError: the package does not keep the contract; it carries every problem of reading and of the checks.
    """
    dataset, problems = read_package(folder)
    judged = JudgedGround(Ground(ground_of(dataset), partial(found, dataset.fingerprint)))
    problems.extend(check(dataset, sentences, judged))
    if problems:
        raise PackageError(problems)
    return dataset
