"""From every schema there ever was to the present one."""

import gzip
import json
import os
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, MetaData, Table, insert, select, text

from corridor.releases import audit, upgrading
from corridor.releases.canonical_rows import canonical, digest_of, encoded
from corridor.releases.chain import entry_hash, release_hash
from corridor.releases.contents import contents_of
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.errors import (
    DatabaseAbsentError,
    DatabaseFolderError,
    DatabaseNewerError,
    DatabaseOutdatedError,
)
from corridor.releases.former import Upgraded, upgrade_keeping
from corridor.releases.location import default_file
from corridor.releases.merging import dataset_of
from corridor.releases.opening import open_database
from corridor.releases.record_check import submission_digest
from corridor.releases.releases import package_records
from corridor.releases.restoring import Backup, restore
from corridor.releases.tables import PASSING, audit_entries, metadata, releases, submissions
from corridor.releases.verification import faults
from tests.small import NORTH, small

_PASSING = {"alembic_version", *(table.name for table in PASSING)}
_AT = "2026-02-01T08:00:00.000000Z"


def fill_as_the_first_schema_did(database: Database) -> None:
    """Release 1 as revision 0001 stored it: without the column that came later."""
    rows = [
        {"kind": kind, "key": row.id, "release": 1, "content": encoded(row), "digest": digest_of(encoded(row))}
        for kind, row in package_records(small())
    ]
    head = (1, _AT, "package", "first", "2026-01-15")
    made = release_hash(None, head, [(row["kind"], row["key"], row["digest"], None, None) for row in rows])  # type: ignore[misc]
    reported = canonical({"hash": made})
    entry = (1, _AT, "package", "release.publish", "release:1", reported)
    with database.writing() as connection:
        _insert(connection, releases, (*head, None, made))
        for row in rows:
            columns = ", ".join(row)
            places = ", ".join(f":{name}" for name in row)
            connection.execute(text(f"INSERT INTO row_versions ({columns}) VALUES ({places})"), row)
        _insert(connection, audit_entries, (*entry, "", entry_hash("", entry)))


def _insert(connection: object, table: Table, values: tuple[object, ...]) -> None:
    connection.execute(insert(table).values(values))  # type: ignore[attr-defined]


def test_every_migration_is_known_to_the_program() -> None:
    config = Config()
    config.set_main_option("script_location", "corridor.releases:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == upgrading.REVISIONS
    assert scripts.get_heads() == [upgrading.HEAD]


@pytest.mark.parametrize("start", upgrading.REVISIONS)
def test_data_of_every_revision_arrives_whole(empty: Database, start: str) -> None:
    upgrading.upgrade(empty, upgrading.REVISIONS[0])
    fill_as_the_first_schema_did(empty)
    upgrading.upgrade(empty, start)
    assert upgrading.upgrade(empty) == start
    assert upgrading.revision_of(empty) == upgrading.HEAD
    assert list(faults(empty, small(), check_release)) == []
    with empty.reading() as connection:
        assert dataset_of(contents_of(connection, 1), small()).observations == small().observations


def everything(database: Database) -> list[str]:
    """The rows of every table but those that pass, each as a line of a backup."""
    tables = MetaData()
    with database.reading() as connection:
        tables.reflect(connection)
        kept = [table for table in tables.sorted_tables if table.name not in _PASSING]
        rows = ((table.name, row) for table in kept for row in connection.execute(select(table)).mappings())
        return sorted(canonical([name, dict(row)]) for name, row in rows)


@pytest.mark.parametrize("start", upgrading.REVISIONS[:-1])
def test_an_upgrade_keeps_what_was_there_for_the_program_before(empty: Database, tmp_path: Path, start: str) -> None:
    upgrading.upgrade(empty, upgrading.REVISIONS[0])
    fill_as_the_first_schema_did(empty)
    upgrading.upgrade(empty, start)
    before = everything(empty)
    done = upgrade_keeping(empty, tmp_path / "kept", "console:anna")
    assert (done.found, upgrading.revision_of(empty)) == (start, upgrading.HEAD)
    assert done.kept is not None
    assert (done.kept.stat().st_mode & 0o777, done.kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    first, *lines, _ = gzip.decompress(done.kept.read_bytes()).decode().splitlines()
    head = json.loads(first)
    assert (head["format"], head["revision"]) == ("corridor-backup-1", start)  # which every program has restored
    assert sorted(lines) == before
    with empty.reading() as connection:
        *_, entry = audit.entries(connection)
    assert (entry.actor, entry.subject) == ("console:anna", f"file:{done.kept.name}")
    assert list(faults(empty, small(), check_release)) == []
    back = Database(URL.create("sqlite", database=str(tmp_path / "back.db")))
    restore(back, Backup(done.kept))
    assert list(faults(back, small(), check_release)) == []
    back.close()


@pytest.mark.parametrize("start", upgrading.REVISIONS[2:-1])
def test_when_a_submission_first_came_is_kept_and_its_digest_stays(empty: Database, tmp_path: Path, start: str) -> None:
    """Revision 0011 renames the column; the log holds digests of what was published before."""
    kept = (NORTH, "2026-Q3", 1, "Office", "Report", False, _AT, "2026-02-02T08:00:00Z")
    upgrading.upgrade(empty, start)
    with empty.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO accounts (name, role, area, office, created_at) VALUES (:name, :role, :area, :office, :at)"
            ),
            {"name": "anna", "role": "submitter", "area": NORTH, "office": "Office", "at": _AT},
        )
        names = ("area", "period", "author", "office", "document", "late", "created_at", "handed_in_at")
        columns, places = ", ".join(names), ", ".join(f":{name}" for name in names)
        statement = f"INSERT INTO submissions ({columns}, state, version) VALUES ({places}, 'submitted', 1)"
        connection.execute(text(statement), dict(zip(names, kept, strict=True)))
    done = upgrade_keeping(empty, tmp_path / "kept", "console:anna")
    back = Database(URL.create("sqlite", database=str(tmp_path / "back.db")))
    assert done.kept is not None
    restore(back, Backup(done.kept))
    for database in (empty, back):
        with database.reading() as connection:
            assert connection.execute(select(submissions.c.first_submitted_at)).scalars().all() == [kept[-1]]
            assert submission_digest(connection, 1) == digest_of(canonical([[*kept], [], [], []]))
    back.close()


