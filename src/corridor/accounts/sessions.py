"""Signing in and staying signed in. The database holds a hash of each session's token, never the token."""

import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Row, delete, insert, select, update

from corridor.accounts import unsent_forms
from corridor.accounts.accounts import Account, normalized_name
from corridor.accounts.errors import SignInError
from corridor.accounts.known_browsers import mark_of, with_mark
from corridor.accounts.passwords import MOST, hashed, matches, outdated
from corridor.accounts.roles import Actor, Right, Role, demand
from corridor.accounts.second_factor import passes
from corridor.accounts.session_seal import KEPT, seal_of
from corridor.accounts.throttling import Guesser, attempt, forgive
from corridor.releases import audit
from corridor.releases.canonical_rows import digest_of
from corridor.releases.database import Database
from corridor.releases.tables import accounts, second_factors, sessions
from corridor.releases.timestamps import moment, stamp

_TOUCH = timedelta(seconds=60)
"""How exact the last use of a session is kept: not every request shall write."""
_LEEWAY = timedelta(seconds=60)
"""How far the clocks of several hosts may differ."""
_NOBODY = "visitor"


class Limits(Struct, frozen=True):
    """When a session ends by itself: so long after its last use, and so long after signing in."""

    idle: timedelta = timedelta(minutes=60)
    absolute: timedelta = timedelta(hours=12)


_LIMITS = Limits()


class Session(Struct, frozen=True):
    """Somebody signed in. `csrf` belongs into every form of the pages.

    Attributes:
        asked_for_codes: signing in to the account by password takes a one-time code, or no password signs it in.
    """

    actor: Actor
    csrf: str
    asked_for_codes: bool = False


class SignedIn(Struct, frozen=True):
    """A new session, and the token for its cookie; it is nowhere else.

    Attributes:
        marks: what the browser keeps to be known again (see `known_browsers`); empty without a password.
    """

    token: str
    session: Session
    marks: str = ""


def sign_in(  # noqa: PLR0913, PLR0917  # what somebody who signs in brings
    database: Database, name: str, password: str, address: str, marks: str = "", code: str = ""
) -> SignedIn:
    """Sign in with name and password, from a network address, by a browser that may be known by its `marks`.

    `code` is a one-time code, where the account asks for one.

    Raises:
        SignInError: they do not go together; the same, and after the same time, whether there is such an account.
        SlowDownError: too many failures by that name from that address, or of that browser.
    """
    known = _plain(name)
    with database.writing() as connection:
        row = connection.execute(select(accounts).where(accounts.c.name == known)).first()
        mark = mark_of(marks, row.id, row.password) if row is not None else ""
        guesser = Guesser(known, address, mark)
        attempt(connection, database.now(), guesser)
    right = matches(row.password if row is not None else None, password[: MOST + 1])
    if row is None or not right or _expired(row.password_expires_at, database.now()):
        _log_refusal(database, None if row is None else row.name)
        raise SignInError
    stronger = hashed(password) if outdated(row.password) else row.password
    with database.writing() as connection:
        same = (accounts.c.id == row.id, accounts.c.password == row.password, accounts.c.disabled_at.is_(None))
        kept = connection.execute(update(accounts).where(*same).values(password=stronger)).rowcount
        if kept and passes(connection, row.id, code, database.now()):
            forgive(connection, guesser)
            return replace(_begun(connection, database, row.id), marks=with_mark(marks, row.id, stronger))
    if not kept and stronger != row.password:  # the same person signed in elsewhere meanwhile, which made it stronger
        return sign_in(database, name, password, address, marks, code)
    _log_refusal(database, row.name)
    raise SignInError


def open_for(database: Database, account: Account) -> SignedIn:
    """Sign in somebody whom an identity provider vouches for (see `accounts.by_subject`).

    Raises:
        SignInError: the account was disabled.
    """
    with database.writing() as connection:
        of = accounts.c
        if connection.execute(select(of.id).where(of.id == account.id, of.disabled_at.is_(None))).first() is not None:
            return _begun(connection, database, account.id)
    _log_refusal(database, account.name)
    raise SignInError


def resume(database: Database, token: str, limits: Limits = _LIMITS, *, used: bool = True) -> Session | None:
    """The session of a cookie's token; None when there is none, or no longer.

    A request that an open page makes by itself, with nobody before it, is no use of the session (`used`).
    """
    digest, now = digest_of_token(token), moment(database.now())
    with database.reading() as connection:
        row = _session(connection, digest)
    if row is None or row.disabled_at is not None:
        return None
    if not lasts(moment(row.opened_at), moment(row.seen_at), now, limits):
        return None
    if used and moment(row.seen_at) + _TOUCH < now:
        with database.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.digest == digest).values(seen_at=stamp(now)))
    return Session(_actor(row), row.csrf, row.factor is not None or row.password is None)


