"""Accounts: who is known here. They are never deleted, only disabled, so that a name in the log stays one person's."""

import re
import unicodedata
from collections.abc import Mapping

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from corridor.accounts.areas import AccountContext, submitting
from corridor.accounts.errors import AccountError
from corridor.accounts.look_alikes import is_unmistakable
from corridor.accounts.passwords import demand_good, expiry, generated, hashed
from corridor.accounts.roles import Actor, Right, Role, demand
from corridor.accounts.text_input import OFFICE, checked_text
from corridor.releases import audit
from corridor.releases.database import Database
from corridor.releases.tables import accounts, sessions

_NAME = re.compile(r"[\w.@-]{2,64}")
_OFFICE, _IDENTITY = 100, 255
Details = Mapping[str, object]


class Account(Struct, frozen=True):
    """One account, without its password.

    Attributes:
        area: the area that a submitter submits for.
        office: the office it speaks for, as evidence will name it.
        issuer: the identity provider that may sign it in, if any; `subject` its name there.
        disabled: whether it may no longer sign in.
        initial_until: until when its initial password may be used; None once its owner chose another.
    """

    id: int
    name: str
    role: Role
    area: str | None
    office: str
    issuer: str | None
    subject: str | None
    created_at: str
    disabled: bool
    initial_until: str | None = None

    @property
    def actor(self) -> Actor:
        """This account acting."""
        return Actor(self.id, self.name, self.role, self.area, self.office, self.initial_until is not None)


class NewAccount(Struct, frozen=True):
    """What an account is made of. A submitter has an area and an office, the others need none."""

    name: str
    role: Role
    area: str | None = None
    office: str = ""


def add(
    context: AccountContext, actor: Actor, wanted: NewAccount, password: str | None = None
) -> tuple[Account, str | None]:
    """Make an account. Without a password an initial one is made by chance and given back, this once.

    There is no default password, and with an initial one only another can be chosen; see `Actor.initial`.

    Raises:
        ForbiddenError: the actor may not.
        AccountError: the name is taken or is none, or role and area do not go together.
        PasswordError, WordingError: a password that is not good enough; an office that cannot be kept.
    """
    demand(actor, Right.KEEP_ACCOUNTS)
    values = checked(context, wanted)
    chosen = password if password is not None else generated()
    demand_good(chosen, str(values["name"]), str(values["office"]))
    now = context.database.now()
    until = expiry(now) if password is None else None
    values |= {"password": hashed(chosen), "created_at": now, "password_expires_at": until}
    with context.database.writing() as connection:
        try:
            connection.execute(insert(accounts).values(values))
        except IntegrityError as error:
            raise AccountError("account-exists", name=wanted.name) from error
        details = {"role": wanted.role.value, "area": wanted.area, "office": values["office"]}
        audit.record(connection, entry(context.database, actor, "account.add", str(values["name"]), details))
        made = find_account(connection, accounts.c.name == values["name"])
    return made, chosen if password is None else None


def listing(database: Database, actor: Actor) -> tuple[Account, ...]:
    """Every account by name.

    Raises:
        ForbiddenError: the actor may not.
    """
    demand(actor, Right.KEEP_ACCOUNTS)
    with database.reading() as connection:
        return tuple(_account(row) for row in connection.execute(select(accounts).order_by(accounts.c.name)))


def disable(database: Database, actor: Actor, name: str) -> None:
    """Let an account sign in no more, and sign it out everywhere.

    Raises:
        ForbiddenError: the actor may not.
        AccountError: there is no such account, or it is the actor's own: the last administrator must not be lost.
    """
    _set_disabled(database, actor, name, database.now())


def enable(database: Database, actor: Actor, name: str) -> None:
    """Let an account sign in again.

    Raises:
        ForbiddenError: the actor may not.
        AccountError: there is no such account.
    """
    _set_disabled(database, actor, name, None)