def test_where_nothing_can_be_kept_nothing_is_upgraded(empty: Database, tmp_path: Path) -> None:
    upgrading.upgrade(empty, upgrading.REVISIONS[-2])
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        upgrade_keeping(empty, tmp_path / "file", "console:anna")
    assert upgrading.revision_of(empty) == upgrading.REVISIONS[-2]


def test_what_needs_no_upgrade_is_not_kept(empty: Database, tmp_path: Path) -> None:
    assert upgrade_keeping(empty, tmp_path / "kept", "console:anna") == Upgraded(None)
    assert upgrade_keeping(empty, tmp_path / "kept", "console:anna") == Upgraded(upgrading.HEAD)
    assert not (tmp_path / "kept").exists()


def test_the_migrations_arrive_at_the_schema_of_the_program(empty: Database) -> None:
    upgrading.upgrade(empty, upgrading.REVISIONS[0])
    upgrading.upgrade(empty)
    with empty.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    assert upgrading.upgrade(database) == upgrading.HEAD


@pytest.mark.parametrize("start", upgrading.REVISIONS[:-1])
def test_an_older_database_is_refused_with_the_command_that_helps(empty: Database, start: str) -> None:
    upgrading.upgrade(empty, start)
    with pytest.raises(DatabaseOutdatedError, match="run: corridor db upgrade") as caught:
        open_database(empty, small())
    assert "corridor db upgrade" in caught.value.text.in_("zh")
    assert upgrading.revision_of(empty) == start


def test_a_newer_database_is_refused(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewerError, match="upgrade the program"):
        upgrading.require_head(database)
    with pytest.raises(DatabaseNewerError):
        upgrading.upgrade(database)


def test_the_file_and_the_usual_folder_are_made_for_their_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the umask lets through; the folder of another place is never made. A new account has none above it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "new" / "share"))
    usual, before = default_file(), os.umask(0)
    try:
        upgrading.make_file(Database(URL.create("sqlite", database=str(usual))))
    finally:
        os.umask(before)
    assert usual.stat().st_mode & 0o777 == 0o600
    assert usual.parent.stat().st_mode & 0o777 == 0o700
    elsewhere = tmp_path / "none" / "corridor.sqlite3"
    with pytest.raises(DatabaseFolderError):
        upgrading.make_file(Database(URL.create("sqlite", database=str(elsewhere))))
    assert not elsewhere.parent.exists()


def test_serving_makes_the_file_but_never_sets_up_a_server(empty: Database, kind: str) -> None:
    if kind == "postgresql":
        with pytest.raises(DatabaseAbsentError, match="corridor db upgrade"):
            open_database(empty, small())
        return
    open_database(empty, small())
    assert list(faults(empty, small(), check_release)) == []


def test_a_failed_step_leaves_the_former_schema(empty: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Schema changes are one transaction on both databases."""
    upgrading.upgrade(empty, "0001")
    migrate = upgrading.migrate

    def broken(connection: object, target: str) -> None:
        migrate(connection, target)  # type: ignore[arg-type]
        raise RuntimeError

    monkeypatch.setattr(upgrading, "migrate", broken)
    with pytest.raises(RuntimeError):
        upgrading.upgrade(empty)
    assert upgrading.revision_of(empty) == "0001"
    monkeypatch.undo()
    assert upgrading.upgrade(empty) == "0001"
