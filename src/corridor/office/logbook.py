"""The audit log for those who may read it."""

from corridor.archive import audit
from corridor.archive.audit import Entry
from corridor.archive.database import Database
from corridor.office.rights import Actor, Right, demand
from corridor.words import Text


def entries(database: Database, actor: Actor, after: int = 0, limit: int | None = None) -> tuple[Entry, ...]:
    """The entries with numbers above `after`, oldest first.

    Raises:
        ForbiddenError: the actor may not.
    """
    demand(actor, Right.READ_AUDIT)
    with database.reading() as connection:
        return tuple(audit.entries(connection, after, limit))


def broken(database: Database, actor: Actor) -> tuple[Text, ...]:
    """Where the log's chain does not hold; nothing when all is well.

    Raises:
        ForbiddenError: the actor may not.
    """
    demand(actor, Right.READ_AUDIT)
    with database.reading() as connection:
        return tuple(audit.broken(connection))
