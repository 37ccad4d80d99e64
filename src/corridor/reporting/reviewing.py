"""What reviewers do before publishing: see who has submitted, accept, or return with a remark."""

from collections.abc import Sequence

from msgspec import Struct

from corridor.accounts.areas import submitting
from corridor.accounts.roles import Actor, Right, demand
from corridor.accounts.text_input import REMARK, checked_text
from corridor.reporting import submission_records
from corridor.reporting.context import ReportingContext
from corridor.reporting.deadlines import due_of
from corridor.reporting.reported_period import reported_period
from corridor.reporting.states import Act, State, Step
from corridor.reporting.stepping import stepped
from corridor.reporting.submission_records import Submission

_REMARK = 2000


class AreaProgress(Struct, frozen=True):
    """How one area stands in one period.

    Attributes:
        area: its code.
        submission: its latest one, of an area that was published no unfinished one; None where it has not begun.
            Of a draft only the state is shown.
        state: of that submission.
        done: submitted, and not returned.
        nil: why it has nothing to report, once that is no draft any more; empty where it reports figures.
        late: submitted after the deadline (also when done since), or not yet though it is over.
    """

    area: str
    submission: int | None
    state: State | None
    done: bool
    late: bool
    nil: str = ""


class Waiting(Struct, frozen=True):
    """A submission that waits for the reviewers: to be decided, or, once accepted, to be published.

    Attributes:
        submission: which.
        since: when it was submitted, or accepted; returned ones wait from the last time on.
    """

    submission: Submission
    since: str


_WAITING = (State.SUBMITTED, State.ACCEPTED)
_DONE = (State.SUBMITTED, State.ACCEPTED, State.PUBLISHED)
_UNFINISHED = (State.DRAFT, State.RETURNED)


def standings(context: ReportingContext, actor: Actor, period: str) -> tuple[AreaProgress, ...]:
    """Who has submitted for a period, who has not, who is or was late: every area, in corridor order.

    Raises:
        ForbiddenError: the actor may not.
        PeriodError: `period` is none.
    """
    demand(actor, Right.SEE_STANDINGS)
    name, now = reported_period(period), context.database.now()
    with context.database.reading() as connection:
        of_area: dict[str, list[Submission]] = {}
        for row in submission_records.of_period(connection, name):
            of_area.setdefault(context.base.current(row.area), []).append(row)
        due = due_of(connection, name)
    over = due is not None and now > due
    return tuple(_standing(area, of_area.get(area, ()), over) for area in submitting(context.base))


def waiting(context: ReportingContext, actor: Actor) -> tuple[Waiting, ...]:
    """Everything that waits, of every period: what is to be decided first, and of each the longest waiting.

    Raises:
        ForbiddenError: the actor may not.
    """
    demand(actor, Right.SEE_SUBMITTED)
    with context.database.reading() as connection:
        return tuple(
            sorted(
                (
                    Waiting(one, submission_records.latest_step(connection, one.id))
                    for state in _WAITING
                    for one in submission_records.in_state(connection, state)
                ),
                key=lambda one: (_WAITING.index(one.submission.state), one.since, one.submission.id),
            )
        )


def _standing(area: str, own: Sequence[Submission], over: bool) -> AreaProgress:  # noqa: FBT001  # a plain fact
    """How an area stands by its submissions, the latest first. What follows a published one corrects it.

    So nobody who has been published is waited for, whatever was begun or returned since.
    """
    if not own:
        return AreaProgress(area, None, None, done=False, late=over)
    published = [one for one in own if one.state is State.PUBLISHED]
    shown = next((one for one in own if not published or one.state not in _UNFINISHED), own[0])
    done = bool(published) or shown.state in _DONE
    late = published[-1].late if published else shown.late or (over and shown.first_submitted_at is None)
    if shown.state is State.DRAFT:
        return AreaProgress(area, None, shown.state, done=done, late=late)
    return AreaProgress(area, shown.id, shown.state, done=done, late=late, nil=shown.nil)


def accept(context: ReportingContext, actor: Actor, number: int, version: int, remark: str = "") -> Submission:
    """Accept a submission for the next release.

    Raises:
        ForbiddenError: the actor may not.
        UnknownSubmissionError, StateError, StaleError: see `records.found` and `states.take`.
    """
    demand(actor, Right.REVIEW)
    text = checked_text(remark, REMARK, _REMARK, least=0)
    return stepped(context, Step(number, version, Act.ACCEPT, context.database.now(), actor, text))


def give_back(context: ReportingContext, actor: Actor, number: int, version: int, remark: str) -> Submission:
    """Return a submission, accepted or not, to its area with a remark that says why.

    Raises:
        ForbiddenError and others: as `accept`.
        WordingError: there is no remark.
    """
    demand(actor, Right.REVIEW)
    text = checked_text(remark, REMARK, _REMARK)
    return stepped(context, Step(number, version, Act.RETURN, context.database.now(), actor, text))
