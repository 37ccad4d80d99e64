"""How SQLite is to read a history of which the first release has nearly all rows."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, event

from corridor.releases.chain_check import broken_links
from corridor.releases.contents import contents_of
from corridor.releases.database import Database
from tests.databases import clock, database, url

_DATABASE = (clock, database, url)


@pytest.mark.parametrize("kind", ["sqlite"])
@pytest.mark.parametrize(
    "read", [lambda connection: [*broken_links(connection)], lambda connection: contents_of(connection, 1)]
)
def test_the_rows_of_the_first_release_are_read_in_order_and_not_sorted(
    database: Database, read: Callable[[Connection], object]
) -> None:
    """There may be millions of them, and SQLite writes whatever it sorts into another file."""
    asked: list[tuple[str, tuple[object, ...]]] = []

    @event.listens_for(database.engine, "before_cursor_execute")
    def keep(_connection: object, _cursor: object, statement: str, given: tuple[object, ...], *_: object) -> None:
        asked.append((statement, given))

    with database.reading() as connection:
        read(connection)
        of_rows = [(text, given) for text, given in asked if "FROM row_versions" in text and "EXISTS" not in text]
        plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", given).all() for text, given in of_rows]
    assert len(plans) == 1
    assert "TEMP B-TREE" not in str(plans)
