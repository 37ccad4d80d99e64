"""Accounts as the program makes them: in their table, and in the audit log."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert

from corridor.releases import audit
from corridor.releases.tables import accounts


def add_accounts(connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
    """Add `rows` to the accounts, each with its entry in the log; hashing their passwords is left to the test."""
    given = [*rows]
    connection.execute(insert(accounts), given)
    for row in given:
        details = {name: row.get(name) for name in ("role", "area", "office")}
        act = audit.Act(str(row["created_at"]), "console:test", "account.add", f"account:{row['name']}", details)
        audit.record(connection, act)