def sign_out(database: Database, token: str) -> None:
    """End one session, if it is there."""
    digest = digest_of_token(token)
    with database.writing() as connection:
        row = _session(connection, digest)
        if row is not None:
            connection.execute(delete(sessions).where(sessions.c.digest == digest))
            audit.record(connection, audit.Act(database.now(), row.name, "session.close", f"account:{row.name}"))


def sign_out_everywhere(database: Database, actor: Actor) -> None:
    """End every session of somebody's own account.

    Raises:
        ForbiddenError: a visitor has none.
    """
    demand(actor, Right.OWN_PASSWORD)
    with database.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.account == actor.account))
        act = audit.Act(database.now(), actor.name, "session.close-all", f"account:{actor.name}")
        audit.record(connection, act)


def owner_of_ended(database: Database, token: str) -> int | None:
    """The account whose session a cookie's token was, if time alone has ended it; None for any other token.

    Nothing may be done in its name: it only says whose form may be kept until the person has signed in. Signing out,
    another password and disabling the account leave nothing to find.
    """
    since = stamp(moment(database.now()) - KEPT)
    with database.reading() as connection:
        row = _session(connection, digest_of_token(token))
    return row.account if row is not None and row.disabled_at is None and row.seen_at >= since else None


def gave(database: Database, account: int, csrf: str) -> bool:
    """Whether `csrf` is the token of any session of `account` within the last days: only its own pages know it."""
    of, since = sessions.c, stamp(moment(database.now()) - KEPT)
    with database.reading() as connection:
        known = connection.execute(select(of.csrf).where(of.account == account, of.seen_at >= since)).scalars().all()
    return any(same_token(one, csrf) for one in known)


def owner_of_form(database: Database, csrf: str) -> int | None:
    """The account that a page's token `csrf` was made for within the last days, in a session that nobody ended.

    For a form whose browser has lost the cookie of its session: like `owner_of_ended`, and nothing else of it is known.
    """
    of, since = sessions.c, stamp(moment(database.now()) - KEPT)
    query = select(of.account, of.csrf).join(accounts, accounts.c.id == of.account)
    with database.reading() as connection:
        rows = connection.execute(query.where(of.seen_at >= since, accounts.c.disabled_at.is_(None))).all()
    return next((row.account for row in rows if same_token(row.csrf, csrf)), None)


def same_token(known: str | None, given: str | None) -> bool:
    """Whether both are there and equal, compared in constant time."""
    return bool(known and given) and hmac.compare_digest(str(known).encode(), str(given).encode("utf-8", "replace"))


def lasts(opened: datetime, seen: datetime, now: datetime, limits: Limits = _LIMITS) -> bool:
    """Whether a session still lasts; one from the future (the clock was set back) could last for ever, and does not."""
    ahead = max(opened, seen) > now + _LEEWAY
    return not ahead and seen + limits.idle >= now and opened + limits.absolute >= now


def _begun(connection: Connection, database: Database, account: int) -> SignedIn:
    """A new session, under a token that nobody had before; those long ended are cleared away."""
    now = database.now()
    token, csrf = seal_of(connection).token(now), secrets.token_urlsafe(32)
    connection.execute(delete(sessions).where(sessions.c.seen_at < stamp(moment(now) - KEPT)))
    unsent_forms.clear(connection, now)
    values = {"digest": digest_of_token(token), "account": account, "csrf": csrf, "opened_at": now, "seen_at": now}
    connection.execute(insert(sessions).values(values))
    row = _session(connection, digest_of_token(token))
    if row is None:
        raise SignInError
    audit.record(connection, audit.Act(now, row.name, "session.open", f"account:{row.name}"))
    return SignedIn(token, Session(_actor(row), csrf))


def _log_refusal(database: Database, name: str | None) -> None:
    """Log the refusal, for unknown names too (without them): both take the same time."""
    with database.writing() as connection:
        subject = f"account:{name}" if name else "account:?"
        audit.record(connection, audit.Act(database.now(), _NOBODY, "session.refuse", subject))


def _session(connection: Connection, digest: str) -> "Row[tuple[Any, ...]] | None":
    query = select(sessions, accounts, second_factors.c.account.label("factor"))
    query = query.join(accounts, accounts.c.id == sessions.c.account)
    query = query.outerjoin(second_factors, second_factors.c.account == accounts.c.id)
    return connection.execute(query.where(sessions.c.digest == digest)).first()


def _actor(row: "Row[tuple[Any, ...]]") -> Actor:
    return Actor(row.account, row.name, Role(row.role), row.area, row.office, row.password_expires_at is not None)


def _expired(until: str | None, now: str) -> bool:
    return until is not None and moment(until) < moment(now)


def _plain(name: str) -> str:
    """A typed name as it is kept, without what no database stores."""
    return normalized_name(name[:MOST]).replace("\0", "").encode("utf-8", "replace").decode()


def digest_of_token(token: str) -> str:
    """What the database holds of a session's token."""
    return digest_of(token.encode("utf-8", "replace").decode())
