"""Changing passwords: an administrator's for others, and everybody's own. Either way every session ends."""

from sqlalchemy import Connection, delete, select, update

from corridor.accounts.accounts import entry, find_account, normalized_name
from corridor.accounts.errors import PasswordError, SignInError
from corridor.accounts.passwords import demand_good, expiry, generated, hashed, matches
from corridor.accounts.roles import Actor, Right, demand
from corridor.accounts.throttling import Guesser, attempt, release
from corridor.releases import audit
from corridor.releases.database import Database
from corridor.releases.tables import accounts, sessions


def set_password(database: Database, actor: Actor, name: str, password: str | None = None) -> str | None:
    """Give an account another password, and sign it out everywhere. Without one, an initial one is given back.

    Raises:
        ForbiddenError: the actor may not.
        AccountError: there is no such account.
        PasswordError: it is not good enough.
    """
    demand(actor, Right.KEEP_ACCOUNTS)
    with database.reading() as connection:
        account = find_account(connection, accounts.c.name == normalized_name(name))
    chosen = password if password is not None else generated()
    demand_good(chosen, account.name, account.office)
    stored = hashed(chosen)
    with database.writing() as connection:
        _change_password(connection, account.id, stored, expiry(database.now()) if password is None else None)
        release(connection, account.name)
        audit.record(connection, entry(database, actor, "account.password", account.name))
    return chosen if password is None else None


def release_account(database: Database, actor: Actor, name: str) -> None:
    """Let an account that was guessed too often be signed in to at once.

    Raises:
        ForbiddenError: the actor may not.
        AccountError: there is no such account.
    """
    demand(actor, Right.KEEP_ACCOUNTS)
    with database.writing() as connection:
        account = find_account(connection, accounts.c.name == normalized_name(name))
        release(connection, account.name)
        audit.record(connection, entry(database, actor, "account.release", account.name))


def change_own_password(database: Database, actor: Actor, old: str, new: str) -> None:
    """Change one's own password. Every session ends, this one too. Wrong old ones are slowed down like sign-ins.

    Raises:
        ForbiddenError: a visitor has none.
        SignInError: the old one is not right.
        SlowDownError: too many wrong ones.
        PasswordError: the new one is not good enough, or is the old one.
    """
    demand(actor, Right.OWN_PASSWORD)
    demand_good(new, actor.name, actor.office)
    if new == old:
        raise PasswordError("password-same")
    with database.writing() as connection:
        attempt(connection, database.now(), Guesser(actor.name))
    with database.reading() as connection:
        known = connection.execute(select(accounts.c.password).where(accounts.c.id == actor.account)).scalar()
    if not matches(known, old):
        raise SignInError
    stored = hashed(new)
    with database.writing() as connection:
        release(connection, actor.name)
        _change_password(connection, actor.account, stored)
        audit.record(connection, entry(database, actor, "account.password", actor.name))


def _change_password(connection: Connection, account: int, stored: str, until: str | None = None) -> None:
    values = {"password": stored, "password_expires_at": until}
    connection.execute(update(accounts).where(accounts.c.id == account).values(values))
    connection.execute(delete(sessions).where(sessions.c.account == account))
