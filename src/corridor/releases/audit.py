"""The audit log: who did what and when, chained by hash. An entry is written with the act itself, or neither is."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import asdict
from sqlalchemy import Connection, Row, insert, select

from corridor.messages.catalogue import message
from corridor.model.vocabulary import Text
from corridor.releases.canonical_rows import canonical
from corridor.releases.chain import entry_hash
from corridor.releases.tables import audit_entries


class Entry(Struct, frozen=True):
    """One entry. `details` is JSON; `action` a dotted word such as ``release.publish``."""

    number: int
    at: str
    actor: str
    action: str
    subject: str
    details: str
    previous: str
    hash: str

    @property
    def own_hash(self) -> str:
        """The hash that the entry must have."""
        head = (self.number, self.at, self.actor, self.action, self.subject, self.details)
        return entry_hash(self.previous, head)


class Act(Struct, frozen=True):
    """What is to be entered."""

    at: str
    actor: str
    action: str
    subject: str
    details: Mapping[str, object] = field(default_factory=dict)


def record(connection: Connection, act: Act) -> None:
    """Write an entry in the caller's writing transaction; that writers take turns keeps the chain a chain."""
    last = connection.execute(select(audit_entries).order_by(audit_entries.c.number.desc()).limit(1)).first()
    number, previous = (last.number + 1, last.hash) if last else (1, "")
    head = (number, act.at, act.actor, act.action, act.subject, canonical(act.details))
    entry = Entry(*head, previous, entry_hash(previous, head))
    connection.execute(insert(audit_entries).values(asdict(entry)))


def entries(connection: Connection, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
    """The entries with numbers above `after`, oldest first."""
    query = select(audit_entries).where(audit_entries.c.number > after).order_by(audit_entries.c.number).limit(limit)
    return (_entry(row) for row in connection.execute(query))


def broken(connection: Connection) -> Iterator[Text]:
    """Where the chain does not hold; empty when all is well."""
    previous, expected = "", 1
    for entry in entries(connection):
        if (entry.number, entry.previous) != (expected, previous):
            yield message("fault.entry-unlinked", number=entry.number)
        if entry.hash != entry.own_hash:
            yield message("fault.entry-changed", number=entry.number)
        previous, expected = entry.hash, entry.number + 1


def _entry(row: "Row[tuple[object, ...]]") -> Entry:
    return Entry(**row._mapping)  # noqa: SLF001  # SQLAlchemy's documented name
