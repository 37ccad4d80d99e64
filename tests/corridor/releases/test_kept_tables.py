"""What is kept of a package: given back to the last sign, and only while nothing was done to it."""

import dataclasses
import gc
import os
import shutil
import time
import weakref
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.errors import PackageError
from corridor.model.coded import Coded
from corridor.model.dataset import Dataset
from corridor.model.observation_table import ObservationTable
from corridor.model.records import Observation
from corridor.model.vocabulary import Text
from corridor.package.loading import load
from corridor.releases import checked_package, framing
from corridor.releases.adoption import adopt_words
from corridor.releases.canonical_rows import encoded, encoded_observations, written
from corridor.releases.checked_package import load_kept
from corridor.releases.contents import contents_of
from corridor.releases.database import Database
from corridor.releases.kept_tables import NO_TABLES, KeptTables
from corridor.releases.merging import dataset_of
from corridor.releases.release_store import ReleaseStore
from corridor.releases.releases import Notice, append, ensure_first_release
from corridor.releases.table_file import KeptValues, parts_of, table_of
from corridor.releases.upgrading import upgrade
from corridor.releases.words import changed_words
from tests.corridor.observations import tables
from tests.corridor.releases.unguarded import tamper
from tests.small import small

TINY = Path(__file__).parents[2] / "packages" / "tiny"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "package"))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that are read and checked from here on."""
    found: list[Path] = []

    def noted(folder: Path, *rest: object) -> Dataset:
        found.append(folder)
        return load(folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(checked_package, "load", noted)
    return found


@given(tables)
def test_a_table_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, Observation]
) -> None:
    kept, table = KeptTables(tmp_path_factory.mktemp("kept")), ObservationTable.of(rows)
    kept.keep("one", table)
    again = kept.table("one")
    assert again is not None
    assert list(encoded_observations(again)) == list(encoded_observations(table))
    assert list(again) == list(table)
    assert kept.table("other") is None


@given(tables, st.data())
def test_any_rows_of_a_kept_table_are_those_of_the_table(rows: dict[str, Observation], data: st.DataObject) -> None:
    table = ObservationTable.of(rows)
    again = table_of(b"".join(parts_of(table)))
    places = st.integers(0, len(table) - 1) if len(table) else st.nothing()
    asked = np.array(data.draw(st.lists(places)), np.intp)
    assert [*map(encoded, again.rows(asked))] == [*map(encoded, table.rows(asked))]
    assert [*encoded_observations(again, asked)] == [*map(encoded, table.rows(asked))]
    for name, column in table.columns.items():
        values = _kept(name, column)
        some = [int(code) for code in column.codes[asked]]
        assert [*map(written, values.some(some))] == [written(column.values[code]) for code in some]
        assert [*map(written, Coded(column.codes, values).at(asked))] == [*map(written, column.at(asked))]


def test_who_asks_for_a_few_rows_reads_a_few_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of a database are held against a package's some thousand at a time: not each time against all."""
    row = next(iter(small().observations.values()))
    rows = {f"O{n}": replace(row, id=f"O{n}", value=Decimal(n), printed=f"{n}口") for n in range(9000)}
    again = table_of(b"".join(parts_of(ObservationTable.of(rows))))
    read: list[int] = []
    some = KeptValues.some
    monkeypatch.setattr(KeptValues, "some", lambda self, places: read.append(len(places)) or some(self, places))
    assert [*encoded_observations(again, np.arange(7000, 7010))] == [encoded(rows[f"O{n}"]) for n in range(7000, 7010)]
    assert 0 < sum(read) < 100


def _kept(name: str, column: Coded) -> KeptValues:
    texts = [written(value).encode("utf-8", "surrogatepass") for value in column.values]
    ends = np.cumsum([len(one) for one in texts], dtype=np.int64)
    return KeptValues(name, np.frombuffer(b"".join(texts), np.uint8), ends)


