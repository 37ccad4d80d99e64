"""One step on one submission, in a transaction of its own."""

from corridor.office import records
from corridor.office.desk import Office
from corridor.office.records import Submission
from corridor.office.states import Step, take


def stepped(office: Office, step: Step) -> Submission:
    """Take a step that the actor has the right to; whether it may be seen at all is looked at here.

    Raises:
        UnknownSubmissionError: there is no such submission, or not for this actor.
        StateError, StaleError: see `states.take`.
    """
    with office.database.writing() as connection:
        records.found(connection, step.actor, step.submission)
        take(connection, step)
        return records.found(connection, step.actor, step.submission)
