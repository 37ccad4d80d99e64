"""What serving starts from: a database at the right revision, with the package as its first release."""

from corridor.model.dataset import Dataset
from corridor.releases.adoption import adopt_words
from corridor.releases.database import Database
from corridor.releases.kept_tables import NO_TABLES, KeptTables
from corridor.releases.releases import ensure_first_release, latest_number
from corridor.releases.upgrading import require_head, revision_of, upgrade


def open_database(database: Database, base: Dataset, kept: KeptTables = NO_TABLES) -> bool:
    """Make sure that `database` can be served from. Returns whether its first release was made.

    A file that does not exist yet is made. A PostgreSQL database is never set up unasked: the server's account may lack
    the right to, and several hosts may start at once.

    Raises:
        DatabaseError: it cannot be used as it is; the message names the command that helps.
    """
    if database.is_sqlite and revision_of(database) is None:
        upgrade(database)
    require_head(database)
    made = ensure_first_release(database, base, kept)
    adopt_words(database, base)
    return made


def has_releases(database: Database) -> bool:
    """Whether there is a release already.

    Raises:
        DatabaseError: the database cannot be used.
    """
    if revision_of(database) is None:
        return False
    with database.reading() as connection:
        return bool(latest_number(connection))
