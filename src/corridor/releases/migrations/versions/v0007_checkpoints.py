"""Signed checkpoints; and rows that were published are replaced by no INSERT either."""

import sqlalchemy as sa
from alembic import op

from corridor.releases.migrations.append_only import append_only, never_replaced

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table, and guard it and the older ones."""
    op.create_table(
        "checkpoints",
        sa.Column("release", sa.Integer, sa.ForeignKey("releases.number"), primary_key=True, autoincrement=False),
        sa.Column("note", sa.Text, nullable=False),
    )
    dialect = op.get_bind().dialect.name
    statements = [*append_only(dialect, "checkpoints")]
    for table in ("releases", "row_versions", "audit_entries", "events", "checkpoints"):
        statements += never_replaced(dialect, table)
    for statement in statements:
        op.execute(statement)
