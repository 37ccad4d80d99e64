"""The names and definitions that each release keeps, and submissions that say that there is nothing to report."""

import sqlalchemy as sa
from alembic import op

from corridor.releases.migrations.append_only import append_only, never_replaced

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table, and add the reason of a nil return to the submissions."""
    op.create_table(
        "words",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("release", sa.Integer, sa.ForeignKey("releases.number"), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("adopted", sa.Boolean, nullable=False),
    )
    op.create_index("words_by_release", "words", ["release"])
    dialect = op.get_bind().dialect.name
    for statement in (*append_only(dialect, "words"), *never_replaced(dialect, "words")):
        op.execute(statement)
    op.add_column("submissions", sa.Column("nil", sa.Text))
