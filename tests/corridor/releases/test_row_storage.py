"""Rows that are put into the database at once are those that were given, on either kind of database."""

import pytest
from sqlalchemy import select

from corridor.releases import row_storage
from corridor.releases.database import Database
from corridor.releases.row_storage import StoredRow, store_row_versions
from corridor.releases.tables import row_versions

ROWS: tuple[StoredRow, ...] = (
    ("observations", "A", 1, "tab\tline\nback\\slash \\N 'quote' \"two\"", "0a", None, None),
    ("observations", "乙", 1, "", "0b", "撤回\t\\N", None),
    ("sources", "A", 1, "{}", "0c", None, None),
)


@pytest.mark.parametrize("batch", [1, 2, 10])
def test_rows_are_stored_to_the_last_sign(database: Database, batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_storage, "_BATCH", batch)
    with database.writing() as connection:
        store_row_versions(connection, iter(ROWS))
    with database.reading() as connection:
        stored = {tuple(row) for row in connection.execute(select(row_versions))}
    assert stored >= set(ROWS)
