"""Submissions as they are read: by whom, and with what."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, select, true

from corridor.accounts.password_setters import PasswordSetter, password_setter
from corridor.accounts.roles import Actor, Right
from corridor.releases.tables import accounts, answers, events, submissions
from corridor.reporting.errors import UnknownSubmissionError
from corridor.reporting.proposals import Proposal, stored
from corridor.reporting.states import Act, State

_REVIEWING = (Act.ACCEPT, Act.RETURN, Act.PUBLISH)


class Submission(Struct, frozen=True):
    """One area's figures for one period.

    Attributes:
        author: name of the account that began it.
        office: the office that hands it in, as evidence will name it.
        document: what the figures come from, in words; may be empty.
        version: goes up with every step; each step names the one that it was based on.
        late: submitted after the deadline; stays true for ever.
        first_submitted_at: when it was first submitted.
        release: the release that it is part of.
        nil: why there is nothing to report for the period; empty where figures are submitted.
    """

    id: int
    area: str
    period: str
    author: str
    office: str
    document: str
    state: State
    version: int
    late: bool
    created_at: str
    first_submitted_at: str | None
    release: int | None
    nil: str = ""


class Event(Struct, frozen=True):
    """One step in a submission's history.

    Attributes:
        password_set: of a reviewer's step, who had set that reviewer's password before, and when.
    """

    at: str
    actor: str
    act: Act
    remark: str
    password_set: PasswordSetter | None = None


class Opened(Struct, frozen=True):
    """A submission with all that belongs to it. `answers` are by the questions' ids."""

    submission: Submission
    proposals: tuple[Proposal, ...]
    answers: Mapping[str, str]
    events: tuple[Event, ...]


def visible(actor: Actor) -> "ColumnElement[bool] | None":
    """Which submissions somebody may see: the own area's, or all that are no drafts; nothing for none.

    What was submitted under a former code of the area is its own.
    """
    if actor.may(Right.SEE_OWN) and actor.area is not None:
        return submissions.c.area.in_((actor.area, *actor.former))
    if actor.may(Right.SEE_SUBMITTED):
        return submissions.c.state.not_in((State.DRAFT.value, State.DISCARDED.value))
    return None


def found(connection: Connection, actor: Actor, number: int) -> Submission:
    """One submission that `actor` may see.

    Raises:
        UnknownSubmissionError: there is none, or not for this actor.
    """
    seen = visible(actor)
    rows = _selected(connection, submissions.c.id == number, seen) if seen is not None else ()
    if not rows:
        raise UnknownSubmissionError
    return rows[0]


def opened(connection: Connection, actor: Actor, number: int) -> Opened:
    """One submission that `actor` may see, with its rows, answers and history.

    Raises:
        UnknownSubmissionError: there is none, or not for this actor.
    """
    submission = found(connection, actor, number)
    given = connection.execute(select(answers.c.warning, answers.c.answer).where(answers.c.submission == number))
    past = connection.execute(select(events).where(events.c.submission == number).order_by(events.c.number))
    history = tuple(_event(connection, row) for row in past.all())
    return Opened(submission, stored(connection, number), {row.warning: row.answer for row in given}, history)


def _event(connection: Connection, row: "Row[Any]") -> Event:
    """A step; a reviewer's names who could have signed in as that reviewer."""
    act = Act(row.act)
    setter = password_setter(connection, row.actor, row.at) if act in _REVIEWING else None
    return Event(row.at, row.actor, act, row.remark, setter)


def listed(connection: Connection, actor: Actor, period: str | None = None) -> tuple[Submission, ...]:
    """All that `actor` may see, of one period where one is given, the latest first."""
    seen = visible(actor)
    if seen is None:
        return ()
    return _selected(connection, seen, true() if period is None else submissions.c.period == period)


def in_state(connection: Connection, state: State) -> tuple[Submission, ...]:
    """Every submission in a state, oldest first, for any actor: the callers look after rights."""
    return _selected(connection, submissions.c.state == state.value)[::-1]


def latest_step(connection: Connection, number: int) -> str:
    """When the last step was taken that the history of a submission holds."""
    at = select(events.c.at).where(events.c.submission == number).order_by(events.c.number.desc()).limit(1)
    return str(connection.execute(at).scalar_one())


def of_period(connection: Connection, period: str) -> tuple[Submission, ...]:
    """Every submission of a period but the discarded ones, the latest first, for any actor."""
    of = submissions.c
    return _selected(connection, of.period == period, of.state != State.DISCARDED.value)


def was_published(connection: Connection, area: str, period: str) -> bool:
    """Whether a submission of an area for a period is part of a release."""
    of = submissions.c
    published = (of.area == area, of.period == period, of.state == State.PUBLISHED.value)
    return connection.execute(select(of.id).where(*published).limit(1)).first() is not None


def _selected(connection: Connection, *conditions: "ColumnElement[bool]") -> tuple[Submission, ...]:
    query = select(submissions, accounts.c.name).join(accounts, accounts.c.id == submissions.c.author)
    rows = connection.execute(query.where(*conditions).order_by(submissions.c.id.desc()))
    return tuple(_submission(row) for row in rows)


def _submission(row: "Row[tuple[object, ...]]") -> Submission:
    return Submission(
        id=row.id,
        area=row.area,
        period=row.period,
        author=row.name,
        office=row.office,
        document=row.document,
        state=State(row.state),
        version=row.version,
        late=row.late,
        created_at=row.created_at,
        first_submitted_at=row.first_submitted_at,
        release=row.release,
        nil=row.nil or "",
    )
