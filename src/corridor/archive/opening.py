"""What serving starts from: a database at the right revision, with the package as its first release."""

from corridor.archive.database import Database
from corridor.archive.releases import ensure_first_release
from corridor.archive.upgrading import require_head, revision_of, upgrade
from corridor.dataset import Dataset


def open_archive(database: Database, base: Dataset) -> None:
    """Make sure that `database` can be served from.

    A file that does not exist yet is made. A PostgreSQL database is never set up unasked: whoever serves may lack
    the right to, and several hosts may start at once.

    Raises:
        ArchiveError: it cannot be used as it is; the message names the command that helps.
    """
    if database.is_sqlite and revision_of(database) is None:
        upgrade(database)
    require_head(database)
    ensure_first_release(database, base)
