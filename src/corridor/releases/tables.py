"""The schema of the database as the program uses it; the migrations arrive at exactly this (a test compares them).

Moments are text (see `instants`), so that hashes over them are the same on every database.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    collate,
)

metadata = MetaData()


def in_code_points(connection: Connection, column: "Column[str]") -> "ColumnElement[str]":
    """A column to be ordered by as Python orders text; SQLite does so unasked, PostgreSQL in its own language."""
    return collate(column, "C") if connection.dialect.name == "postgresql" else column


def of_release(number: int) -> "ColumnElement[bool]":
    """Which row versions release `number` brought.

    Nearly all rows come with the first release: SQLite is to walk along the primary key for them, in the order in which
    they are asked for, instead of sorting what the index of releases finds (see sqlite.org/optoverview.html, section
    "Disqualifying WHERE-clause terms using unary plus").
    """
    of = row_versions.c.release
    return of + 0 == number if number == 1 else of == number


releases = Table(
    "releases",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("published_at", Text, nullable=False),
    Column("published_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("previous", Text, ForeignKey("releases.hash"), unique=True),
    Column("hash", Text, nullable=False, unique=True),
    CheckConstraint("number >= 1 AND (number = 1) = (previous IS NULL)", name="releases_chained"),
)
"""One row a release. `previous` is the hash of the one before: two releases can never follow the same one."""

row_versions = Table(
    "row_versions",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("release", Integer, ForeignKey("releases.number"), primary_key=True),
    Column("content", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("withdrawn", Text),
    Column("submission", Integer, ForeignKey("submissions.id")),
    Index("row_versions_by_release", "release"),
)
"""What a release brought: a row stands in every release from `release` on until a later version of the same key."""

words = Table(
    "words",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("release", Integer, ForeignKey("releases.number"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("content", Text),
    Column("digest", Text, nullable=False),
    Column("adopted", Boolean, nullable=False),
    Index("words_by_release", "release"),
)
"""The names and definitions that a release brought, see `corridor.releases.words`; no content: gone from then on."""

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("previous", Text, nullable=False, unique=True),
    Column("hash", Text, nullable=False, unique=True),
)

checkpoints = Table(
    "checkpoints",
    metadata,
    Column("release", Integer, ForeignKey("releases.number"), primary_key=True, autoincrement=False),
    Column("note", Text, nullable=False),
)
"""The signed checkpoint of a release; see `corridor.releases.checkpoints`."""

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("area", Text),
    Column("office", Text, nullable=False),
    Column("password", Text),
    Column("issuer", Text),
    Column("subject", Text),
    Column("created_at", Text, nullable=False),
    Column("disabled_at", Text),
    Column("password_expires_at", Text),
    UniqueConstraint("issuer", "subject", name="accounts_identity"),
    CheckConstraint("role IN ('reader', 'submitter', 'reviewer', 'administrator')", name="accounts_role"),
    CheckConstraint("(role = 'submitter') = (area IS NOT NULL)", name="accounts_area"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("account", Integer, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("csrf", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
)

server_secrets = Table(
    "server_secrets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What all servers of the database share, and nobody else knows."""

second_factors = Table(
    "second_factors",
    metadata,
    Column("account", Integer, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("secret", Text, nullable=False),
    Column("last_step", Integer, nullable=False),
    Column("recovery", Text, nullable=False),
)
"""What one-time codes are made of: the app's secret, the step of the last one used, hashes of the recovery codes."""

unsent_forms = Table(
    "unsent_forms",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("account", Integer, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("content", Text, nullable=False),
    Column("file", LargeBinary),
    Column("at", Text, nullable=False),
)
"""Forms that were sent after their session had ended; see `corridor.accounts.unsent_forms`."""

throttles = Table(
    "throttles",
    metadata,
    Column("bucket", Text, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Text, nullable=False),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("area", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("author", Integer, ForeignKey("accounts.id"), nullable=False),
    Column("office", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("first_submitted_at", Text),
    Column("release", Integer, ForeignKey("releases.number")),
    Column("nil", Text),
    CheckConstraint(
        "state IN ('draft', 'submitted', 'returned', 'accepted', 'published', 'discarded')", name="submissions_state"
    ),
    CheckConstraint("(state = 'published') = (release IS NOT NULL)", name="submissions_published"),
    Index(
        "submissions_one_open",
        "area",
        "period",
        unique=True,
        info={"where": "state NOT IN ('published', 'discarded')"},  # in a dialect's words it would load both dialects
    ),
)
"""One area's figures for one period; at most one of them is open at a time."""

proposals = Table(
    "proposals",
    metadata,
    Column("submission", Integer, ForeignKey("submissions.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("content", Text),
    Column("withdrawn", Text),
    Column("basis", Integer, ForeignKey("releases.number"), nullable=False),
    Column("place", Text, nullable=False),
    CheckConstraint("(content IS NULL) <> (withdrawn IS NULL)", name="proposals_put_or_withdrawn"),
)
"""What a submission proposes: a new or corrected row (`content`), or a withdrawal and its reason."""

answers = Table(
    "answers",
    metadata,
    Column("submission", Integer, ForeignKey("submissions.id"), primary_key=True),
    Column("warning", Text, primary_key=True),
    Column("answer", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("submission", Integer, ForeignKey("submissions.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("remark", Text, nullable=False),
)
"""The history of a submission, remarks included."""

deadlines = Table(
    "deadlines",
    metadata,
    Column("period", Text, primary_key=True),
    Column("due", Text, nullable=False),
    Column("set_by", Text, nullable=False),
    Column("set_at", Text, nullable=False),
)

PASSING = (sessions, server_secrets, throttles, unsent_forms)
"""Tables that a backup leaves out: nobody shall be signed in by restoring one, and what was not sent is not data."""
APPEND_ONLY = (releases, row_versions, words, audit_entries, events, checkpoints)
"""Tables whose rows the database itself refuses to change or delete."""
