"""A backup is whole or none, and comes back whole, to either kind of database."""

import gzip
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, insert, select

from corridor.releases import backup, upgrading
from corridor.releases.backup import back_up
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.errors import BackupUnreadableError, DatabaseAbsentError, DatabaseNewerError, OccupiedError
from corridor.releases.restoring import restore
from corridor.releases.tables import PASSING, accounts, metadata, sessions
from corridor.releases.verification import faults
from tests import postgres
from tests.corridor.releases.publishing import publish, put
from tests.small import small

_ACCOUNT = {
    "id": 7,
    "name": "anna",
    "role": "reviewer",
    "office": "ReportingContext 一",
    "password": "$argon2id$...",
    "created_at": "2026-10-01T08:00:00.000000Z",
}


@pytest.fixture
def filled(database: Database) -> Database:
    publish(database, put("O3", period="2026-Q3", printed='十\'个\n"x"'))
    with database.writing() as connection:
        connection.execute(insert(accounts).values(_ACCOUNT))
        connection.execute(insert(sessions).values(digest="d", account=7, csrf="c", opened_at="x", seen_at="x"))
    return database


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of either kind."""
    if request.param == "sqlite":
        url = URL.create("sqlite", database=str(tmp_path / "elsewhere" / "restored.sqlite3"))
    else:
        url = postgres.server().create()
    made = Database(url)
    yield made
    made.close()
    if request.param == "postgresql":
        postgres.server().drop(url.database or "")


def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
            if table not in PASSING
        }


def test_a_backup_comes_back_whole_on_either_kind(filled: Database, target: Database, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    assert back_up(filled, file) == restore(target, file)
    assert rows(target) == rows(filled)
    assert list(faults(target, small(), check_release)) == []


def test_nobody_is_signed_in_by_a_backup(filled: Database, target: Database, tmp_path: Path) -> None:
    restore(target, _backup(filled, tmp_path))
    with target.reading() as connection:
        assert connection.execute(select(sessions)).all() == []


def test_a_restored_database_goes_on_numbering(filled: Database, target: Database, tmp_path: Path) -> None:
    restore(target, _backup(filled, tmp_path))
    with target.writing() as connection:
        values = {key: value for key, value in _ACCOUNT.items() if key != "id"} | {"name": "ben"}
        assert connection.execute(insert(accounts).values(values)).inserted_primary_key[0] == 8
    publish(target, put("O4", period="2026-Q2"))
    assert list(faults(target, small(), check_release)) == []


def _backup(database: Database, folder: Path) -> Path:
    file = folder / "backup.gz"
    back_up(database, file)
    return file


def test_only_its_owner_reads_a_backup(filled: Database, tmp_path: Path) -> None:
    assert stat.S_IMODE(_backup(filled, tmp_path).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_backup_never_replaces_a_file(filled: Database, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    file.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        back_up(filled, file)
    assert file.read_bytes() == b"mine"


def test_the_same_contents_make_the_same_backup(filled: Database, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "one")
    back_up(filled, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_restoring_never_touches_what_is_there(filled: Database, tmp_path: Path) -> None:
    file = _backup(filled, tmp_path)
    publish(filled, put("O4", period="2026-Q2"))
    before = rows(filled)
    with pytest.raises(OccupiedError, match="will not be overwritten"):
        restore(filled, file)
    assert rows(filled) == before


def test_a_database_that_is_not_there_is_not_backed_up(empty: Database, tmp_path: Path) -> None:
    with pytest.raises(DatabaseAbsentError):
        back_up(empty, tmp_path / "backup.gz")
    assert not (tmp_path / "backup.gz").exists()
    assert not Path(empty.url.database or "").exists()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_a_truncated_backup_is_refused(filled: Database, target: Database, tmp_path: Path, share: float) -> None:
    whole = _backup(filled, tmp_path).read_bytes()
    broken = tmp_path / "broken.gz"
    broken.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(BackupUnreadableError, match="not a whole backup"):
        restore(target, broken)
    assert not Path(target.url.database or "").exists()


def _rewritten(file: Path, change: object) -> Path:
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    made = file.with_name("rewritten.gz")
    made.write_bytes(gzip.compress(b"".join(change(lines))))  # type: ignore[operator]
    return made


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[:-1],
        lambda lines: lines[:3] + lines[4:],
        lambda lines: [lines[0].replace(b"corridor-backup-1", b"corridor-backup-9"), *lines[1:]],
        lambda lines: [line.replace(b"reviewer", b"administrator") for line in lines],
        lambda lines: [*lines, b"[]\n"],
        lambda _: [b"hello\n"],
        lambda _: [],
        lambda _: [b"[]\n", b"{}\n"],
    ],
)
def test_a_changed_backup_is_refused(filled: Database, target: Database, tmp_path: Path, change: object) -> None:
    with pytest.raises(BackupUnreadableError):
        restore(target, _rewritten(_backup(filled, tmp_path), change))


def test_what_is_no_backup_is_refused(target: Database, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("hello")
    for name in ("text", "missing"):
        with pytest.raises(BackupUnreadableError):
            restore(target, tmp_path / name)


def test_a_backup_of_a_later_program_is_refused(
    filled: Database, target: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corridor.releases.backup.HEAD", "9999")
    with pytest.raises(DatabaseNewerError):
        restore(target, _backup(filled, tmp_path))


def test_a_backup_of_an_earlier_schema_is_brought_forward(
    target: Database, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written as a program of revision 0001 would have: its tables and columns only."""
    monkeypatch.setattr("corridor.releases.backup.HEAD", "0001")
    monkeypatch.setattr("corridor.releases.backup._rows", _rows_of_the_first_schema)
    file = _backup(database, tmp_path)
    monkeypatch.undo()
    restore(target, file)
    assert upgrading.revision_of(target) == upgrading.HEAD
    assert rows(target) == rows(database)


def _rows_of_the_first_schema(connection: object, table: object) -> Iterator[object]:
    if table.name in ("releases", "row_versions", "audit_entries"):  # type: ignore[attr-defined]
        for row in connection.execute(select(table)):  # type: ignore[attr-defined, call-overload]
            yield [table.name, {key: row._mapping[key] for key in row._mapping if key != "submission"}]  # type: ignore[attr-defined]


def test_restoring_that_fails_leaves_nothing(
    filled: Database, target: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _backup(filled, tmp_path)

    def fails(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("corridor.releases.restoring._fill", fails)
    with pytest.raises(MemoryError):
        restore(target, file)
    monkeypatch.undo()
    assert upgrading.revision_of(target) is None
    restore(target, file)


def test_a_backup_is_of_one_moment(filled: Database, tmp_path: Path) -> None:
    """What is published while a backup is written is not in it, not even in part."""
    file = tmp_path / "backup.gz"
    written = backup._lines

    def slowly(connection: object, now: str) -> Iterator[object]:
        for count, line in enumerate(written(connection, now)):
            if count == 3:
                publish(filled, put("O9", period="2026-Q1"))
            yield line

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backup, "_lines", slowly)
        back_up(filled, file)
    told = [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]
    assert [row[1]["number"] for row in told[1:-1] if row[0] == "releases"] == [1, 2]
