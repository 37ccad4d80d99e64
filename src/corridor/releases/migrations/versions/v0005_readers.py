"""Accounts that only read, for where visitors sign in too."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_BEFORE = "role IN ('submitter', 'reviewer', 'administrator')"
_AFTER = "role IN ('reader', 'submitter', 'reviewer', 'administrator')"


def upgrade() -> None:
    """Let the role be one more.

    SQLite cannot change a constraint, and the table cannot be made anew while others refer to it; what it recommends
    for a change that leaves the rows as they are is to change the schema's text.
    """
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("accounts_role", "accounts", type_="check")
        op.create_check_constraint("accounts_role", "accounts", sa.text(_AFTER))
        return
    version = op.get_bind().execute(sa.text("PRAGMA schema_version")).scalar_one()
    op.execute("PRAGMA writable_schema=ON")
    change = sa.text("UPDATE sqlite_schema SET sql = replace(sql, :before, :after) WHERE name = 'accounts'")
    op.get_bind().execute(change, {"before": _BEFORE, "after": _AFTER})
    op.execute(f"PRAGMA schema_version={version + 1}")
    op.execute("PRAGMA writable_schema=OFF")
