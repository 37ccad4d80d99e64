"""The moment at which a submission first came bears the name that the program and the interface use for it."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Rename the column. No hash names a column: digests and backups of before stay as they are."""
    op.execute("ALTER TABLE submissions RENAME COLUMN handed_in_at TO first_submitted_at")
