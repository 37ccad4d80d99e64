"""Releases: numbered, chained, never changed."""

import pytest
from msgspec.structs import replace
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from corridor.releases import audit
from corridor.releases import releases as releases_module
from corridor.releases.canonical_rows import encoded
from corridor.releases.contents import contents_of, history
from corridor.releases.database import Database
from corridor.releases.difference import between
from corridor.releases.errors import OvertakenError, UnknownReleaseError
from corridor.releases.merging import dataset_of
from corridor.releases.releases import RowVersion, all_releases, ensure_first_release, latest_number, release
from corridor.releases.tables import row_versions
from tests.corridor.releases.publishing import publish, put
from tests.small import SOUTH, observation, small


def test_the_package_is_the_first_release(database: Database) -> None:
    with database.reading() as connection:
        first = release(connection, 1)
        contents = contents_of(connection, 1)
    assert (first.published_by, first.previous, first.as_of) == ("package", None, "2026-01-15")
    made = dataset_of(contents, small())
    assert replace(made, fingerprint=small().fingerprint, published=None) == small()


def test_the_first_release_is_made_once(database: Database) -> None:
    with database.reading() as connection:
        before = release(connection, 1)
    assert not ensure_first_release(database, replace(small(), observations={}))
    with database.reading() as connection:
        assert all_releases(connection) == (before,)


def test_of_two_programs_that_make_the_first_release_one_finds_it_made(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both saw none; the second one's turn to write comes when there are releases already."""
    seen = [0]
    with database.reading() as connection:
        before = all_releases(connection)
    last = publish(database, put("O3", period="2026-Q3"))
    real = latest_number
    monkeypatch.setattr(releases_module, "latest_number", lambda connection: seen.pop() if seen else real(connection))
    assert not ensure_first_release(database, replace(small(), observations={}))
    with database.reading() as connection:
        assert all_releases(connection) == (*before, last)


def test_releases_add_correct_and_withdraw(database: Database) -> None:
    publish(database, put("O3", area=SOUTH, value="5", period="2026-Q3"))
    publish(database, put("O1", value="11"))
    second = RowVersion("observations", "O2", encoded(small().observations["O2"]), withdrawn="counted twice")
    last = publish(database, second)
    with database.reading() as connection:
        contents = contents_of(connection, 4)
        assert last == release(connection, 4) == all_releases(connection)[-1]
    shown = dataset_of(contents, small())
    assert {key: str(row.value) for key, row in shown.observations.items()} == {"O1": "11", "O3": "5"}
    assert [(row.key, row.withdrawn) for row in contents.withdrawn] == [("O2", "counted twice")]


def test_an_earlier_release_still_shows_what_it_showed(database: Database) -> None:
    publish(database, put("O1", value="11"))
    with database.reading() as connection:
        then, now = (dataset_of(contents_of(connection, number), small()) for number in (1, 2))
    assert (str(then.observations["O1"].value), str(now.observations["O1"].value)) == ("10", "11")
    assert then.fingerprint != now.fingerprint


def test_contents_are_the_same_read_whole_or_carried_forward(database: Database) -> None:
    publish(database, put("O1", value="11"), put("O3", period="2026-Q3"))
    with database.reading() as connection:
        first = contents_of(connection, 1)
        assert contents_of(connection, 2, first) == contents_of(connection, 2)
        assert contents_of(connection, 1, contents_of(connection, 2)) == first


def test_the_history_of_a_row_names_every_version(database: Database) -> None:
    publish(database, put("O1", value="11"))
    with database.reading() as connection:
        versions = history(connection, "observations", "O1")
    assert [(row.release, str(row.record.value)) for row in versions] == [(1, "10"), (2, "11")]  # type: ignore[union-attr]


def test_difference_names_what_was_added_changed_and_withdrawn(database: Database) -> None:
    publish(database, put("O1", value="11"), put("O3", period="2026-Q3"))
    publish(database, RowVersion("observations", "O2", encoded(small().observations["O2"]), withdrawn="wrong"))
    found = between(database, 1, 3)
    assert [row.key for row in found.added] == ["O3"]
    assert [(change.after.key, change.fields) for change in found.changed] == [("O1", ("value", "printed"))]
    assert [(row.key, row.withdrawn) for row in found.withdrawn] == [("O2", "wrong")]
    assert between(database, 3, 1) == found
    assert not between(database, 2, 2)


def test_difference_leaves_out_what_came_back_to_what_it_was(database: Database) -> None:
    publish(database, put("O1", value="11"))
    publish(database, put("O1", value="10"))
    assert not between(database, 1, 3)
    assert len(between(database, 2, 3).changed) == 1


def test_a_row_that_counts_again_is_a_change(database: Database) -> None:
    publish(database, RowVersion("observations", "O1", encoded(observation("O1")), withdrawn="wrong"))
    publish(database, put("O1"))
    assert [change.fields for change in between(database, 2, 3).changed] == [("withdrawn",)]


def test_unknown_releases_are_named(database: Database) -> None:
    with database.reading() as connection, pytest.raises(UnknownReleaseError, match="no release 7"):
        release(connection, 7)
    with pytest.raises(UnknownReleaseError):
        between(database, 1, 7)


def test_two_releases_cannot_follow_the_same_one(database: Database) -> None:
    """The database itself refuses, whatever the program does."""
    made = publish(database, put("O1", value="11"))
    row = {"n": 3, "p": made.previous, "h": "f" * 64}
    statement = "INSERT INTO releases VALUES (:n, '', '', '', '', :p, :h)"
    with pytest.raises(DBAPIError), database.writing() as connection:
        connection.execute(text(statement), row)


def test_a_number_that_is_taken_is_reported_as_overtaken(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(database, put("O1", value="11"))
    monkeypatch.setattr(releases_module, "latest_number", lambda _: 1)
    with pytest.raises(OvertakenError):
        publish(database, put("O1", value="12"))
    monkeypatch.undo()
    with database.reading() as connection:
        assert latest_number(connection) == 2


@pytest.mark.parametrize("table", ["releases", "row_versions", "audit_entries"])
@pytest.mark.parametrize("act", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_what_was_published_cannot_be_changed_by_hand(database: Database, table: str, act: str) -> None:
    column = {"releases": "reason", "row_versions": "content", "audit_entries": "actor"}[table]
    with pytest.raises(DBAPIError, match="append only"), database.writing() as connection:
        connection.execute(text(act.format(table, column, f"{column} || 'x'")))


def test_replacing_is_refused_like_deleting(database: Database, kind: str) -> None:
    if kind != "sqlite":
        statement = "TRUNCATE row_versions"
    else:
        statement = "INSERT OR REPLACE INTO row_versions SELECT * FROM row_versions"
    with pytest.raises(DBAPIError, match="append only"), database.writing() as connection:
        connection.execute(text(statement))


def test_each_release_has_its_entry_in_the_audit_log(database: Database) -> None:
    made = publish(database, put("O1", value="11"), reason="correction")
    with database.reading() as connection:
        entry = list(audit.entries(connection))[-1]
        assert not list(audit.broken(connection))
    assert (entry.actor, entry.action, entry.subject) == ("anna", "release.publish", "release:2")
    assert made.hash in entry.details
    assert "correction" in entry.details


def test_a_release_stores_only_what_it_brings(database: Database) -> None:
    publish(database, put("O1", value="11"))
    with database.reading() as connection:
        stored = connection.execute(select(row_versions.c.key).where(row_versions.c.release == 2)).scalars().all()
    assert stored == ["O1"]
