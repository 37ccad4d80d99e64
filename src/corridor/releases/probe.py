"""Whether a database can be written to at this moment, and what its operator should know."""

import shutil
from pathlib import Path

from msgspec import Struct
from sqlalchemy import delete, false, select

from corridor.releases.database import Database
from corridor.releases.errors import DatabaseError
from corridor.releases.tables import audit_entries, throttles
from corridor.releases.timestamps import moment

LEAST_FREE = 64 * 1024 * 1024
"""Bytes of the disk below which there is soon no room for what is submitted."""
_BACKUP = "database.backup"


class Probe(Struct, frozen=True):
    """What was found.

    Attributes:
        trouble: the code of the error that writing met; empty where it works.
        disk_low: whether the disk of a database file is nearly full.
        backup_age_s: seconds since the last backup that the audit log knows; None where it knows none.
    """

    trouble: str = ""
    disk_low: bool = False
    backup_age_s: int | None = None

    @property
    def ready(self) -> bool:
        """Whether work can be done."""
        return not self.trouble and not self.disk_low


def probed(database: Database) -> Probe:
    """Take the lock of a writer, delete nothing, and look at the disk and the log; of published files, at the disk."""
    if database.read_only:
        return Probe("", _disk_low(database))
    try:
        with database.writing() as connection:
            connection.execute(delete(throttles).where(false()))
            last = connection.execute(
                select(audit_entries.c.at)
                .where(audit_entries.c.action == _BACKUP)
                .order_by(audit_entries.c.number.desc())
                .limit(1)
            ).scalar()
    except DatabaseError as error:
        return Probe(error.code, _disk_low(database))
    age = int((moment(database.now()) - moment(last)).total_seconds()) if last else None
    return Probe("", _disk_low(database), age)


def _disk_low(database: Database) -> bool:
    if not database.is_sqlite:
        return False  # its own host watches its disk
    try:
        return shutil.disk_usage(Path(database.url.database or "").parent).free < LEAST_FREE
    except OSError:
        return True
