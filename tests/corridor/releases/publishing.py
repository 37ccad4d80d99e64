"""Publishing by hand, as the archive's tests do it."""

from corridor.releases.canonical_rows import encoded
from corridor.releases.database import Database
from corridor.releases.releases import Notice, Release, RowVersion, append
from tests.small import observation


def publish(database: Database, *rows: RowVersion, reason: str = "2026-Q3") -> Release:
    with database.writing() as connection:
        return append(connection, Notice(database.now(), "anna", reason, "2026-10-01"), rows)


def put(key: str, **values: object) -> RowVersion:
    return RowVersion("observations", key, encoded(observation(key, **values)))  # type: ignore[arg-type]