@given(tables)
def test_bytes_of_a_table_give_it_back_and_their_values_one_by_one(rows: dict[str, Observation]) -> None:
    table = ObservationTable.of(rows)
    content = b"".join(parts_of(table))
    assert content == b"".join(parts_of(ObservationTable.of(rows)))
    again = table_of(content)
    assert list(encoded_observations(again)) == list(encoded_observations(table))
    for name, column in table.columns.items():
        values = _kept(name, column)
        assert [*map(written, values)] == [*map(written, column.values)]
        assert [written(values[at]) for at in range(len(values))] == [*map(written, column.values)]
        assert values[1:3] == list(column.values[1:3])


@pytest.mark.parametrize("content", [b"", b"{}", b"{}\n", b'{"text": [0, "|u1", 9]}\n'])
def test_bytes_of_something_else_are_refused(content: bytes) -> None:
    with pytest.raises((ValueError, KeyError)):
        table_of(content)


@pytest.mark.parametrize(
    "harm",
    [
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(bytes([file.read_bytes()[0] ^ 1]) + file.read_bytes()[1:]),
        lambda file: file.write_bytes(b""),
        lambda file: file.unlink(),
        lambda file: file.parent.chmod(0o777),
    ],
    ids=["cut", "other hash", "empty", "gone", "anybody may write there"],
)
def test_what_was_harmed_is_not_believed(
    harm: Callable[[Path], object], package: Path, place: Path, checked: list[Path]
) -> None:
    before = load(package)  # what is kept is mapped, and nobody may look at a map of a file that was cut
    load_kept(package, {}, KeptTables(place))
    for file in [*place.iterdir()]:
        harm(file)
    assert load_kept(package, {}, KeptTables(place)) == before
    assert checked == [package, package]


def test_a_later_start_reads_and_checks_nothing_again(package: Path, place: Path, checked: list[Path]) -> None:
    first = load_kept(package, {}, KeptTables(place))
    later = load_kept(package, {}, KeptTables(place))
    assert checked == [package]
    assert later == first
    assert (later.fingerprint, later.ground) == (first.fingerprint, first.ground)


def test_a_fault_of_another_table_still_has_its_line_and_that_of_a_figure_none(package: Path, place: Path) -> None:
    read, kept = load(package), load_kept(package, {}, KeptTables(place))
    key = next(iter(read.sources))
    assert kept.line_of("sources", key) == read.line_of("sources", key) > 1
    figure = next(iter(read.observations))
    assert (read.line_of("observations", figure), kept.line_of("observations", figure)) == (2, 0)


