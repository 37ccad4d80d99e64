"""Putting rows into a draft: all of a file at once, or one row after another from a form."""

from collections.abc import Callable

from corridor.archive.contents import Rows
from corridor.archive.rows import digest_of, encoded
from corridor.office import records
from corridor.office.desk import Office
from corridor.office.errors import TooMuchError, UnknownRowError, WordingError
from corridor.office.identities import Handed, Origin, Withdrawal, settled
from corridor.office.proposals import Proposal, store, stored
from corridor.office.records import Submission
from corridor.office.rights import Actor, Right, demand
from corridor.office.states import Act, Step, take
from corridor.office.territory import demand_own
from corridor.office.wording import REASON, typed
from corridor.words import Text

_MOST = 2000
_LONGEST = 20_000
_REASON = 1000
_ROW = Text({"zh": "每条数据", "en": "a row"})
_Rows = tuple[Proposal, ...]
_Change = Callable[[_Rows, Rows, Origin], _Rows]
"""From the proposals so far, the published rows and the origin to the proposals from now on."""


def save(office: Office, actor: Actor, number: int, version: int, handed: Handed) -> Submission:
    """Put what is handed in in place of all that the draft held. A returned submission becomes a draft again.

    Raises:
        ForbiddenError: a row concerns another area.
        UnknownSubmissionError, StateError, StaleError: see `records.found` and `states.take`.
        UnknownRowError: a withdrawal of what is not published.
        TooMuchError, WordingError: more, or longer, than is kept; or characters that nobody types.
    """
    clean = _worded(handed)
    return _changed(office, actor, number, version, lambda kept, rows, origin: settled(clean, rows, kept, origin))


def add(office: Office, actor: Actor, number: int, version: int, handed: Handed) -> Submission:
    """Add rows to the draft, each in place of the one it is a version of.

    Raises:
        ForbiddenError and others: as `save`.
    """
    clean = _worded(handed)

    def change(kept: _Rows, published: Rows, origin: Origin) -> _Rows:
        added = settled(clean, published, kept, origin)
        return tuple({(row.kind, row.key): row for row in (*kept, *added)}.values())

    return _changed(office, actor, number, version, change)


def drop(office: Office, actor: Actor, number: int, version: int, row: tuple[str, str]) -> Submission:
    """Take one row, named by kind and key, out of the draft.

    Raises:
        UnknownRowError: the draft has none.
        ForbiddenError and others: as `save`.
    """

    def change(kept: _Rows, _published: Rows, _origin: Origin) -> _Rows:
        left = tuple(known for known in kept if (known.kind, known.key) != row)
        if left == kept:
            raise UnknownRowError(row[1])
        return left

    return _changed(office, actor, number, version, change)


def _changed(office: Office, actor: Actor, number: int, version: int, change: _Change) -> Submission:
    demand(actor, Right.HAND_IN)
    volume = office.latest()
    published = volume.contents.rows
    with office.database.writing() as connection:
        seen = records.found(connection, actor, number)
        language = office.base.corridor.languages[0]
        origin = Origin(number, seen.office, language, volume.release.number, office.base.current)
        rows = _named_only(change(stored(connection, number), published, origin))
        demand_own(office, published, actor, rows)
        digest = _digest(rows)
        details = {"rows": len(rows), "sha256": digest}
        take(connection, Step(number, version, Act.SAVE, office.database.now(), actor, details=details))
        store(connection, number, rows)
        return records.found(connection, actor, number)


def _worded(handed: Handed) -> Handed:
    """What is handed in with reasons that can be kept."""
    withdrawals = tuple(Withdrawal(row.kind, row.key, typed(row.reason, REASON, _REASON)) for row in handed.withdrawals)
    return Handed(handed.records, handed.sources, withdrawals, handed.seen)


def _named_only(rows: _Rows) -> _Rows:
    """The rows without documents that none of them names."""
    named = {getattr(row.record, "source", None) for row in rows}
    return tuple(row for row in rows if row.kind != "sources" or row.withdrawn or row.key in named)


def _digest(rows: _Rows) -> str:
    """One hash over all rows, for the audit log; refuses what cannot be stored."""
    if len(rows) > _MOST:
        raise TooMuchError(_MOST)
    contents = [encoded(row.record) if row.record is not None else f"{row.key}:{row.withdrawn}" for row in rows]
    if any(len(content) > _LONGEST for content in contents):
        raise WordingError(_ROW, _LONGEST)
    try:
        return digest_of("\n".join(contents))
    except UnicodeEncodeError:
        raise WordingError(_ROW, _LONGEST) from None
