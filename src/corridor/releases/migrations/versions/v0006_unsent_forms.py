"""Forms that were sent after their session had ended, until the person has signed in again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "unsent_forms",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("account", sa.Integer, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("file", sa.LargeBinary),
        sa.Column("at", sa.Text, nullable=False),
    )
    op.create_index("ix_unsent_forms_account", "unsent_forms", ["account"])
