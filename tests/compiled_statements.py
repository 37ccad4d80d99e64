"""What SQLAlchemy makes of a statement is kept for all databases of a kind: each test begins with one of its own."""

from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

_DIALECTS = (SQLiteDialect_pysqlite, PGDialect_psycopg)
_MOST = 5000
"""Statements of all tests together."""


def keep_statements(patch: pytest.MonkeyPatch) -> None:
    """Let all engines of a kind share what they have compiled; a dialect is part of the key under which it is kept."""
    kept: dict[type, LRUCache[Any, Any]] = {dialect: LRUCache(_MOST) for dialect in _DIALECTS}
    begin = Engine.__init__

    def begun(engine: Engine, *arguments: Any, **options: Any) -> None:
        begin(engine, *arguments, **options)
        if type(engine.dialect) in kept:
            engine._compiled_cache = kept[type(engine.dialect)]

    patch.setattr(Engine, "__init__", begun)
    for dialect in _DIALECTS:
        patch.setattr(dialect, "__eq__", lambda one, other: type(one) is type(other))
        patch.setattr(dialect, "__hash__", lambda one: hash(type(one)))
