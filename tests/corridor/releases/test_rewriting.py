"""Somebody with every right to the database rewrites history and remakes each hash and guard: it is found."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Connection, select, text, update

from corridor.releases import audit
from corridor.releases.canonical_rows import canonical, digest_of
from corridor.releases.chain import entry_hash, release_hash
from corridor.releases.checkpoints import checkpoint_of, seal, signed, stored_notes
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.history_guard import HistoryGuard, RewrittenError, UnguardedError
from corridor.releases.releases import PUBLISHED, all_releases, latest_number, release
from corridor.releases.tables import audit_entries, checkpoints, releases, row_versions
from corridor.releases.verification import faults
from corridor.releases.witness import Witness
from corridor.signing.signing_key import SigningKey, signing_key
from tests.corridor.releases.publishing import publish, put
from tests.corridor.releases.unguarded import tamper, unguarded
from tests.small import small


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    return signing_key(tmp_path / "key.pem")


@pytest.fixture
def guard(key: SigningKey, tmp_path: Path) -> HistoryGuard:
    return HistoryGuard(key, {key.public}, (Witness(str(tmp_path / "elsewhere" / "heads.txt")),))


@pytest.fixture
def sealed(database: Database, guard: HistoryGuard) -> Database:
    """Three releases, each signed when it was published, and sent to the witness."""
    guard.begin(database)
    for rows in (put("O3", period="2026-Q3"), put("O1", value="11")):
        made = publish(database, rows)
        with database.writing() as connection:
            note = guard.sign(connection, made)
        guard.send_out(note)
    return database


def found(database: Database, key: SigningKey) -> list[str]:
    return [fault.in_("en") for fault in faults(database, small(), check_release, {key.public})]


def rewrite(database: Database, row: Callable[[str], str]) -> None:
    """Change the figures of the last release, and remake every hash that follows from them."""
    with unguarded(database) as connection:
        last = latest_number(connection)
        for version in connection.execute(select(row_versions).where(row_versions.c.release == last)).all():
            content = row(version.content)
            where = (row_versions.c.release == last) & (row_versions.c.key == version.key)
            connection.execute(update(row_versions).where(where).values(content=content, digest=digest_of(content)))
        brought = [
            (each.kind, each.key, each.digest, each.withdrawn, each.submission)
            for each in connection.execute(select(row_versions).where(row_versions.c.release == last))
        ]
        made = release(connection, last)
        head = (made.number, made.published_at, made.published_by, made.reason, made.as_of)
        digest = release_hash(made.previous, head, brought)
        connection.execute(update(releases).where(releases.c.number == last).values(hash=digest))
        _rechained(connection, last, digest)


def _rechained(connection: Connection, last: int, digest: str) -> None:
    previous = ""
    for entry in list(audit.entries(connection)):
        details = entry.details
        if entry.action == PUBLISHED and entry.subject == f"release:{last}":
            details = canonical({**json.loads(details), "hash": digest})
        head = (entry.number, entry.at, entry.actor, entry.action, entry.subject, details)
        values = {"details": details, "previous": previous, "hash": entry_hash(previous, head)}
        connection.execute(update(audit_entries).where(audit_entries.c.number == entry.number).values(values))
        previous = values["hash"]


def multiplied(content: str) -> str:
    row = json.loads(content)
    return canonical({**row, "value": f"{row['value']}0"}) if "value" in row else content


def test_nothing_is_found_where_nothing_was_rewritten(sealed: Database, key: SigningKey, guard: HistoryGuard) -> None:
    assert found(sealed, key) == []
    guard.begin(sealed)
    with sealed.reading() as connection:
        notes = stored_notes(connection)
        assert set(notes) == {made.number for made in all_releases(connection)}
    assert set(guard.witnesses[0].notes()) >= set(notes.values())


def test_a_multiplied_figure_with_every_hash_remade(sealed: Database, key: SigningKey, guard: HistoryGuard) -> None:
    rewrite(sealed, multiplied)
    assert found(sealed, replace(key)) == [
        "the history is another one than was signed at release 3 (3 audit entries)",
        "the figures of release 3 are not those of its signed checkpoint",
    ]
    with pytest.raises(RewrittenError, match="another one than was signed at release 3"):
        guard.begin(sealed)


def test_it_is_found_though_the_checkpoints_are_removed_too(sealed: Database, guard: HistoryGuard) -> None:
    rewrite(sealed, multiplied)
    tamper(sealed, "DELETE FROM checkpoints")
    with pytest.raises(RewrittenError, match=r"heads\.txt.*another one than was signed"):
        guard.begin(sealed)


def test_signing_again_needs_the_key(sealed: Database, key: SigningKey, tmp_path: Path) -> None:
    own = signing_key(tmp_path / "of an attacker.pem")
    tamper(sealed, "DELETE FROM checkpoints WHERE release = 3")
    with sealed.writing() as connection:
        seal(connection, own, release(connection, 3))
    assert [line for line in found(sealed, key) if "signed by no key that is believed" in line]


def test_the_last_release_removed_without_a_trace(sealed: Database, key: SigningKey, guard: HistoryGuard) -> None:
    tamper(
        sealed,
        "DELETE FROM checkpoints WHERE release = 3",
        "DELETE FROM row_versions WHERE release = 3",
        "DELETE FROM audit_entries WHERE subject = 'release:3'",
        "DELETE FROM releases WHERE number = 3",
    )
    assert found(sealed, key) == []  # a shorter history is a whole one: only who kept a head can tell
    with pytest.raises(RewrittenError, match="had 3 audit entries at release 3, and has 2"):
        guard.begin(sealed)


def test_the_end_of_the_log_cut_after_a_start(sealed: Database, guard: HistoryGuard) -> None:
    with sealed.writing() as connection:
        audit.record(connection, audit.Act(sealed.now(), "anna", "account.assign", "account:ben"))
    guard.begin(sealed)
    tamper(sealed, "DELETE FROM audit_entries WHERE number = 4")
    with pytest.raises(RewrittenError, match="shorter"):
        guard.begin(sealed)


def test_nothing_is_signed_on_top_of_a_rewritten_history(sealed: Database, guard: HistoryGuard) -> None:
    rewrite(sealed, multiplied)
    made = publish(sealed, put("O2", value="12"))
    with pytest.raises(RewrittenError), sealed.writing() as connection:
        guard.sign(connection, made)


def test_a_release_without_a_checkpoint_after_one_that_has(sealed: Database, key: SigningKey) -> None:
    tamper(sealed, "DELETE FROM checkpoints WHERE release = 2")
    assert found(sealed, key) == ["release 2 has no signed checkpoint, though earlier ones have"]


def test_a_changed_note(sealed: Database, key: SigningKey) -> None:
    with sealed.reading() as connection:
        note = stored_notes(connection)[3]
    for other in (note.replace("release 3", "release 2"), "no note"):
        tamper(sealed, "DELETE FROM checkpoints WHERE release = 3")
        with sealed.writing() as connection:
            connection.execute(checkpoints.insert().values(release=3, note=other))
        assert found(sealed, key)


def test_a_guard_of_the_same_name_that_guards_nothing(sealed: Database, key: SigningKey, guard: HistoryGuard) -> None:
    with sealed.writing() as connection:
        if sealed.is_sqlite:
            connection.execute(text("DROP TRIGGER releases_no_update"))
            connection.execute(text("CREATE TRIGGER releases_no_update BEFORE UPDATE ON releases BEGIN SELECT 1; END"))
            guarded = "releases_no_update"
        else:
            body = "CREATE OR REPLACE FUNCTION corridor_refuse() RETURNS trigger LANGUAGE plpgsql AS"
            connection.execute(text(f"{body} $$ BEGIN RETURN NULL; END $$"))
            guarded = "corridor_refuse"
    assert found(sealed, key) == [f"the trigger {guarded}, which forbids changes, does something else now"]
    with pytest.raises(UnguardedError, match=guarded):
        guard.begin(sealed)


def test_a_guard_against_emptying_a_table_is_missed(sealed: Database, key: SigningKey, guard: HistoryGuard) -> None:
    name = "releases_no_replace" if sealed.is_sqlite else "releases_no_truncate"
    with sealed.writing() as connection:
        connection.execute(text(f"DROP TRIGGER {name}" + ("" if sealed.is_sqlite else " ON releases")))
    assert found(sealed, key) == [f"the trigger {name}, which forbids changes, is missing"]
    with pytest.raises(UnguardedError, match=name):
        guard.begin(sealed)


def test_a_witness_is_told_each_head_once(database: Database, guard: HistoryGuard) -> None:
    for _ in range(2):
        guard.begin(database)
    heads = guard.witnesses[0].notes()
    assert len(heads) == len(set(heads)) == 1


@pytest.mark.parametrize(
    ("table", "taken"),
    [
        (
            "releases",
            "SELECT 1, published_at, published_by, 'x', as_of, previous, hash FROM releases WHERE number = 1",
        ),
        ("releases", "SELECT 9, published_at, published_by, 'better', as_of, 'x', hash FROM releases WHERE number = 2"),
        ("row_versions", "SELECT kind, key, release, '{}', digest, withdrawn, submission FROM row_versions"),
        ("audit_entries", "SELECT number, at, 'nobody', action, subject, details, previous, hash FROM audit_entries"),
        ("checkpoints", "SELECT release, 'another' FROM checkpoints"),
    ],
)
def test_an_insert_or_replace_from_any_program_is_refused(sealed: Database, table: str, taken: str) -> None:
    if not sealed.is_sqlite:
        pytest.skip("SQLite only")
    with sqlite3.connect(sealed.url.database or "") as raw, pytest.raises(sqlite3.IntegrityError, match="append only"):
        raw.execute(f"INSERT OR REPLACE INTO {table} {taken}")


def test_notes_of_other_databases_are_passed_over(sealed: Database, guard: HistoryGuard, key: SigningKey) -> None:
    with sealed.reading() as connection:
        kept = checkpoint_of(stored_notes(connection)[3])
    other = replace(kept, origin="corridor-dashboard/of-another", size=9999)
    guard.witnesses[0].keep([signed(other, key)])
    guard.begin(sealed)