def link(database: Database, actor: Actor, name: str, issuer: str, subject: str) -> None:
    """Let an identity provider sign an account in, under the `subject` that it has there.

    An initial password that was not used ends: it is not needed any more.

    Raises:
        ForbiddenError: the actor may not.
        AccountError: there is no such account, or that identity is another one's.
        WordingError: the identity cannot be kept.
    """
    demand(actor, Right.KEEP_ACCOUNTS)
    identity = {"issuer": checked_text(issuer, OFFICE, _IDENTITY), "subject": checked_text(subject, OFFICE, _IDENTITY)}
    with database.writing() as connection:
        account = find_account(connection, accounts.c.name == normalized_name(name))
        ended = {"password": None, "password_expires_at": None} if account.initial_until else {}
        try:
            connection.execute(update(accounts).where(accounts.c.id == account.id).values({**identity, **ended}))
        except IntegrityError as error:
            raise AccountError("account-identity-taken") from error
        audit.record(connection, entry(database, actor, "account.link", account.name, identity))


def by_subject(database: Database, issuer: str, subject: str) -> Account | None:
    """The account that an identity provider may sign in; None for an unknown identity or a disabled account."""
    of = accounts.c
    with database.reading() as connection:
        row = connection.execute(select(accounts).where(of.issuer == issuer, of.subject == subject)).first()
    account = _account(row) if row is not None else None
    return account if account is not None and not account.disabled else None


def normalized_name(name: str) -> str:
    """A name as it is kept: the same however it is typed."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def checked(context: AccountContext, wanted: NewAccount) -> dict[str, object]:
    """What is stored of an account.

    Raises:
        AccountError: the name is none, or role and area do not go together.
        WordingError: the office cannot be kept.
    """
    name = normalized_name(wanted.name)
    if not _NAME.fullmatch(name) or not is_unmistakable(name):
        raise AccountError("account-name")
    submits = wanted.role is Role.SUBMITTER
    if wanted.role is Role.VISITOR or submits != (wanted.area is not None):
        raise AccountError("account-role")
    if submits and wanted.area not in submitting(context.base):
        known = ", ".join(submitting(context.base))
        raise AccountError("account-area", known=known)
    return {
        "name": name,
        "role": wanted.role.value,
        "area": wanted.area,
        "office": checked_text(wanted.office, OFFICE, _OFFICE, least=1 if submits else 0),
    }


def _set_disabled(database: Database, actor: Actor, name: str, at: str | None) -> None:
    demand(actor, Right.KEEP_ACCOUNTS)
    with database.writing() as connection:
        account = find_account(connection, accounts.c.name == normalized_name(name))
        demand_other(account, actor)
        connection.execute(update(accounts).where(accounts.c.id == account.id).values(disabled_at=at))
        connection.execute(delete(sessions).where(sessions.c.account == account.id))
        audit.record(connection, entry(database, actor, "account.disable" if at else "account.enable", account.name))


def demand_other(account: Account, actor: Actor) -> None:
    """Let nobody take away the own rights.

    Raises:
        AccountError: the account is the actor's own.
    """
    if account.id == actor.account:
        raise AccountError("account-own")


def entry(database: Database, actor: Actor, action: str, name: str, details: Details | None = None) -> audit.Act:
    """What the audit log says of something done with the account `name`."""
    return audit.Act(database.now(), actor.name, action, f"account:{name}", details or {})


def find_account(connection: Connection, condition: "ColumnElement[bool]") -> Account:
    """The account that fits.

    Raises:
        AccountError: none does.
    """
    row = connection.execute(select(accounts).where(condition)).first()
    if row is None:
        raise AccountError("account-unknown")
    return _account(row)


def _account(row: "Row[tuple[object, ...]]") -> Account:
    return Account(
        id=row.id,
        name=row.name,
        role=Role(row.role),
        area=row.area,
        office=row.office,
        issuer=row.issuer,
        subject=row.subject,
        created_at=row.created_at,
        disabled=row.disabled_at is not None,
        initial_until=row.password_expires_at,
    )