def test_anything_else_is_checked_anew(
    package: Path, place: Path, checked: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptTables(place)
    load_kept(package, {}, kept)
    with pytest.raises(PackageError):
        load_kept(package, {"paper": {"1.1": "40"}}, kept)
    monkeypatch.setattr(checked_package, "program", lambda *_: "another")
    load_kept(package, {}, kept)
    file = package / "units.csv"
    file.write_bytes(file.read_bytes() + b"\r\n")
    load_kept(package, {}, kept)
    assert len(checked) == 4
    load_kept(package, {}, NO_TABLES)
    assert len(checked) == 5


def test_a_package_with_problems_is_refused_each_time(package: Path, place: Path) -> None:
    file = package / "observations.csv"
    file.write_text(file.read_text("utf-8").replace(",exact,", ",excact,"), "utf-8")
    for _ in range(2):
        with pytest.raises(PackageError):
            load_kept(package, {}, KeptTables(place))


def test_a_table_that_nobody_has_any_more_takes_no_memory(package: Path, place: Path) -> None:
    kept = KeptTables(place)
    table = ObservationTable.of(load(package).observations)
    kept.keep("the package", table)
    kept.note("a release", table)
    assert kept.is_noted("a release", table)
    gone = weakref.ref(table)
    del table
    gc.collect()
    assert gone() is None
    again = kept.table("the package")
    assert again is not None
    assert kept.is_noted("a release", again)


def test_what_nobody_asks_for_is_deleted_in_time(place: Path) -> None:
    kept = KeptTables(place)
    kept.keep("old", small().figures)
    kept.keep("used", small().figures)
    for file in place.iterdir():
        os.utime(file, (0, time.time() - 40 * 24 * 3600))
    assert kept.table("used") is not None
    kept.keep("new", small().figures)
    assert [name for name in ("old", "used", "new") if kept.table(name)] == ["used", "new"]


def begun(empty: Database, place: Path, package: Dataset | None = None) -> tuple[Dataset, KeptTables]:
    """A package whose table is kept and which is the first release, and where it is kept."""
    kept, package = KeptTables(place), package or small()
    base = replace(package, observations=package.figures)
    kept.keep("package", base.figures)
    upgrade(empty)
    ensure_first_release(empty, base, kept)
    return base, kept


def test_a_noted_release_has_the_packages_rows_without_being_read(empty: Database, place: Path) -> None:
    base, kept = begun(empty, place)
    with empty.writing() as connection:
        noted, read = contents_of(connection, 1, base=base, kept=kept), contents_of(connection, 1, base=base)
        assert noted.orders is None
        assert dataclasses.replace(noted, orders=read.orders) == read
    other = replace(base, observations={"O1": base.figures["O1"]})
    with empty.reading() as connection:
        assert contents_of(connection, 1, base=other, kept=kept).rows == read.rows


def test_words_that_are_the_packages_are_compared_once(
    empty: Database, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (base, kept), compared = begun(empty, place), []
    changed = framing.changed_words
    monkeypatch.setattr(framing, "changed_words", lambda *given: compared.append(given) or changed(*given))
    with empty.reading() as connection:
        assert framing.framed(contents_of(connection, 1, base=base, kept=kept), base, kept) is base
        assert not compared  # this program made the release of it
        for note in place.glob("*.note"):
            note.unlink()
        contents = contents_of(connection, 1, base=base, kept=kept)
    assert all(framing.framed(contents, base, kept) is base for _ in range(3))
    assert len(compared) == 1
    renamed = replace(base, units={key: replace(unit, name=Text({"en": "?"})) for key, unit in base.units.items()})
    other = replace(renamed, fingerprint="another")
    assert all(framing.framed(contents, other, kept).units == base.units for _ in range(2))
    assert len(compared) == 3


def test_words_that_no_hash_covers_are_compared_each_time(empty: Database, place: Path) -> None:
    base, kept = begun(empty, place)
    renamed = replace(base, units={key: replace(unit, name=Text({"en": "?"})) for key, unit in base.units.items()})
    for adopted in (base, renamed):
        tamper(empty, "DELETE FROM words")
        adopt_words(empty, adopted)
        store = ReleaseStore(empty, base, kept=kept)
        assert store.loaded.dataset.units == adopted.units
        store.close()


def test_orders_are_read_where_the_package_may_have_others_and_only_there(empty: Database, place: Path) -> None:
    unsorted = replace(small(), observations=dict(reversed([*small().observations.items()])))
    base, kept = begun(empty, place, unsorted)
    other = replace(small(), fingerprint="another")
    ReleaseStore(empty, base, kept=kept).close()
    packages = (base, base, other, base)
    for package in packages[1:]:
        store = ReleaseStore(empty, package)
        brought = changed_words(package, store.loaded.contents.words)
        store.close()
        with empty.writing() as connection:
            append(connection, Notice(empty.now(), "anna", "turned", "2026-10-01"), (), brought)
    with empty.reading() as connection:
        unread, known = contents_of(connection, 1, base=base, kept=kept), None
        assert unread.orders is None
        for number, package in enumerate(packages, start=1):
            known, whole = contents_of(connection, number, known), contents_of(connection, number)
            assert known.orders == whole.orders
            assert bool(whole.orders) == (package is base)
            assert [*dataset_of(whole, other).observations] == [*package.observations]
            if number > 1:
                assert contents_of(connection, number, unread, other, kept).orders == whole.orders
    with pytest.raises(ValueError, match="another package"):
        framing.framed(unread, other)
