"""The seal of session tokens: whether a token was made here is seen without the database.

A server decides by it whether the body of an upload is read at all. Whose session it is, and whether it still lasts,
the database alone knows (see `sessions`).
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from datetime import date, timedelta

from msgspec import Struct
from sqlalchemy import Connection, insert, select

from corridor.releases.database import Database
from corridor.releases.tables import server_secrets
from corridor.releases.timestamps import moment

KEPT = timedelta(days=7)
"""How long an ended session is remembered, so that a form shown in it is known again."""
_DAY_AHEAD = timedelta(days=1)
"""How far another host's clock may be ahead; and a day that has just begun."""
_NAME = "session-seal"


class SessionSeal(Struct, frozen=True):
    """Makes tokens, and knows its own.

    Attributes:
        key: 32 bytes that only servers of the same database have.
    """

    key: bytes

    def token(self, now: str) -> str:
        """A new token that nobody can guess, sealed with the day of `now`."""
        return self._sealed(f"{secrets.token_urlsafe(32)}.{moment(now).date():%Y%m%d}")

    def holds(self, token: str, now: str) -> bool:
        """Whether this seal made `token`, and no longer ago than any session is remembered."""
        content, _, _ = token.rpartition(".")
        if not content.isascii() or not hmac.compare_digest(
            self._sealed(content).encode(), token.encode("utf-8", "replace")
        ):
            return False
        made, today = date.fromisoformat(content.rpartition(".")[2]), moment(now).date()
        return made - _DAY_AHEAD <= today <= made + KEPT + _DAY_AHEAD

    def _sealed(self, content: str) -> str:
        digest = hmac.digest(self.key, content.encode(), "sha256")
        return f"{content}.{urlsafe_b64encode(digest).decode().rstrip('=')}"


def seal_for(database: Database) -> SessionSeal:
    """The seal by which a server knows tokens; it writes only where nobody has asked for one yet.

    Raises:
        DatabaseError: the database cannot be used.
    """
    with database.reading() as connection:
        found = kept_seal(connection)
    if found is not None:
        return found
    with database.writing() as connection:
        return seal_of(connection)


def seal_of(connection: Connection) -> SessionSeal:
    """The seal of a database; made by the first who asks, in the caller's writing transaction."""
    found = kept_seal(connection)
    if found is None:
        found = SessionSeal(secrets.token_bytes(32))
        connection.execute(insert(server_secrets).values(name=_NAME, value=found.key.hex()))
    return found


def kept_seal(connection: Connection) -> SessionSeal | None:
    """The seal of a database; None where nobody has asked for one yet, as in one that was restored just now."""
    of = server_secrets.c
    value = connection.execute(select(of.value).where(of.name == _NAME)).scalar()
    return None if value is None else SessionSeal(bytes.fromhex(value))
