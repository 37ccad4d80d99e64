"""Two people: what somebody had a hand in, that person neither accepts nor publishes, whatever role was given since."""

from sqlalchemy import Connection, select

from corridor.accounts.roles import Actor
from corridor.releases.tables import audit_entries
from corridor.reporting.errors import OwnSubmissionError

_WRITING = tuple(f"submission.{act}" for act in ("begin", "save", "answer", "submit", "recall"))
"""The acts by which a submission comes to say what it says, as the audit log names them."""


def demand_other_hands(connection: Connection, actor: Actor, submission: int) -> None:
    """Let only somebody pass who wrote nothing of a submission. Names in the log are one person's for ever.

    Raises:
        OwnSubmissionError: the actor began, changed, explained or submitted it.
    """
    of = audit_entries.c
    own = select(of.number).where(
        of.subject == f"submission:{submission}", of.action.in_(_WRITING), of.actor == actor.name
    )
    if connection.execute(own.limit(1)).first() is not None:
        raise OwnSubmissionError(submission)
