"""What reviewers do before publishing: see who has submitted, accept, or return with a remark."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class AreaProgress:
    """How one area stands in one period.

    Attributes:
        area: its code.
        submission: its latest one; None where it has not begun. Of a draft only the state is shown.
        state: of that submission.
        done: submitted, and not returned.
        late: submitted after the deadline (also when done since), or not yet though it is over.
    """

    area: str
    submission: int | None
    state: State | None
    done: bool
    late: bool


_DONE = (State.SUBMITTED, State.ACCEPTED, State.PUBLISHED)


def standings(context: ReportingContext, actor: Actor, period: str) -> tuple[AreaProgress, ...]:
    """Who has submitted for a period, who has not, who is or was late: every area, in corridor order.

    Raises:
        ForbiddenError: the actor may not.
        PeriodError: `period` is none.
    """
    demand(actor, Right.SEE_STANDINGS)
    name, now = reported_period(period), context.database.now()
    with context.database.reading() as connection:
        of_area = {
            context.base.current(row.area): row for row in reversed(submission_records.of_period(connection, name))
        }
        due = due_of(connection, name)
    over = due is not None and now > due
    return tuple(_standing(area, of_area.get(area), over) for area in submitting(context.base))


def _standing(area: str, latest: Submission | None, over: bool) -> AreaProgress:  # noqa: FBT001  # a plain fact
    if latest is None:
        return AreaProgress(area, None, None, done=False, late=over)
    number = latest.id if latest.state is not State.DRAFT else None
    late = latest.late or (over and latest.handed_in_at is None)
    return AreaProgress(area, number, latest.state, done=latest.state in _DONE, late=late)


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
