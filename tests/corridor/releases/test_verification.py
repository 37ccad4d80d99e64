"""Whatever is changed behind the program's back is found."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.verification import faults
from tests.corridor.releases.publishing import publish, put
from tests.corridor.releases.unguarded import tamper
from tests.small import small


@pytest.fixture
def filled(database: Database) -> Database:
    publish(database, put("O3", period="2026-Q3"))
    publish(database, put("O1", value="11"))
    return database


def found(database: Database) -> list[str]:
    return [fault.in_("en") for fault in faults(database, small(), check_release)]


def test_nothing_is_found_where_nothing_is_wrong(filled: Database) -> None:
    assert found(filled) == []


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE row_versions SET content = replace(content, '11', '12') WHERE release = 3", "has been changed"),
        ("UPDATE row_versions SET digest = 'x' WHERE release = 3", "hash of release 3 does not fit"),
        ("UPDATE row_versions SET withdrawn = 'x' WHERE release = 1 AND key = 'O2'", "hash of release 1 does not fit"),
        ("UPDATE row_versions SET release = 2 WHERE release = 3", "hash of release 3 does not fit"),
        ("DELETE FROM row_versions WHERE release = 2", "hash of release 2 does not fit"),
        ("UPDATE releases SET reason = 'better' WHERE number = 2", "hash of release 2 does not fit"),
        ("UPDATE releases SET published_by = 'nobody' WHERE number = 1", "hash of release 1 does not fit"),
        ("UPDATE audit_entries SET actor = 'nobody' WHERE number = 2", "audit entry 2 has been changed"),
        ("UPDATE words SET content = replace(content, '指标', '标') WHERE kind = 'indicators'", "has been changed"),
        ("UPDATE words SET digest = 'x' WHERE key = 'visits'", "hash of release 1 does not fit"),
        ("UPDATE words SET position = 7 WHERE key = 'visits'", "visits of indicators in release 1 has been changed"),
        ("UPDATE words SET adopted = (1 = 1)", "do not fit the audit log"),
        ("DELETE FROM words WHERE key = 'visits'", "hash of release 1 does not fit"),
        ("DELETE FROM audit_entries WHERE number = 2", "audit entry 3 does not follow"),
        ("DELETE FROM audit_entries WHERE number = 3", "the audit log does not have release 3"),
    ],
)
def test_a_change_by_hand_is_found(filled: Database, statement: str, message: str) -> None:
    tamper(filled, statement)
    assert any(message in line for line in found(filled)), found(filled)


def test_what_sqlite_finds_in_its_file_is_reported(filled: Database) -> None:
    """An index that does not fit its table, as a failing disk leaves it; PostgreSQL watches over its own files."""
    if not filled.is_sqlite:
        pytest.skip("SQLite only")
    with closing(sqlite3.connect(str(filled.url.database))) as raw:
        raw.execute("CREATE TABLE extra (a, b)")
        raw.execute("CREATE INDEX extra_of ON extra (a)")
        raw.execute("INSERT INTO extra VALUES (1, 2)")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET sql = 'CREATE INDEX extra_of ON extra (b)' WHERE name = 'extra_of'")
        raw.commit()
    filled.close()
    assert any("extra_of" in line for line in found(filled)), found(filled)


def test_a_release_taken_out_of_the_middle_is_found(filled: Database) -> None:
    tamper(
        filled,
        "DELETE FROM row_versions WHERE release IN (2, 3)",
        "DELETE FROM releases WHERE number = 3",
    )
    assert any("release 2 does not fit" in line for line in found(filled))


def test_a_missing_guard_is_found(filled: Database) -> None:
    suffix = "" if filled.is_sqlite else " ON row_versions"
    with filled.writing() as connection:
        connection.execute(text(f"DROP TRIGGER row_versions_no_update{suffix}"))
    assert found(filled) == ["the trigger row_versions_no_update, which forbids changes, is missing"]


def test_a_reference_to_nothing_is_found(filled: Database) -> None:
    if filled.is_sqlite:
        filled.close()
        with filled.engine.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("INSERT INTO events VALUES (7, 1, 'at', 'anna', 'submit', '')")
        filled.close()
    else:
        tamper(filled, "INSERT INTO events VALUES (7, 1, 'at', 'anna', 'submit', '')")
    assert found(filled) == ["1 row of events.submission refers to nothing"]


def test_a_release_that_breaks_the_contract_is_found(filled: Database) -> None:
    publish(filled, put("O4", area="999999"))
    (line,) = found(filled)
    assert line.startswith('release 4: observations.csv [area] unknown-code: areas.csv has no "999999"')


def test_a_row_that_cannot_be_read_is_found(filled: Database) -> None:
    tamper(filled, "UPDATE row_versions SET content = '{}' WHERE release = 2")
    assert any("release 2 cannot be read" in line for line in found(filled))


def test_words_that_cannot_be_read_are_found(filled: Database) -> None:
    tamper(filled, "UPDATE words SET content = '{}' WHERE key = 'visits'")
    assert any("release 1 cannot be read" in line for line in found(filled))


def test_faults_are_reported_in_chinese_too(filled: Database) -> None:
    tamper(filled, "UPDATE releases SET reason = 'better' WHERE number = 2")
    assert [fault.in_("zh") for fault in faults(filled, small(), check_release)] == ["第 2 期的校验值不符"]
