"""Checkpoints: what the history was when a release was published, in a note signed by a key outside the database.

The text of a note has the form of C2SP's checkpoints (https://c2sp.org/tlog-checkpoint): whose history it is, how many
entries the audit log has, and the root of the Merkle tree above them; then two lines of its own, the release with its
hash, and the root above every row that stands in it. So one note answers for the log, for the chain of releases (each
stands in the log under its hash), and for each single figure.
"""

import base64
from collections.abc import Iterable, Iterator
from itertools import starmap
from json.encoder import encode_basestring

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, insert, select

from corridor.progress import Step, counted
from corridor.releases import audit
from corridor.releases.canonical_rows import canonical
from corridor.releases.releases import Release, release
from corridor.releases.tables import checkpoints, in_code_points, row_versions
from corridor.signing.merkle import leaf_hash, root_of
from corridor.signing.signed_note import NoteError, read_note, sign
from corridor.signing.signing_key import SigningKey

_ORIGIN = "corridor-dashboard/{}"
_ORIGIN_DIGITS = 16
_AT_A_TIME = 5000
Content = tuple[int, bytes]
"""How many rows stand in a release, and the Merkle root above them."""


class Checkpoint(Struct, frozen=True):
    """The state of a history.

    Attributes:
        origin: whose history: every database has its own, after the hash of its first release.
        size: entries of the audit log.
        root: Merkle root above them.
        release: the release published last, `release_hash` its hash.
        rows: how many rows stand in it, withdrawn ones left out.
        content: Merkle root above them.
    """

    origin: str
    size: int
    root: bytes
    release: int
    release_hash: str
    rows: int
    content: bytes

    @property
    def text(self) -> str:
        """What is signed."""
        return (
            f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"
            f"release {self.release} {self.release_hash}\n"
            f"content {self.rows} {base64.b64encode(self.content).decode()}\n"
        )


class StandingRow(Struct, frozen=True):
    """A row that stands in a release: its table, key, and the digest of its content."""

    kind: str
    key: str
    digest: str

    @property
    def leaf(self) -> bytes:
        """What a leaf of the tree above the release holds."""
        return leaf_of(self.kind, self.key, self.digest)


def leaf_of(kind: str, key: str, digest: str) -> bytes:
    """What a leaf holds of a row: its table, key, and the digest of its content."""
    return f"[{encode_basestring(kind)},{encode_basestring(key)},{encode_basestring(digest)}]".encode()


def checkpoint_of(note: str) -> Checkpoint:
    """The checkpoint that a note holds; whether it may be believed is another question.

    Raises:
        NoteError: the text is no such note.
    """
    lines = read_note(note).text.splitlines()
    try:
        origin, size, root, made, content = lines
        word, number, digest = made.split(" ")
        other, rows, standing = content.split(" ")
        found = Checkpoint(origin, int(size), _decoded(root), int(number), digest, int(rows), _decoded(standing))
    except ValueError as error:
        raise NoteError(note[:40]) from error
    if (word, other) != ("release", "content") or found.text != read_note(note).text:
        raise NoteError(note[:40])
    return found


def belonging(notes: Iterable[str], origin: str) -> tuple[Checkpoint, ...]:
    """The checkpoints of one history among `notes`; what is no note is passed over."""
    found = []
    for note in notes:
        try:
            found.append(checkpoint_of(note))
        except NoteError:
            continue
    return tuple(one for one in found if one.origin == origin)


def origin_of(connection: Connection) -> str:
    """Whose history this database holds.

    Raises:
        UnknownReleaseError: it has no release yet.
    """
    return origin_named(release(connection, 1))


def origin_named(first: Release) -> str:
    """Whose history it is that begins with the release `first`."""
    return origin_begun_by(first.hash)


def origin_begun_by(digest: str) -> str:
    """Whose history it is whose first release has the hash `digest`."""
    return _ORIGIN.format(digest[:_ORIGIN_DIGITS])


def entry_leaf(entry: audit.Entry) -> bytes:
    """What a leaf of the tree above the log holds: an entry without its links."""
    head = (entry.number, entry.at, entry.actor, entry.action, entry.subject, entry.details)
    return canonical(head).encode()


def log_leaves(connection: Connection) -> list[bytes]:
    """The hashes of the leaves of the tree above the audit log."""
    return [leaf_hash(entry_leaf(entry)) for entry in audit.entries(connection)]


def standing_rows(connection: Connection, number: int) -> Iterator[StandingRow]:
    """The rows that stand in release `number`, in the order of their leaves: by table and key, some at a time."""
    return starmap(StandingRow, _standing(connection, number))


def _standing(connection: Connection, number: int) -> Iterator[tuple[str, str, str]]:
    """Table, key and digest of the same: there may be millions."""
    of = row_versions.c
    order = (*(in_code_points(connection, column) for column in (of.kind, of.key)), of.release)
    query = select(of.kind, of.key, of.digest, of.withdrawn).where(of.release <= number).order_by(*order)
    last: tuple[str, str, str, str | None] | None = None
    with connection.execute(query, execution_options={"yield_per": _AT_A_TIME}) as rows:
        for some in rows.partitions():
            for row in map(tuple, some):
                if last is not None and last[3] is None and (last[1] != row[1] or last[0] != row[0]):
                    yield last[:3]
                last = row
    if last is not None and last[3] is None:
        yield last[:3]


def content_of(connection: Connection, number: int) -> Content:
    """How many rows stand in release `number`, and the Merkle root above them."""
    count = 0

    def leaves() -> Iterator[bytes]:
        nonlocal count
        rows = counted(Step.SIGNING, _standing(connection, number))
        for count, row in enumerate(rows, start=1):  # noqa: B007  # it is the answer
            yield leaf_hash(leaf_of(*row))

    root = root_of(leaves())
    return count, root


def drawn_up(
    connection: Connection, made: Release, known: Checkpoint | None = None, content: Content | None = None
) -> Checkpoint:
    """The checkpoint of the release `made`, which is the last there is.

    What a release holds does not change: of a checkpoint `known` of the same one only the log is looked at again, and
    its `content` is not read where that is known.
    """
    leaves = log_leaves(connection)
    if known is not None and (known.release, known.release_hash) == (made.number, made.hash):
        return replace(known, size=len(leaves), root=root_of(leaves))
    content = content or content_of(connection, made.number)
    return Checkpoint(origin_of(connection), len(leaves), root_of(leaves), made.number, made.hash, *content)


def signed(checkpoint: Checkpoint, key: SigningKey) -> str:
    """The note of a checkpoint, signed in the name of its origin."""
    return sign(checkpoint.text, checkpoint.origin, key.private)


def seal(connection: Connection, key: SigningKey, made: Release, content: Content | None = None) -> str:
    """Sign the checkpoint of the release `made` and keep the note, in the caller's writing transaction."""
    note = signed(drawn_up(connection, made, content=content), key)
    connection.execute(insert(checkpoints).values(release=made.number, note=note))
    return note


def stored_notes(connection: Connection) -> dict[int, str]:
    """The notes by release, the oldest first."""
    query = select(checkpoints.c.release, checkpoints.c.note).order_by(checkpoints.c.release)
    return {row.release: row.note for row in connection.execute(query)}


def _decoded(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
