"""A way back from an upgrade: the database as it was is kept, in a file that the program before restores."""

from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, MetaData

from corridor.releases import audit
from corridor.releases.backup import FORMATS, Summary, rows_of, whole_or_nothing, written
from corridor.releases.database import Database
from corridor.releases.tables import PASSING
from corridor.releases.timestamps import moment
from corridor.releases.upgrading import HEAD, REVISIONS, migrate, revision_of, revision_within, upgrade

_NAME = "corridor-{found}-before-{head}-{now:%Y%m%dT%H%M%SZ}.backup"


class Upgraded(Struct, frozen=True):
    """What an upgrade found, and what it kept.

    Attributes:
        found: the revision before; None where there was no database.
        kept: the backup of that; None where nothing was changed.
    """

    found: str | None
    kept: Path | None = None


def upgrade_keeping(database: Database, folder: Path, actor: str) -> Upgraded:
    """Bring `database` forward and keep it in `folder` as it was: both, or neither. The audit log names the file.

    Raises:
        DatabaseNewerError: it was made by a later program.
        OSError: the file cannot be written.
    """
    found = revision_of(database)
    if found not in REVISIONS or found == HEAD:
        return Upgraded(upgrade(database))
    with database.writing() as connection:
        now = database.now()
        found = str(revision_within(connection))
        file = folder / _NAME.format(found=found, head=HEAD, now=moment(now))
        made = keep_former(connection, found, file, now)
        migrate(connection, HEAD)
        details = {"rows": made.rows, "sha256": made.digest, "revision": found}
        audit.record(connection, audit.Act(now, actor, "database.upgrade", f"file:{file.name}", details))
    return Upgraded(found, file)


def keep_former(connection: Connection, revision: str, file: Path, now: str) -> Summary:
    """Write a backup of a database of an earlier `revision`, with the tables that it has, in the oldest format.

    Every program that knows the revision restores it. Sessions are left out, and the data package, which is no part
    of the database.
    """
    tables = MetaData()
    tables.reflect(connection)
    passing = {"alembic_version", *(table.name for table in PASSING)}
    kept = [table for table in tables.sorted_tables if table.name not in passing]
    head = {"format": FORMATS[0], "revision": revision, "made_at": now}
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with whole_or_nothing(file, None) as out:
        return written(
            out, (line for lines in ((head,), *(rows_of(connection, table) for table in kept)) for line in lines)
        )
