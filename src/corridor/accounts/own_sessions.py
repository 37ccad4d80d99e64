"""Where somebody is signed in, for that person alone, and ending one of these sessions."""

from msgspec import Struct
from sqlalchemy import delete, select

from corridor.accounts.roles import Actor, Right, demand
from corridor.accounts.sessions import digest_of_token, lasts
from corridor.releases import audit
from corridor.releases.database import Database
from corridor.releases.tables import sessions
from corridor.releases.timestamps import moment

_ID = 16
"""Characters of a session's digest that name it; nothing can be done with them but end it, by its owner."""


class OwnSession(Struct, frozen=True):
    """One session that lasts.

    Attributes:
        id: what names it.
        opened_at: when one signed in.
        seen_at: when it was used last, to the minute.
        here: whether it is the one that asks.
    """

    id: str
    opened_at: str
    seen_at: str
    here: bool


def listing(database: Database, actor: Actor, token: str) -> tuple[OwnSession, ...]:
    """The sessions of `actor` that last, the latest first; `token` is that of the one that asks.

    Raises:
        ForbiddenError: a visitor has none.
    """
    demand(actor, Right.OWN_PASSWORD)
    now, here = moment(database.now()), digest_of_token(token)
    query = select(sessions).where(sessions.c.account == actor.account).order_by(sessions.c.opened_at.desc())
    with database.reading() as connection:
        return tuple(
            OwnSession(row.digest[:_ID], row.opened_at, row.seen_at, row.digest == here)
            for row in connection.execute(query)
            if lasts(moment(row.opened_at), moment(row.seen_at), now)
        )


def end(database: Database, actor: Actor, named: str) -> None:
    """End one session of `actor`, if it is there: somebody else's never is.

    Raises:
        ForbiddenError: a visitor has none.
    """
    demand(actor, Right.OWN_PASSWORD)
    if len(named) != _ID:
        return
    whose = sessions.c.account == actor.account, sessions.c.digest.startswith(named, autoescape=True)
    with database.writing() as connection:
        if connection.execute(delete(sessions).where(*whose)).rowcount:
            act = audit.Act(database.now(), actor.name, "session.close", f"account:{actor.name}")
            audit.record(connection, act)
