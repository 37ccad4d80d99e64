"""The audit log: entries in their order, each chained to the one before it, and every break of the chain found."""

import json

import pytest
from sqlalchemy import select

from corridor.releases.audit import Act, Entry, broken, entries, record
from corridor.releases.database import Database
from corridor.releases.tables import audit_entries
from tests.corridor.releases.unguarded import tamper

ACTS = [Act(f"2026-10-0{day}T08:00:00Z", "anna", "database.backup", f"file:{day}", {"of": day}) for day in range(1, 6)]


@pytest.fixture
def log(database: Database) -> Database:
    """Five entries after the one of the first release."""
    with database.writing() as connection:
        for act in ACTS:
            record(connection, act)
    return database


def read(database: Database, after: int = 0, limit: int | None = None) -> list[Entry]:
    with database.reading() as connection:
        return list(entries(connection, after, limit))


def breaks(database: Database) -> list[str]:
    with database.reading() as connection:
        return [text.in_("en") for text in broken(connection)]


def test_entries_are_numbered_without_a_gap_and_each_holds_the_hash_of_the_one_before(log: Database) -> None:
    found = read(log)
    assert [entry.number for entry in found] == [1, 2, 3, 4, 5, 6]
    assert [entry.previous for entry in found] == ["", *(entry.hash for entry in found[:-1])]
    assert all(entry.hash == entry.own_hash for entry in found)
    assert len({entry.hash for entry in found}) == 6
    assert breaks(log) == []


def test_what_was_done_is_entered_as_it_was_said(log: Database) -> None:
    for act, entry in zip(ACTS, read(log, 1), strict=True):
        assert (entry.at, entry.actor, entry.action, entry.subject) == (act.at, act.actor, act.action, act.subject)
        assert json.loads(entry.details) == act.details


@pytest.mark.parametrize(
    ("after", "limit", "numbers"),
    [
        (0, None, [1, 2, 3, 4, 5, 6]),
        (2, None, [3, 4, 5, 6]),
        (2, 2, [3, 4]),
        (0, 1, [1]),
        (6, None, []),
        (5, 9, [6]),
        (99, 1, []),
    ],
)
def test_they_are_read_from_any_one_on_as_many_as_are_wanted(log: Database, after, limit, numbers) -> None:
    assert [entry.number for entry in read(log, after, limit)] == numbers


def test_what_an_error_undoes_is_not_entered(log: Database) -> None:
    def fail() -> None:
        with log.writing() as connection:
            record(connection, ACTS[0])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert len(read(log)) == 6
    with log.writing() as connection:
        record(connection, ACTS[0])
    assert [entry.number for entry in read(log, 6)] == [7]
    assert breaks(log) == []


@pytest.mark.parametrize("column", ["at", "actor", "action", "subject", "details"])
def test_every_part_of_an_entry_is_in_its_hash(log: Database, column: str) -> None:
    tamper(log, f"UPDATE audit_entries SET {column} = 'other' WHERE number = 3")
    assert breaks(log) == ["audit entry 3 has been changed"]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("DELETE FROM audit_entries WHERE number = 1", ["audit entry 2 does not follow"]),
        ("DELETE FROM audit_entries WHERE number = 4", ["audit entry 5 does not follow"]),
        ("DELETE FROM audit_entries WHERE number > 3", []),
        (
            "UPDATE audit_entries SET previous = 'x' WHERE number = 4",
            ["audit entry 4 does not follow", "4 has been changed"],
        ),
        (
            "UPDATE audit_entries SET hash = 'x' WHERE number = 4",
            ["4 has been changed", "audit entry 5 does not follow"],
        ),
        (
            "UPDATE audit_entries SET number = 9 WHERE number = 6",
            ["audit entry 9 does not follow", "9 has been changed"],
        ),
    ],
)
def test_a_break_is_found_where_it_is(log: Database, change: str, found: list[str]) -> None:
    """That the end is missing the chain alone cannot tell: checkpoints do."""
    tamper(log, change)
    said = breaks(log)
    assert len(said) == len(found)
    assert all(words in line for words, line in zip(found, said, strict=True)), said


def test_an_entry_with_a_hash_of_its_own_making_breaks_what_follows(log: Database) -> None:
    """To change an entry, all after it would have to be made anew."""
    with log.reading() as connection:
        row = connection.execute(select(audit_entries).where(audit_entries.c.number == 3)).one()
    forged = Entry(**{**row._mapping, "actor": "mallory"})
    tamper(log, f"UPDATE audit_entries SET actor = 'mallory', hash = '{forged.own_hash}' WHERE number = 3")
    (line,) = breaks(log)
    assert "audit entry 4 does not follow" in line
