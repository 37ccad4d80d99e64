"""A data package read into a dataset, with every problem that reading it meets.

What the checks can rely on, and what not:

- A row with a cell that cannot be read (``wrong-type``, ``wrong-form``, ``missing-value``, ``not-a-list``,
  ``not-a-period``, ``unknown-word``, ``out-of-range``) or whose id an earlier row has (``duplicate-id``) is left
  out of the dataset. Of the corridor's one row only the cell is left out: it holds an empty value of its type.
- A row whose code no table knows (``unknown-code``) is kept, and a row may name one that was left out:
  look codes up with ``.get``.
- A file or column that is missing (``missing-file``, ``missing-column``) leaves its table or layer empty.
- `Dataset.line_of` gives a row's line, `Dataset.layer_sources` the sources that the descriptor names for a layer.
- Not looked at here: whether every language has its text, locators, and anything that takes two cells to judge.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from corridor.errors import PackageError, Problem
from corridor.model.dataset import Dataset
from corridor.model.ground import ground_of
from corridor.model.observation_table import ObservationTable
from corridor.model.records import Observation
from corridor.model.row_keys import RowKeys
from corridor.package.contract import DESCRIPTOR_FILE, LAYERS, LIST_SEPARATOR, TABLES, Table
from corridor.package.reading.columns import Known
from corridor.package.reading.descriptor import read_layer_sources
from corridor.package.reading.files import PackageFiles
from corridor.package.reading.layers import read_layer
from corridor.package.reading.longitudes import running_on
from corridor.package.reading.problems import problem
from corridor.package.reading.records import Records, read_one, read_table
from corridor.package.reading.resaved import restored
from corridor.package.reading.rows import Rows, read_blocks

_ONE = "corridor"
"""The table of one row, which says what languages the others are in."""
_OF_THE_GROUND = (_ONE, "countries", "places", "belts")
"""The tables that belong to the map: a release takes them from the package whenever it is shown."""
_KEPT_BY_RELEASES = (DESCRIPTOR_FILE, *(table.file for table in TABLES if table.name not in _OF_THE_GROUND))
_FIGURES = next(table.file for table in TABLES if table.record is Observation)
_FILES = (*(table.file for table in TABLES), DESCRIPTOR_FILE, *(layer.file for layer in LAYERS))
_NAMED = "areas"
"""The table whose columns tell the languages when that row does not."""
_GROUND_FILES = (
    *(table.file for table in TABLES if table.name in {*_OF_THE_GROUND, _NAMED}),
    *(layer.file for layer in LAYERS),
)


def read_package(folder: Path, figures: ObservationTable | None = None) -> tuple[Dataset, list[Problem]]:
    """Read the package in `folder`: what could be read, not yet checked, and the problems met on the way.

    Its observations are not read where they are known to be `figures`; then nothing is said of their lines.

    Raises:
        PackageError: there is no such folder, or nothing of a package in it.
    """
    if not folder.is_dir():
        raise PackageError([problem("missing-folder", str(folder), 0, "", folder)])
    if not any((folder / file).exists() for file in (DESCRIPTOR_FILE, *(table.file for table in TABLES))):
        raise PackageError([problem("missing-package", str(folder), 0, "", folder)])
    problems: list[Problem] = []
    with _collector_resting():
        return _read(PackageFiles(folder, problems, _KEPT_BY_RELEASES), problems, figures), problems


def fingerprint_of(folder: Path) -> str:
    """The fingerprint of the package in `folder`, of which nothing else is read."""
    return SeenPackage(folder).fingerprint


class SeenPackage:
    """The package in a folder as it was when it was seen: all of its files but that of the observations are kept."""

    def __init__(self, folder: Path) -> None:
        """Read these files; of what is missing nothing is said yet."""
        self._problems: list[Problem] = []
        self._files = PackageFiles(folder, self._problems, _KEPT_BY_RELEASES)
        for file in _FILES:
            if file != _FIGURES:
                self._files.keep(file)

    @cached_property
    def fingerprint(self) -> str:
        """That of its dataset. The observations are read for it, of which nothing is kept."""
        for file in _FILES:
            self._files.skip(file)
        return self._files.fingerprint

    @property
    def ground_digest(self) -> str:
        """SHA-256 over the files that its ground is read from (see `ground_of`)."""
        return self._files.digest_of(_GROUND_FILES)

    def with_figures(self, figures: ObservationTable) -> Dataset | None:
        """Its dataset, where its observations are known to be `figures`; None where something of it cannot be read."""
        with _collector_resting():
            dataset = None if self._problems else _read(self._files, self._problems, figures)
        return None if self._problems else dataset

    def ground(self) -> Dataset | None:
        """Its ground; None where something cannot be read. Ask for nothing else then: no observation is read."""
        self._files.leave(_FIGURES)
        dataset = self.with_figures(ObservationTable.of({}))
        return dataset and ground_of(dataset)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Keep the garbage collector from looking through records that all stay: half the time of a large package."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(files: PackageFiles, problems: list[Problem], figures: ObservationTable | None) -> Dataset:
    """Everything in the files, which are read in the order of the contract."""
    rows: dict[str, Rows | None] = {}
    for table in TABLES:
        if table.file == _FIGURES and figures is not None:
            files.skip(table.file)
        else:
            rows[table.name] = _rows(files, table, problems)
    known = _known(rows)
    languages = _languages(rows)
    read = {
        table.name: _records(table, rows.pop(table.name), languages, known, problems)
        if table.name in rows
        else Records(figures or {})
        for table in TABLES
    }
    layer_sources = read_layer_sources(files.text(DESCRIPTOR_FILE), problems)
    layers = {layer.name: read_layer(layer, files.text(layer.file), languages, known, problems) for layer in LAYERS}
    tables: dict[str, Any] = {name: records.by_id for name, records in read.items()}
    tables[_ONE] = next(iter(read[_ONE].by_id.values()))
    centre = tables[_ONE].projection_lon
    return Dataset(
        **tables,
        layers={name: tuple(running_on(row, centre) for row in rows) for name, rows in layers.items()},
        fingerprint=files.fingerprint,
        ground=files.ground,
        layer_sources=layer_sources,
        lines={name: records.lines for name, records in read.items()},
    )


def _rows(files: PackageFiles, table: Table, problems: list[Problem]) -> Rows | None:
    """The raw rows of a table; None when its file cannot be read."""
    blocks = files.blocks(table.file)
    rows = None if blocks is None else read_blocks(blocks, table.file, problems)
    return rows and restored(rows, table)


def _records(
    table: Table, rows: Rows | None, languages: Sequence[str], known: Known, problems: list[Problem]
) -> Records:
    """The records of a table; of the one that describes the corridor always exactly one."""
    reader = read_one if table.name == _ONE else read_table
    return reader(table, rows, languages, known, problems)


def _known(rows: Mapping[str, Rows | None]) -> Known:
    """The ids of every table that could be read, also those of rows that cannot be."""
    ids = {name: raw.columns["id"].values for name, raw in rows.items() if raw and "id" in raw.columns}
    return {name: held if isinstance(held, RowKeys) else frozenset(held) for name, held in ids.items()}


def _languages(rows: Mapping[str, Rows | None]) -> tuple[str, ...]:
    """The languages that the corridor's row names; failing that, those of the areas' names."""
    one, areas = rows[_ONE], rows[_NAMED]
    cells = one.columns.get("languages", ()) if one else ()
    languages = tuple(dict.fromkeys(filter(None, cells[0].split(LIST_SEPARATOR)))) if cells else ()
    header = areas.header if areas else ()
    return languages or tuple(name.removeprefix("name_") for name in header if name.startswith("name_"))
