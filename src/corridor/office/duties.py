"""What an account is for: its role, area and office. They may change; the name and the person stay."""

from sqlalchemy import update

from corridor.archive import audit
from corridor.archive.tables import accounts
from corridor.office.accounts import Account, NewAccount, checked, demand_other, entry, one
from corridor.office.desk import Office
from corridor.office.rights import Actor, Right, demand


def assign(office: Office, actor: Actor, wanted: NewAccount) -> Account:
    """Give the account of that name another role, area and office, from the next request on.

    What it has handed in stays its area's, under the office that handed it in.

    Raises:
        ForbiddenError: the actor may not.
        AccountError: there is no such account, it is the actor's own, or role and area do not go together.
        WordingError: the office cannot be kept.
    """
    demand(actor, Right.KEEP_ACCOUNTS)
    values = checked(office, wanted)
    with office.database.writing() as connection:
        account = one(connection, accounts.c.name == values["name"])
        demand_other(account, actor)
        connection.execute(update(accounts).where(accounts.c.id == account.id).values(values))
        told = {name: values[name] for name in ("role", "area", "office")}
        audit.record(connection, entry(office.database, actor, "account.assign", account.name, told))
        return one(connection, accounts.c.id == account.id)
