"""A backup is whole or none, and comes back whole, to either kind of database."""

import gzip
import hashlib
import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, insert, select

from corridor.releases import backup, upgrading
from corridor.releases.backup import back_up
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.errors import (
    BackupChangedError,
    BackupLockedError,
    BackupUnreadableError,
    DatabaseAbsentError,
    DatabaseNewerError,
    OccupiedError,
)
from corridor.releases.restoring import Backup, restore
from corridor.releases.tables import PASSING, accounts, metadata, sessions
from corridor.releases.verification import faults
from tests import postgres
from tests.corridor.releases.publishing import publish, put
from tests.known_accounts import add_accounts
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
        add_accounts(connection, [_ACCOUNT])
        connection.execute(insert(sessions).values(digest="d", account=7, csrf="c", opened_at="x", seen_at="x"))
    return database


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of either kind."""
    if request.param == "sqlite":
        url = URL.create("sqlite", database=str(tmp_path / "restored.sqlite3"))
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
    assert back_up(filled, file) == restore(target, Backup(file))
    assert rows(target) == rows(filled)
    assert list(faults(target, small(), check_release)) == []


def test_nobody_is_signed_in_by_a_backup(filled: Database, target: Database, tmp_path: Path) -> None:
    restore(target, Backup(_backup(filled, tmp_path)))
    with target.reading() as connection:
        assert connection.execute(select(sessions)).all() == []


def test_a_restored_database_goes_on_numbering(filled: Database, target: Database, tmp_path: Path) -> None:
    restore(target, Backup(_backup(filled, tmp_path)))
    with target.writing() as connection:
        values = {key: value for key, value in _ACCOUNT.items() if key != "id"} | {"name": "ben"}
        assert connection.execute(insert(accounts).values(values)).inserted_primary_key[0] == 8
    publish(target, put("O4", period="2026-Q2"))
    assert [fault.in_("en") for fault in faults(target, small(), check_release)] == [
        "the audit log does not have the account ben"
    ]


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
        restore(filled, Backup(file))
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
        restore(target, Backup(broken))
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
        lambda lines: [lines[0].replace(b"corridor-backup-2", b"corridor-backup-9"), *lines[1:]],
        lambda lines: [line.replace(b"reviewer", b"administrator") for line in lines],
        lambda lines: [*lines, b"[]\n"],
        lambda _: [b"hello\n"],
        lambda _: [],
        lambda _: [b"[]\n", b"{}\n"],
    ],
)
def test_a_changed_backup_is_refused(filled: Database, target: Database, tmp_path: Path, change: object) -> None:
    with pytest.raises(BackupUnreadableError):
        restore(target, Backup(_rewritten(_backup(filled, tmp_path), change)))


def test_what_is_no_backup_is_refused(target: Database, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("hello")
    for name in ("text", "missing"):
        with pytest.raises(BackupUnreadableError):
            restore(target, Backup(tmp_path / name))


def test_a_backup_of_a_later_program_is_refused(
    filled: Database, target: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corridor.releases.backup.HEAD", "9999")
    with pytest.raises(DatabaseNewerError):
        restore(target, Backup(_backup(filled, tmp_path)))


def test_a_backup_of_an_earlier_schema_is_brought_forward(
    target: Database, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written as a program of revision 0001 would have: its tables and columns only."""
    monkeypatch.setattr("corridor.releases.backup.HEAD", "0001")
    monkeypatch.setattr("corridor.releases.backup.rows_of", _rows_of_the_first_schema)
    file = _backup(database, tmp_path)
    monkeypatch.undo()
    restore(target, Backup(file))
    assert upgrading.revision_of(target) == upgrading.HEAD
    assert rows(target) == {**rows(database), "words": []}


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
        restore(target, Backup(file))
    monkeypatch.undo()
    assert upgrading.revision_of(target) is None
    restore(target, Backup(file))


def test_a_backup_is_of_one_moment(filled: Database, tmp_path: Path) -> None:
    """What is published while a backup is written is not in it, not even in part."""
    file = tmp_path / "backup.gz"
    written = backup._lines

    def slowly(*given: object) -> Iterator[object]:
        for count, line in enumerate(written(*given)):
            if count == 3:
                publish(filled, put("O9", period="2026-Q1"))
            yield line

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(backup, "_lines", slowly)
        back_up(filled, file)
    reported = [json.loads(line) for line in gzip.decompress(file.read_bytes()).splitlines()]
    assert [row[1]["number"] for row in reported[1:-1] if row[0] == "releases"] == [1, 2]


def test_the_package_comes_back_with_it(filled: Database, tmp_path: Path) -> None:
    package = tmp_path / "package"
    for name in ("datapackage.json", "layers/border.geojson", ".git/config", "recipes/make.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_bytes(name.encode())
    back_up(filled, tmp_path / "backup", package)
    assert Backup(tmp_path / "backup").package() == {
        "datapackage.json": b"datapackage.json",
        "layers/border.geojson": b"layers/border.geojson",
    }


def test_an_encrypted_backup_opens_under_its_password_only(filled: Database, target: Database, tmp_path: Path) -> None:
    file = tmp_path / "backup"
    back_up(filled, file, password="correct horse")
    assert b"anna" not in file.read_bytes()
    for password in (None, "battery staple"):
        with pytest.raises(BackupLockedError):
            restore(target, Backup(file, password))
    restore(target, Backup(file, "correct horse"))
    assert rows(target) == rows(filled)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda line: line.replace(b'\\"value\\":\\"', b'\\"value\\":\\"9'), "has been changed"),
        (lambda line: line.replace(b'"role":"reviewer"', b'"role":"administrator"'), "role, area or office"),
        (lambda line: b"" if b"account.add" in line else line, "anna"),
    ],
    ids=["figure", "role", "log"],
)
def test_a_backup_that_was_changed_whole_is_not_restored(
    filled: Database, target: Database, tmp_path: Path, change: Callable[[bytes], bytes], fault: str
) -> None:
    """Its own number of rows and hash were made anew, as somebody would who changes it."""
    lines = [
        change(line) for line in gzip.decompress(_backup(filled, tmp_path).read_bytes()).splitlines(keepends=True)[:-1]
    ]
    body = b"".join(lines)
    end = {"rows": len([line for line in lines if line]) - 1, "sha256": hashlib.sha256(body).hexdigest()}
    changed = tmp_path / "changed"
    changed.write_bytes(gzip.compress(body + json.dumps(end).encode() + b"\n"))
    with pytest.raises(BackupChangedError, match=fault):
        restore(target, Backup(changed), trusted=frozenset())
    assert upgrading.revision_of(target) is None
