"""Whether the triggers that make tables append-only are all there, switched on, and say what they should."""

import re
from collections.abc import Iterator

from sqlalchemy import Connection, text

from corridor.messages.catalogue import message
from corridor.model.vocabulary import Text
from corridor.releases.migrations.append_only import append_only, never_replaced
from corridor.releases.tables import APPEND_ONLY

_NAME = re.compile(r"(?:TRIGGER|FUNCTION) (\w+)")
_POSTGRESQL = """
SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')
UNION ALL SELECT proname, pg_get_functiondef(oid) FROM pg_proc WHERE proname = 'corridor_refuse'
"""
_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def guard_faults(connection: Connection) -> Iterator[Text]:
    """The guards that are missing, or there in name only."""
    dialect = connection.dialect.name
    query = _SQLITE if dialect == "sqlite" else _POSTGRESQL
    there = {name: _plain(body) for name, body in connection.execute(text(query))}
    for name, wanted in _wanted(dialect).items():
        if name not in there:
            yield message("fault.trigger-missing", guard=name)
        elif there[name] != wanted:
            yield message("fault.trigger-other", guard=name)


def _wanted(dialect: str) -> dict[str, str]:
    """The guards by name, each in the form in which two that do the same are equal."""
    found = {}
    for table in APPEND_ONLY:
        for statement in (*append_only(dialect, table.name), *never_replaced(dialect, table.name)):
            name = _NAME.search(statement)
            assert name is not None  # noqa: S101  # each statement makes one
            found[name.group(1)] = _plain(statement)
    return found


def _plain(statement: str) -> str:
    """A statement without what a database adds when it shows it: schema, quotes of bodies, line breaks."""
    shown = re.sub(r"\$\w*\$|\bpublic\.|\bOR REPLACE\b|\bLANGUAGE plpgsql\b|\bAS\b", " ", statement)
    return " ".join(shown.split()).rstrip(";")
