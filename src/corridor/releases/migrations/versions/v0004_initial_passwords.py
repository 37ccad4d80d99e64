"""Until when a password that was made by chance for an account may be used to choose another one."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; the passwords that there are stay as they are."""
    op.add_column("accounts", sa.Column("password_expires_at", sa.Text))
