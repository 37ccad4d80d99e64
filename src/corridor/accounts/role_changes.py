"""What an account is for: its role, area and office. They may change; the name and the person stay."""

from sqlalchemy import update

from corridor.accounts.accounts import Account, NewAccount, checked, demand_other, entry, find_account
from corridor.accounts.areas import AccountContext
from corridor.accounts.roles import Actor, Right, demand
from corridor.releases import audit
from corridor.releases.tables import accounts


def assign(context: AccountContext, actor: Actor, wanted: NewAccount) -> Account:
    """Give the account of that name another role, area and office, from the next request on.

    What it has submitted stays its area's, under the office that submitted it.

    Raises:
        ForbiddenError: the actor may not.
        AccountError: there is no such account, it is the actor's own, or role and area do not go together.
        WordingError: the office cannot be kept.
    """
    demand(actor, Right.KEEP_ACCOUNTS)
    values = checked(context, wanted)
    with context.database.writing() as connection:
        account = find_account(connection, accounts.c.name == values["name"])
        demand_other(account, actor)
        connection.execute(update(accounts).where(accounts.c.id == account.id).values(values))
        details = {name: values[name] for name in ("role", "area", "office")}
        audit.record(connection, entry(context.database, actor, "account.assign", account.name, details))
        return find_account(connection, accounts.c.id == account.id)
