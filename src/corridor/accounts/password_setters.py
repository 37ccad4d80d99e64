"""Who set whose password: what is done under an account may then be another person's act, and that is shown."""

from msgspec import Struct
from sqlalchemy import Connection, select

from corridor.releases.tables import audit_entries

_SETTING = ("account.add", "account.password", "account.link")
"""The acts after which somebody else than before may be able to sign in."""


class PasswordSetter(Struct, frozen=True):
    """Who last gave somebody else the way into an account, and when."""

    actor: str
    at: str


def password_setter(connection: Connection, name: str, before: str) -> PasswordSetter | None:
    """Who other than its owner last set the password of the account `name`, up to the moment `before`.

    An owner who chose another password since may be that same person, who knew the first one: this does not end it.
    An identity provider that was linked counts as well. None where nobody ever did.
    """
    of = audit_entries.c
    query = select(of.actor, of.at).where(
        of.subject == f"account:{name}", of.action.in_(_SETTING), of.actor != name, of.at <= before
    )
    row = connection.execute(query.order_by(of.number.desc()).limit(1)).first()
    return PasswordSetter(row.actor, row.at) if row is not None else None
