"""What submitters do: begin, fill in, answer, submit, take back, discard. Each step says which version it saw."""

from collections.abc import Mapping

from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from corridor.accounts.areas import submitting
from corridor.accounts.errors import ForbiddenError
from corridor.accounts.roles import Actor, Right, demand
from corridor.accounts.text_input import ANSWER, DOCUMENT, REMARK, checked_text
from corridor.messages.areas import area_text
from corridor.messages.periods import point_text
from corridor.releases.tables import answers, submissions
from corridor.reporting import submission_records
from corridor.reporting.context import ReportingContext
from corridor.reporting.deadlines import is_past
from corridor.reporting.errors import InvalidError, NothingProposedError, OpenAlreadyError, UnansweredError
from corridor.reporting.examination import Examination, examined
from corridor.reporting.questions import explained, unanswered
from corridor.reporting.reported_period import reported_period
from corridor.reporting.states import Act, State, Step, demand_step, note, take_step
from corridor.reporting.stepping import stepped
from corridor.reporting.submission_records import Opened, Submission

_TITLE, _ANSWER, _REMARK = 200, 1000, 2000


def begin(context: ReportingContext, actor: Actor, period: str, document: str = "") -> Submission:
    """Begin the submission of the actor's area for a period.

    Raises:
        ForbiddenError: the actor submits for no area.
        PeriodError: `period` is none that is reported for.
        OpenAlreadyError: there is an unfinished one.
        WordingError: the document's title cannot be kept.
    """
    demand(actor, Right.SUBMIT)
    if actor.area not in submitting(context.base):
        raise ForbiddenError
    values = {
        "area": actor.area,
        "period": reported_period(period),
        "author": actor.account,
        "office": actor.office,
        "document": checked_text(document, DOCUMENT, _TITLE, least=0),
        "state": State.DRAFT.value,
        "version": 1,
        "late": False,
        "created_at": context.database.now(),
    }
    with context.database.writing() as connection:
        try:
            number = connection.execute(insert(submissions).values(values).returning(submissions.c.id)).scalar_one()
        except IntegrityError as error:
            area = area_text(context.base.areas, actor.area)
            raise OpenAlreadyError(area, point_text(str(values["period"]))) from error
        note(connection, Step(number, 0, Act.BEGIN, str(values["created_at"]), actor))
        return submission_records.found(connection, actor, number)


def listing(context: ReportingContext, actor: Actor, period: str | None = None) -> tuple[Submission, ...]:
    """The submissions that the actor may see, the latest first; none without that right."""
    with context.database.reading() as connection:
        return submission_records.listed(connection, actor, period)


def opened(context: ReportingContext, actor: Actor, number: int) -> Opened:
    """One submission with all that belongs to it.

    Raises:
        UnknownSubmissionError: there is none, or not for this actor.
    """
    with context.database.reading() as connection:
        return submission_records.opened(connection, actor, number)


def examine(context: ReportingContext, actor: Actor, number: int) -> Examination:
    """What would come of publishing one submission now: the page, the difference, flaws and questions.

    Raises:
        UnknownSubmissionError: there is none, or not for this actor.
    """
    return _examined(context, opened(context, actor, number))


def answer(context: ReportingContext, actor: Actor, number: int, version: int, given: Mapping[str, str]) -> Submission:
    """Answer questions in words, by their ids; earlier answers to other questions stay.

    Raises:
        UnknownSubmissionError, StateError, StaleError: see `records.found` and `states.take`.
        WordingError: an answer is empty or too long.
        UnexplainedError: an answer explains nothing.
    """
    demand(actor, Right.SUBMIT)
    words = {doubt[:_TITLE]: explained(checked_text(text, ANSWER, _ANSWER)) for doubt, text in given.items()}
    with context.database.writing() as connection:
        submission_records.found(connection, actor, number)
        take_step(
            connection, Step(number, version, Act.ANSWER, context.database.now(), actor, details={"answers": words})
        )
        of = answers.c
        connection.execute(delete(answers).where(of.submission == number, of.warning.in_(words)))
        rows = [{"submission": number, "warning": doubt, "answer": text} for doubt, text in words.items()]
        if rows:
            connection.execute(insert(answers), rows)
        return submission_records.found(connection, actor, number)


def submit(context: ReportingContext, actor: Actor, number: int, version: int) -> Submission:
    """Hand a submission in. What is past the deadline at the first time is marked as late, for ever.

    What corrects a period that the area was published for already has no deadline.

    Raises:
        UnknownSubmissionError, StateError, StaleError: see `records.found` and `states.take`.
        NothingProposedError: it has no rows, and does not say why there is nothing to report.
        InvalidError: it breaks the contract; it carries every problem.
        UnansweredError: questions have no answer.
    """
    demand(actor, Right.SUBMIT)
    whole = opened(context, actor, number)
    demand_step(whole.submission.state, Act.SUBMIT)
    if not whole.proposals and not whole.submission.nil:
        raise NothingProposedError
    outcome = _examined(context, whole)
    if outcome.flaws:
        raise InvalidError([flaw.problem for flaw in outcome.flaws])
    missing = tuple(unanswered(outcome.questions, whole.answers))
    if missing:
        raise UnansweredError(missing)
    return _submitted(context, actor, whole.submission, version)


def _submitted(context: ReportingContext, actor: Actor, seen: Submission, version: int) -> Submission:
    now = context.database.now()
    with context.database.writing() as connection:
        correction = submission_records.was_published(connection, seen.area, seen.period)
        late = seen.late or (
            seen.first_submitted_at is None and not correction and is_past(connection, seen.period, now)
        )
        values = {"late": late, "first_submitted_at": seen.first_submitted_at or now}
        take_step(connection, Step(seen.id, version, Act.SUBMIT, now, actor, values=values, details={"late": late}))
        return submission_records.found(connection, actor, seen.id)


def recall(context: ReportingContext, actor: Actor, number: int, version: int) -> Submission:
    """Take back what was submitted and is not accepted yet.

    Raises:
        UnknownSubmissionError, StateError, StaleError: see `records.found` and `states.take`.
    """
    demand(actor, Right.SUBMIT)
    return stepped(context, Step(number, version, Act.RECALL, context.database.now(), actor))


def discard(context: ReportingContext, actor: Actor, number: int, version: int, remark: str = "") -> Submission:
    """Give up a draft, so that another one can be begun. It stays stored, as a discarded one.

    Raises:
        UnknownSubmissionError, StateError, StaleError: see `records.found` and `states.take`.
    """
    demand(actor, Right.SUBMIT)
    text = checked_text(remark, REMARK, _REMARK, least=0)
    return stepped(context, Step(number, version, Act.DISCARD, context.database.now(), actor, text))


def _examined(context: ReportingContext, whole: Opened) -> Examination:
    return examined(context, context.latest(), {whole.submission.id: whole.proposals})
