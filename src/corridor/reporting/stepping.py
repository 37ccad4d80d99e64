"""One step on one submission, in a transaction of its own."""

from corridor.reporting import submission_records
from corridor.reporting.context import ReportingContext
from corridor.reporting.states import Step, take_step
from corridor.reporting.submission_records import Submission


def stepped(context: ReportingContext, step: Step) -> Submission:
    """Take a step that the actor has the right to; whether it may be seen at all is looked at here.

    Raises:
        UnknownSubmissionError: there is no such submission, or not for this actor.
        StateError, StaleError: see `states.take`.
    """
    with context.database.writing() as connection:
        submission_records.found(connection, step.actor, step.submission)
        take_step(connection, step)
        return submission_records.found(connection, step.actor, step.submission)
