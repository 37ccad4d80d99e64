"""A data package as one file: everything but its observations, which are published as columns."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.observation_table import ObservationTable
from corridor.model.records import Observation
from corridor.package.contract import DESCRIPTOR_FILE, LAYERS, TABLES
from corridor.package.reading.package import fingerprint_of, read_package
from corridor.published.errors import PackageEditedError

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file: the same package gives the same bytes."""
_OBSERVATIONS = next(table.file for table in TABLES if table.record is Observation)
_FILES = (DESCRIPTOR_FILE, *(table.file for table in TABLES), *(layer.file for layer in LAYERS))


def package_content(folder: Path, base: Dataset) -> bytes:
    """The package in `folder`, which was read as `base`, without its observations. Nothing is compressed.

    Raises:
        PackageEditedError: it is not as it was read any more.
        OSError: a file cannot be read.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in _FILES:
            if name != _OBSERVATIONS and (folder / name).is_file():
                archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), (folder / name).read_bytes())
    if fingerprint_of(folder) != base.fingerprint:
        raise PackageEditedError(folder)
    return stream.getvalue()


def package_in(file: Path, figures: ObservationTable, fingerprint: str) -> Dataset:
    """The package that a file holds, with its observations and the fingerprint that it had with these.

    Raises:
        ValueError, KeyError: the file holds none.
    """
    with TemporaryDirectory(prefix="corridor-package-") as name:
        folder = Path(name)
        with zipfile.ZipFile(file) as archive:
            for member in archive.namelist():
                if member not in _FILES:
                    raise ValueError(member)
                archive.extract(member, folder)
        (folder / _OBSERVATIONS).touch()
        dataset, problems = read_package(folder, figures)
    if problems:
        raise ValueError(problems[0].text.in_("en"))
    return replace(dataset, fingerprint=fingerprint)
