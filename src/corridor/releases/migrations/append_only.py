"""Triggers by which the database itself refuses to change or delete rows. Used by the steps: never edit, only add."""

from collections.abc import Iterator

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION corridor_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'append only: %', TG_TABLE_NAME; END $$
"""


def append_only(dialect: str, table: str) -> Iterator[str]:
    """The statements that make `table` append-only on ``sqlite`` or ``postgresql``."""
    if dialect == "sqlite":
        for act in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'append only: {table}'); END"
            )
        return
    yield _POSTGRESQL_FUNCTION
    for act in ("UPDATE", "DELETE", "TRUNCATE"):
        yield (
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION corridor_refuse()"
        )


_UNIQUE = {
    "releases": (("number",), ("hash",), ("previous",)),
    "row_versions": (("kind", "key", "release"),),
    "audit_entries": (("number",), ("previous",), ("hash",)),
    "events": (("submission", "number"),),
    "checkpoints": (("release",),),
    "words": (("kind", "key", "release"),),
}
"""What no two rows of a table share."""


def never_replaced(dialect: str, table: str) -> Iterator[str]:
    """The statement by which an ``INSERT OR REPLACE`` takes no row's place.

    SQLite deletes the row that is in the way without a trigger, unless the connection asked for one. PostgreSQL
    has no such statement, and updates by ``ON CONFLICT`` meet the guard against updates.
    """
    if dialect != "sqlite":
        return
    same = " OR ".join(f"({' AND '.join(f'{c} = NEW.{c}' for c in columns)})" for columns in _UNIQUE[table])
    there = f"SELECT 1 FROM {table} WHERE {same}"  # noqa: S608  # the names are those above
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS ({there}) "
        f"BEGIN SELECT RAISE(ABORT, 'append only: {table}'); END"
    )
