"""Submissions with their proposals, answers, history and deadlines; where a published row came from."""

import sqlalchemy as sa
from alembic import op

from corridor.releases.migrations.append_only import append_only

revision = "0003"
down_revision = "0002"

_OPEN = "state NOT IN ('published', 'discarded')"


def upgrade() -> None:
    """Make the tables, and let each row version name the submission that brought it."""
    _submissions()
    _proposals()
    _around_submissions()
    op.execute("ALTER TABLE row_versions ADD COLUMN submission INTEGER REFERENCES submissions (id)")
    for statement in append_only(op.get_bind().dialect.name, "events"):
        op.execute(statement)


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("period", sa.Text, nullable=False),
        sa.Column("author", sa.Integer, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("office", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("late", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.Column("handed_in_at", sa.Text),
        sa.Column("release", sa.Integer, sa.ForeignKey("releases.number")),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'returned', 'accepted', 'published', 'discarded')",
            name="submissions_state",
        ),
        sa.CheckConstraint("(state = 'published') = (release IS NOT NULL)", name="submissions_published"),
    )
    op.create_index(
        "submissions_one_open",
        "submissions",
        ["area", "period"],
        unique=True,
        sqlite_where=sa.text(_OPEN),
        postgresql_where=sa.text(_OPEN),
    )


def _proposals() -> None:
    op.create_table(
        "proposals",
        _of_submission(),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("withdrawn", sa.Text),
        sa.Column("basis", sa.Integer, sa.ForeignKey("releases.number"), nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.CheckConstraint("(content IS NULL) <> (withdrawn IS NULL)", name="proposals_put_or_withdrawn"),
    )


def _around_submissions() -> None:
    op.create_table(
        "answers",
        _of_submission(),
        sa.Column("warning", sa.Text, primary_key=True),
        sa.Column("answer", sa.Text, nullable=False),
    )
    op.create_table(
        "events",
        _of_submission(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("act", sa.Text, nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
    )
    op.create_table(
        "deadlines",
        sa.Column("period", sa.Text, primary_key=True),
        sa.Column("due", sa.Text, nullable=False),
        sa.Column("set_by", sa.Text, nullable=False),
        sa.Column("set_at", sa.Text, nullable=False),
    )


def _of_submission() -> "sa.Column[int]":
    return sa.Column("submission", sa.Integer, sa.ForeignKey("submissions.id"), primary_key=True)
