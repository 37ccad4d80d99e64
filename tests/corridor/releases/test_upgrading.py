"""From every schema there ever was to the present one."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table, insert, text

from corridor.releases import upgrading
from corridor.releases.canonical_rows import canonical, digest_of
from corridor.releases.chain import entry_hash, release_hash
from corridor.releases.contents import contents_of
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.errors import DatabaseAbsentError, DatabaseNewerError, DatabaseOutdatedError
from corridor.releases.merging import dataset_of
from corridor.releases.opening import open_database
from corridor.releases.releases import package_rows
from corridor.releases.tables import audit_entries, metadata, releases
from corridor.releases.verification import faults
from tests.small import small

_AT = "2026-02-01T08:00:00.000000Z"


def fill_as_the_first_schema_did(database: Database) -> None:
    """Release 1 as revision 0001 stored it: without the column that came later."""
    rows = [
        {"kind": row.kind, "key": row.key, "release": 1, "content": row.content, "digest": digest_of(row.content)}
        for row in package_rows(small())
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


def test_the_migrations_arrive_at_the_schema_of_the_program(empty: Database) -> None:
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
