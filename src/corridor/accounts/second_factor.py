"""One-time codes of an app (TOTP, RFC 6238) beside the password, and ten recovery codes, each good for once.

A code is asked for in the same step as the password, and refused in the same words: nobody learns which of them was
wrong. A code that was used once is used up, and so are those before it.
"""

import json
import re
import secrets

import pyotp
from pyotp.utils import strings_equal
from sqlalchemy import Connection, delete, insert, select, update

from corridor.accounts.accounts import entry, find_account, normalized_name
from corridor.accounts.errors import CodeError
from corridor.accounts.roles import Actor, Right, Role, demand
from corridor.accounts.throttling import Guesser, attempt, forgive
from corridor.releases import audit
from corridor.releases.canonical_rows import digest_of
from corridor.releases.database import Database
from corridor.releases.tables import accounts, second_factors
from corridor.releases.timestamps import moment

DEMANDED_OF = frozenset({Role.REVIEWER, Role.ADMINISTRATOR})
"""The roles that must have one where the operator demands it."""
_STEP_S = 30
_AROUND = 1
"""Steps before and after the present one that a device's clock may be off."""
_SECRET = re.compile("[A-Z2-7]{32}")
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_CODES, _GROUPS, _GROUP = 10, 6, 4
"""So many recovery codes of 118 bits each: a plain hash of what has fewer than 112 could be reversed."""


def new_secret() -> str:
    """A secret for an app, made by chance: 160 bits."""
    return pyotp.random_base32()


def app_address(secret: str, name: str, product: str) -> str:
    """The address that an app reads the secret from."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=product)


def is_on(database: Database, actor: Actor) -> bool:
    """Whether the actor's account asks for a code."""
    with database.reading() as connection:
        found = select(second_factors.c.account).where(second_factors.c.account == actor.account)
        return connection.execute(found).first() is not None


def switch_on(database: Database, actor: Actor, secret: str, code: str) -> tuple[str, ...]:
    """Ask for codes of `secret` from now on, if its app gives the right one. Returns the recovery codes, this once.

    Raises:
        ForbiddenError: a visitor has no account.
        CodeError: the code is not right, or codes are asked for already.
        SlowDownError: too many wrong ones.
    """
    demand(actor, Right.OWN_PASSWORD)
    _count(database, actor)
    step = _fitting(secret, code, database.now(), 0) if _SECRET.fullmatch(secret) else None
    recovery = tuple(_made() for _ in range(_CODES))
    with database.writing() as connection:
        known = select(second_factors.c.account).where(second_factors.c.account == actor.account)
        if step is None or connection.execute(known).first() is not None:
            raise CodeError
        digests = json.dumps([_digest(actor.account, one) for one in recovery])
        values = {"account": actor.account, "secret": secret, "last_step": step, "recovery": digests}
        connection.execute(insert(second_factors).values(values))
        forgive(connection, Guesser(actor.name))
        audit.record(connection, entry(database, actor, "account.codes-on", actor.name))
    return recovery


def switch_off(database: Database, actor: Actor, code: str) -> None:
    """Ask for no codes any more; it takes one.

    Raises:
        ForbiddenError: a visitor has no account.
        CodeError: the code is not right.
        SlowDownError: too many wrong ones.
    """
    demand(actor, Right.OWN_PASSWORD)
    _count(database, actor)
    with database.writing() as connection:
        if not passes(connection, actor.account, code, database.now()):
            raise CodeError
        connection.execute(delete(second_factors).where(second_factors.c.account == actor.account))
        forgive(connection, Guesser(actor.name))
        audit.record(connection, entry(database, actor, "account.codes-off", actor.name))


def reset(database: Database, actor: Actor, name: str) -> None:
    """Ask an account for no codes any more, whose owner has lost the device and the recovery codes.

    Raises:
        ForbiddenError: the actor may not.
        AccountError: there is no such account.
    """
    demand(actor, Right.KEEP_ACCOUNTS)
    with database.writing() as connection:
        account = find_account(connection, accounts.c.name == normalized_name(name))
        connection.execute(delete(second_factors).where(second_factors.c.account == account.id))
        audit.record(connection, entry(database, actor, "account.codes-reset", account.name))


def passes(connection: Connection, account: int, code: str, now: str) -> bool:
    """Whether `code` is right for the account, or none is asked for; a right one is used up."""
    row = connection.execute(select(second_factors).where(second_factors.c.account == account)).first()
    if row is None:
        return True
    left = json.loads(row.recovery)
    step, digest = _fitting(row.secret, code, now, row.last_step), _digest(account, code)
    if step is not None:
        used: dict[str, object] = {"last_step": step}
    elif digest in left:
        used = {"recovery": json.dumps([one for one in left if one != digest])}
    else:
        return False
    connection.execute(update(second_factors).where(second_factors.c.account == account).values(used))
    return True


def _count(database: Database, actor: Actor) -> None:
    with database.writing() as connection:
        attempt(connection, database.now(), Guesser(actor.name))


def _fitting(secret: str, code: str, now: str, after: int) -> int | None:
    """The step whose code it is, if that is later than the step `after`."""
    present = int(moment(now).timestamp()) // _STEP_S
    typed, codes = "".join(code.split()), pyotp.HOTP(secret)
    steps = range(present - _AROUND, present + _AROUND + 1)
    return next((step for step in steps if step > after and strings_equal(codes.at(step), typed)), None)


def _made() -> str:
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def _digest(account: int, code: str) -> str:
    plain = "".join(code.casefold().split()).encode("utf-8", "replace").decode()
    return digest_of(f"recovery:{account}:{plain}")
