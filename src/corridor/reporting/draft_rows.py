"""Putting rows into a draft: all of a file at once, or one row after another from a form."""

from collections.abc import Callable

from corridor.accounts.errors import WordingError
from corridor.accounts.roles import Actor, Right, demand
from corridor.accounts.text_input import REASON, checked_text
from corridor.releases.canonical_rows import digest_of, encoded
from corridor.releases.contents import Rows
from corridor.reporting import submission_records
from corridor.reporting.area_check import demand_own
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import TooMuchError, UnknownRowError
from corridor.reporting.proposals import Proposal, store, stored
from corridor.reporting.questions import explained
from corridor.reporting.row_ids import Origin, SubmittedRows, Withdrawal, with_row_ids
from corridor.reporting.states import Act, Step, take_step
from corridor.reporting.submission_records import Submission

_MOST = 2000
_LONGEST = 20_000
_REASON = 1000
_ROW = "row"
_Rows = tuple[Proposal, ...]
_Change = Callable[[_Rows, Rows, Origin], _Rows]
"""From the proposals so far, the published rows and the origin to the proposals from now on."""


def save(context: ReportingContext, actor: Actor, number: int, version: int, submitted: SubmittedRows) -> Submission:
    """Put what is submitted in place of all that the draft held. A returned submission becomes a draft again.

    A report of nothing (`SubmittedRows.nil`) is kept with its reason; figures put into the draft later replace it.

    Raises:
        ForbiddenError: a row concerns another area.
        UnknownSubmissionError, StateError, StaleError: see `records.found` and `states.take`.
        UnknownRowError: a withdrawal of what is not published.
        UnexplainedError: the reason of a nil return explains nothing.
        TooMuchError, WordingError: more, or longer, than is kept; or characters that nobody types.
    """
    clean = _worded(submitted)

    def change(kept: _Rows, published: Rows, origin: Origin) -> _Rows:
        return with_row_ids(clean, published, kept, origin)

    return _changed(context, actor, number, version, change, nil=clean.nil, whole=True)


def add(  # noqa: PLR0913, PLR0917  # who, where, and what
    context: ReportingContext,
    actor: Actor,
    number: int,
    version: int,
    submitted: SubmittedRows,
    replaced: tuple[str, str] | None = None,
) -> Submission:
    """Add rows to the draft, each in place of the one it is a version of; the row `replaced` gives way in any case.

    Raises:
        ForbiddenError and others: as `save`.
    """
    clean = _worded(submitted)

    def change(kept: _Rows, published: Rows, origin: Origin) -> _Rows:
        added = with_row_ids(clean, published, kept, origin)
        rows = {(row.kind, row.key): row for row in (*kept, *added)}
        if replaced is not None and replaced not in {(row.kind, row.key) for row in added}:
            rows.pop(replaced, None)
        return tuple(rows.values())

    return _changed(context, actor, number, version, change)


def rehearsed(context: ReportingContext, actor: Actor, submitted: SubmittedRows) -> tuple[Proposal, ...]:
    """What a new draft would hold if this were put into it; nothing is written.

    Raises:
        ForbiddenError and others: as `save`.
    """
    demand(actor, Right.SUBMIT)
    loaded_release = context.latest()
    published = loaded_release.contents.rows
    language = context.base.corridor.languages[0]
    origin = Origin(0, actor.office, language, loaded_release.release.number, context.base.current)
    rows = _named_only(with_row_ids(_worded(submitted), published, (), origin))
    demand_own(context, published, actor, rows)
    _digest(rows)
    return rows


def drop(context: ReportingContext, actor: Actor, number: int, version: int, row: tuple[str, str]) -> Submission:
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

    return _changed(context, actor, number, version, change)


def _changed(  # noqa: PLR0913  # who, what, and how
    context: ReportingContext,
    actor: Actor,
    number: int,
    version: int,
    change: _Change,
    *,
    nil: str = "",
    whole: bool = False,
) -> Submission:
    demand(actor, Right.SUBMIT)
    loaded_release = context.latest()
    published = loaded_release.contents.rows
    with context.database.writing() as connection:
        seen = submission_records.found(connection, actor, number)
        language = context.base.corridor.languages[0]
        origin = Origin(number, seen.office, language, loaded_release.release.number, context.base.current)
        rows = _named_only(change(stored(connection, number), published, origin))
        demand_own(context, published, actor, rows)
        digest = _digest(rows)
        values = {"nil": nil or None} if nil or rows else {}
        details = {"rows": len(rows), "sha256": digest, **({"nil": nil} if nil else {})}
        now = context.database.now()
        step = Step(number, version, Act.SAVE, now, actor, values=values, details=details, whole=whole)
        take_step(connection, step)
        store(connection, number, rows)
        return submission_records.found(connection, actor, number)


def _worded(submitted: SubmittedRows) -> SubmittedRows:
    """What is submitted with reasons that can be kept."""
    withdrawals = tuple(
        Withdrawal(row.kind, row.key, checked_text(row.reason, REASON, _REASON)) for row in submitted.withdrawals
    )
    nil = explained(checked_text(submitted.nil, REASON, _REASON, least=0)) if submitted.nil else ""
    return SubmittedRows(submitted.records, submitted.sources, withdrawals, submitted.seen, nil)


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
