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
