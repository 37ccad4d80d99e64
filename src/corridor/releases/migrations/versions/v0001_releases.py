"""Releases, the versions of their rows, and the audit log."""

import sqlalchemy as sa
from alembic import op

from corridor.releases.migrations.append_only import append_only

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, and let nothing in them be changed."""
    _releases()
    _row_versions()
    _audit_entries()
    for table in ("releases", "row_versions", "audit_entries"):
        for statement in append_only(op.get_bind().dialect.name, table):
            op.execute(statement)


def _releases() -> None:
    op.create_table(
        "releases",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("published_at", sa.Text, nullable=False),
        sa.Column("published_by", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("as_of", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, sa.ForeignKey("releases.hash"), unique=True),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
        sa.CheckConstraint("number >= 1 AND (number = 1) = (previous IS NULL)", name="releases_chained"),
    )


def _row_versions() -> None:
    op.create_table(
        "row_versions",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("release", sa.Integer, sa.ForeignKey("releases.number"), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Text),
    )
    op.create_index("row_versions_by_release", "row_versions", ["release"])


def _audit_entries() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False, unique=True),
        sa.Column("hash", sa.Text, nullable=False, unique=True),
    )
