"""Publishing: all accepted submissions become the next release, in one transaction, or none does.

What was looked at is what is published: publishing takes the token of the plan that was seen. It names
the release before and every submission in its version, so that of two who publish at once one is refused.
"""

from dataclasses import dataclass, field

from sqlalchemy import Connection

from corridor.accounts.roles import Actor, Right, demand
from corridor.accounts.text_input import REASON, checked_text
from corridor.model.period import Period
from corridor.model.returns import Return
from corridor.releases.canonical_rows import canonical, digest_of, encoded
from corridor.releases.errors import OvertakenError
from corridor.releases.record_check import submission_digest
from corridor.releases.release_store import LoadedRelease
from corridor.releases.releases import Notice, Release, RowVersion, append, latest_number
from corridor.releases.returns import return_version
from corridor.releases.standing_observations import ReleasedRow
from corridor.releases.words import WordVersion, changed_words
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import InvalidError, NothingToPublishError
from corridor.reporting.examination import Examination, Parts, examined
from corridor.reporting.proposals import as_standing, stored
from corridor.reporting.states import Act, State, Step, take_step
from corridor.reporting.submission_records import Submission, in_state

_REASON = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be published now.

    Attributes:
        after: the release that it would follow.
        submissions: the accepted ones.
        outcome: the page as it would be, the difference, and what stands in the way.
        token: hand it back to `publish`.
        brought: the rows that the release would store.
        words: the names and definitions that were changed in the package, which it brings too.
    """

    after: Release
    submissions: tuple[Submission, ...]
    outcome: Examination
    token: str
    brought: tuple[RowVersion, ...] = field(repr=False)
    words: tuple[WordVersion, ...] = field(default=(), repr=False)


def plan(context: ReportingContext, actor: Actor) -> Plan:
    """Look at what would be published.

    Raises:
        ForbiddenError: the actor may not publish.
    """
    demand(actor, Right.PUBLISH)
    loaded_release = context.latest()
    with context.database.reading() as connection:
        accepted = in_state(connection, State.ACCEPTED)
        parts = {one.id: stored(connection, one.id) for one in accepted}
    token = _token(loaded_release.release.number, accepted)
    return Plan(
        loaded_release.release,
        accepted,
        examined(context, loaded_release, parts),
        token,
        _brought(loaded_release, parts),
        changed_words(context.base, loaded_release.contents.words),
    )


def publish(context: ReportingContext, actor: Actor, reason: str, token: str) -> Release:
    """Publish what was looked at in the plan of that `token`.

    Raises:
        ForbiddenError: the actor may not publish.
        WordingError: there is no reason.
        OvertakenError: something else was published, accepted or returned since; nothing is published.
        NothingToPublishError: no submission is accepted.
        InvalidError: the release would break the contract; it carries every problem.
        RewrittenError: the history before is not the one that was signed.
    """
    demand(actor, Right.PUBLISH)
    text = checked_text(reason, REASON, _REASON)
    seen = plan(context, actor)
    if seen.token != token:
        raise OvertakenError
    if not seen.submissions and not seen.words:
        raise NothingToPublishError
    if seen.outcome.flaws:
        raise InvalidError([flaw.problem for flaw in seen.outcome.flaws])
    with context.database.writing() as connection:
        made = _published(context, connection, actor, text, seen)
        note = context.history.sign(connection, made) if context.history else None
    if context.history and note:
        context.history.send_out(note)
    context.release_store.refresh()
    return made


def _published(context: ReportingContext, connection: Connection, actor: Actor, reason: str, seen: Plan) -> Release:
    """Make the release, unless anything moved between the look and the lock."""
    now = context.database.now()
    accepted = in_state(connection, State.ACCEPTED)
    if _token(latest_number(connection), accepted) != seen.token:
        raise OvertakenError
    made = append(
        connection,
        Notice(now, actor.name, reason, context.today().isoformat()),
        seen.brought,
        _words(context, seen, accepted),
    )
    for one in accepted:
        values = {"release": made.number}
        details = {"release": made.number, "content": submission_digest(connection, one.id)}
        take_step(connection, Step(one.id, one.version, Act.PUBLISH, now, actor, reason, values, details))
    return made


def _words(context: ReportingContext, seen: Plan, accepted: tuple[Submission, ...]) -> tuple[WordVersion, ...]:
    """What the release brings beside figures: the package's changed words, and who has reported."""
    standing = context.release_store.latest().contents.words
    reports = (
        Return(
            one.area,
            Period.recorded(one.period),
            one.first_submitted_at or "",
            one.late,
            one.nil,
            seen.after.number + 1,
        )
        for one in accepted
    )
    return (*seen.words, *(return_version(report, standing) for report in reports))


def _token(after: int, accepted: tuple[Submission, ...]) -> str:
    return digest_of(canonical([after, sorted((one.id, one.version) for one in accepted)]))[:32]


def _brought(loaded_release: LoadedRelease, parts: Parts) -> tuple[RowVersion, ...]:
    """The row versions that the release would bring: what stands otherwise than it is published."""
    published = loaded_release.contents.rows
    standing = (
        row
        for number, proposed in parts.items()
        for row in as_standing(proposed, published, loaded_release.release.number + 1, number)
    )
    return tuple(
        RowVersion(row.kind, row.key, encoded(row.record), row.withdrawn, row.submission)
        for row in standing
        if not _as_published(published[row.kind].get(row.key), row)
    )


def _as_published(known: ReleasedRow | None, row: ReleasedRow) -> bool:
    """Whether the row stands so already, to the letter: periods of the same days may be written in two ways."""
    return known is not None and (encoded(known.record), known.withdrawn) == (encoded(row.record), row.withdrawn)
