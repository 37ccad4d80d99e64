"""Rewriting a database's history as somebody could who owns its file: by the documented hashes, without the program."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def canonical(value: object) -> str:
    """JSON in its one form."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def unguarded(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection on which no trigger works; all are there again afterwards."""
    with closing(sqlite3.connect(file)) as raw:
        guards = raw.execute(_GUARDS).fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        yield raw
        for _, statement in guards:
            raw.execute(statement)
        raw.commit()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def cut_the_log(file: Path) -> None:
    """Take away the last three entries of the audit log."""
    with unguarded(file) as raw:
        raw.execute("DELETE FROM audit_entries WHERE number > (SELECT max(number) FROM audit_entries) - 3")


def remove_the_last_release(file: Path) -> None:
    """Take away the last release, and all of the log since, as though it had never been."""
    with unguarded(file) as raw:
        (last,) = raw.execute("SELECT max(number) FROM releases").fetchone()
        (entry,) = raw.execute(
            "SELECT number FROM audit_entries WHERE action = 'release.publish' AND subject = ?", (f"release:{last}",)
        ).fetchone()
        raw.execute("DELETE FROM audit_entries WHERE number >= ?", (entry,))
        raw.execute("UPDATE submissions SET state = 'accepted', release = NULL WHERE release = ?", (last,))
        for table, column in (("checkpoints", "release"), ("row_versions", "release"), ("releases", "number")):
            if raw.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
                raw.execute(f"DELETE FROM {table} WHERE {column} = ?", (last,))  # names from above


def multiply_a_figure(file: Path) -> None:
    """Make a figure of the last release tenfold, and remake every hash that follows from it."""
    with unguarded(file) as raw:
        raw.row_factory = sqlite3.Row
        release = raw.execute("SELECT * FROM releases ORDER BY number DESC").fetchone()
        last = release["number"]
        query = "SELECT * FROM row_versions WHERE release = ? AND kind = 'observations'"
        figure = raw.execute(query, (last,)).fetchone()
        row = json.loads(figure["content"])
        content = canonical({**row, "value": f"{row['value']}0"})
        changed = (content, digest_of(content), last, figure["key"])
        raw.execute("UPDATE row_versions SET content = ?, digest = ? WHERE release = ? AND key = ?", changed)
        head = [release[name] for name in ("number", "published_at", "published_by", "reason", "as_of")]
        query = "SELECT kind, key, digest, withdrawn, submission FROM row_versions WHERE release = ? ORDER BY 1, 2"
        brought = [canonical([*version]) for version in raw.execute(query, (last,))]
        made = digest_of("\n".join([canonical([release["previous"], *head]), *brought]))
        raw.execute("UPDATE releases SET hash = ? WHERE number = ?", (made, last))
        _remake_the_log(raw, f"release:{last}", made)


def _remake_the_log(raw: sqlite3.Connection, subject: str, made: str) -> None:
    previous = ""
    for entry in raw.execute("SELECT * FROM audit_entries ORDER BY number").fetchall():
        details = entry["details"]
        if (entry["action"], entry["subject"]) == ("release.publish", subject):
            details = canonical({**json.loads(details), "hash": made})
        head = [entry[name] for name in ("number", "at", "actor", "action", "subject")]
        chained = digest_of(canonical([previous, *head, details]))
        update = "UPDATE audit_entries SET details = ?, previous = ?, hash = ? WHERE number = ?"
        raw.execute(update, (details, previous, chained, entry["number"]))
        previous = chained


def empty_the_guards(file: Path) -> None:
    """Put a trigger that does nothing in the place of each one that forbids something."""
    with closing(sqlite3.connect(file)) as raw:
        for name, statement in raw.execute(_GUARDS).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
            raw.execute(f"{statement.rpartition('BEGIN')[0]} BEGIN SELECT 1; END")
        raw.commit()
