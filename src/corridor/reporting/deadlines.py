"""By when each period is to be submitted."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from corridor.accounts.roles import Actor, Right, demand
from corridor.model.period import Period
from corridor.releases import audit
from corridor.releases.tables import deadlines
from corridor.releases.timestamps import stamp
from corridor.reporting.context import ReportingContext
from corridor.reporting.reported_period import reported_period


def set_deadline(context: ReportingContext, actor: Actor, period: str, due: datetime) -> None:
    """Set, or move, the deadline of a period. Who was late before stays marked as late.

    Raises:
        ForbiddenError: the actor may not.
        PeriodError: `period` is none.
    """
    demand(actor, Right.SET_DEADLINES)
    name, now = reported_period(period), context.database.now()
    with context.database.writing() as connection:
        connection.execute(delete(deadlines).where(deadlines.c.period == name))
        connection.execute(insert(deadlines).values(period=name, due=stamp(due), set_by=actor.name, set_at=now))
        audit.record(connection, audit.Act(now, actor.name, "deadline.set", f"period:{name}", {"due": stamp(due)}))


def deadline(context: ReportingContext, period: str) -> str | None:
    """The deadline of a period in its stored form; None where none is set. It takes no right to know it."""
    with context.database.reading() as connection:
        return due_of(connection, period)


def all_deadlines(context: ReportingContext) -> dict[str, str]:
    """Every deadline by its period, the latest period first."""
    with context.database.reading() as connection:
        due = {row.period: row.due for row in connection.execute(select(deadlines))}
    return {period: due[period] for period in sorted(due, key=Period.recorded, reverse=True)}


def due_of(connection: Connection, period: str) -> str | None:
    """The deadline of a period, seen on an open connection."""
    return connection.execute(select(deadlines.c.due).where(deadlines.c.period == period)).scalar_one_or_none()


def is_past(connection: Connection, period: str, now: str) -> bool:
    """Whether the deadline of a period, if there is one, is over."""
    due = due_of(connection, period)
    return due is not None and now > due
