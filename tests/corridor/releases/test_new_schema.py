"""A new database is made at once, and is what every step one after the other would have made of it."""

import re
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Connection, text

from corridor.releases import upgrading
from corridor.releases.database import Database

_POSTGRESQL_SCHEMA = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull::text, pg_get_expr(d.adbin, d.adrelid)
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (c.oid, attnum)
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), '', '' FROM pg_constraint
WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT tablename, indexname, indexdef, '', '' FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), '', '' FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT proname, '', pg_get_functiondef(oid), '', '' FROM pg_proc WHERE pronamespace = 'public'::regnamespace
"""


def schema(connection: Connection) -> set[tuple[str, ...]]:
    """Every column, constraint, index, trigger and function of a database, in whatever order they were made."""
    if connection.dialect.name == "postgresql":
        return {tuple(row) for row in connection.execute(text(_POSTGRESQL_SCHEMA))}
    found = connection.execute(text("SELECT type, name, coalesce(sql, '') FROM sqlite_schema"))
    return {(kind, name, part) for kind, name, sql in found for part in _parts(sql if kind == "table" else [sql])}


def schema_after(database: Database, make: Callable[[Connection], None]) -> set[tuple[str, ...]]:
    """The schema and revision that `make` makes in a database, which stays as it was."""
    found: set[tuple[str, ...]] = set()
    with suppress(InterruptedError), database.writing() as connection:
        make(connection)
        found = schema(connection) | {("revision", str(upgrading.revision_within(connection)))}
        raise InterruptedError
    return found


def _parts(sql: str | list[str]) -> list[str]:
    """What a table consists of, whether a foreign key is said at its column or by itself."""
    if isinstance(sql, list):
        return sql
    body = " ".join(sql.split()).partition("(")[2].removesuffix(")").replace("( ", "(").replace(" )", ")")
    apart = re.sub(r"(\w+) (\w+) REFERENCES (\w+ \(\w+\))", r"\1 \2, FOREIGN KEY(\1) REFERENCES \3", body)
    return [part.strip() for part in re.split(r",(?![^()]*\))", apart)]


def test_a_new_database_has_the_schema_at_which_the_migrations_arrive(empty: Database) -> None:
    """Its making skips them; every column, constraint, index and trigger is the same, and so is the revision."""
    upgrading.make_file(empty)
    made = schema_after(empty, upgrading.create)
    assert len(made) > 100
    assert made ^ schema_after(empty, lambda connection: upgrading.migrate(connection, upgrading.HEAD)) == set()
