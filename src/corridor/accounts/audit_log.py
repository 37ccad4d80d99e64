"""The audit log for those who may read it."""

from sqlalchemy import func, select

from corridor.accounts.roles import Actor, Right, demand
from corridor.model.vocabulary import Text
from corridor.releases import audit
from corridor.releases.audit import Entry
from corridor.releases.database import Database
from corridor.releases.tables import audit_entries


def entries(database: Database, actor: Actor, after: int = 0, limit: int | None = None) -> tuple[Entry, ...]:
    """The entries with numbers above `after`, oldest first.

    Raises:
        ForbiddenError: the actor may not.
    """
    demand(actor, Right.READ_AUDIT)
    with database.reading() as connection:
        return tuple(audit.entries(connection, after, limit))


def last(database: Database, actor: Actor) -> int:
    """The number of the latest entry, which is how many there are; 0 for none.

    Raises:
        ForbiddenError: the actor may not.
    """
    demand(actor, Right.READ_AUDIT)
    with database.reading() as connection:
        return connection.execute(select(func.max(audit_entries.c.number))).scalar() or 0


def broken(database: Database, actor: Actor) -> tuple[Text, ...]:
    """Where the log's chain does not hold; empty when all is well.

    Raises:
        ForbiddenError: the actor may not.
    """
    demand(actor, Right.READ_AUDIT)
    with database.reading() as connection:
        return tuple(audit.broken(connection))
