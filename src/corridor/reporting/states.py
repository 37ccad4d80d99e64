"""The states of a submission, which act leads from which to which, and the one way to take such a step."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field
from sqlalchemy import Connection, func, insert, select, update

from corridor.accounts.roles import Actor
from corridor.messages.catalogue import message
from corridor.releases import audit
from corridor.releases.tables import events, submissions
from corridor.reporting.errors import StaleError, StateError
from corridor.reporting.two_people import demand_other_hands


class State(StrEnum):
    """Where a submission stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    PUBLISHED = "published"
    DISCARDED = "discarded"


class Act(StrEnum):
    """What is done with a submission."""

    BEGIN = "begin"
    SAVE = "save"
    ANSWER = "answer"
    SUBMIT = "submit"
    RECALL = "recall"
    RETURN = "return"
    ACCEPT = "accept"
    PUBLISH = "publish"
    DISCARD = "discard"


STEPS: Mapping[Act, tuple[tuple[State, ...], State]] = {
    Act.SAVE: ((State.DRAFT, State.RETURNED), State.DRAFT),
    Act.ANSWER: ((State.DRAFT, State.RETURNED), State.DRAFT),
    Act.SUBMIT: ((State.DRAFT, State.RETURNED), State.SUBMITTED),
    Act.RECALL: ((State.SUBMITTED,), State.DRAFT),
    Act.RETURN: ((State.SUBMITTED, State.ACCEPTED), State.RETURNED),
    Act.ACCEPT: ((State.SUBMITTED,), State.ACCEPTED),
    Act.PUBLISH: ((State.ACCEPTED,), State.PUBLISHED),
    Act.DISCARD: ((State.DRAFT, State.RETURNED), State.DISCARDED),
}
"""From which states an act leads to which. A returned submission that is worked on is a draft again."""
OPEN = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.ACCEPTED)


class Step(Struct, frozen=True):
    """One act on one submission, at a moment, by somebody who saw it at `version`.

    With `whole` a save puts all content in anew, as a file or a nil return does, and stands in the history.
    """

    submission: int
    version: int
    act: Act
    at: str
    actor: Actor
    remark: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    details: Mapping[str, object] = field(default_factory=dict)
    whole: bool = False


def demand_step(state: str, act: Act) -> None:
    """Let an act pass only from a state that it leads from.

    Raises:
        StateError: it does not lead from `state`.
    """
    if State(state) not in STEPS[act][0]:
        raise StateError(message(f"state.{state}"))


def take_step(connection: Connection, step: Step) -> None:
    """Take a step in the caller's writing transaction: the new state, the history, the audit log.

    Raises:
        StateError: the act does not lead from the present state.
        StaleError: somebody else was faster.
        OwnSubmissionError: the actor would accept or publish what the same person wrote.
    """
    of = submissions.c
    row = connection.execute(select(of.state, of.version).where(of.id == step.submission)).one()
    if row.version != step.version:
        raise StaleError
    demand_step(row.state, step.act)
    if step.act in (Act.ACCEPT, Act.PUBLISH):
        demand_other_hands(connection, step.actor, step.submission)
    values = {"state": STEPS[step.act][1].value, "version": step.version + 1, **step.values}
    connection.execute(update(submissions).where(of.id == step.submission).values(values))
    note(connection, step)


def note(connection: Connection, step: Step) -> None:
    """Write a step into the submission's history, the saving of single rows aside, and into the audit log."""
    if step.act not in (Act.SAVE, Act.ANSWER) or step.whole:
        of = events.c
        last = connection.execute(select(func.max(of.number)).where(of.submission == step.submission)).scalar() or 0
        entry = {"at": step.at, "actor": step.actor.name, "act": step.act.value, "remark": step.remark}
        connection.execute(insert(events).values(submission=step.submission, number=last + 1, **entry))
    details = {"version": step.version + 1, **({"remark": step.remark} if step.remark else {}), **step.details}
    audit.record(
        connection,
        audit.Act(step.at, step.actor.name, f"submission.{step.act.value}", f"submission:{step.submission}", details),
    )
