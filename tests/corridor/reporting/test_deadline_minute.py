"""A deadline at the very moment: what comes then is in time, what comes after it is late."""

from datetime import timedelta

import pytest

from corridor.accounts.roles import Actor
from corridor.reporting import deadlines, reviewing
from corridor.reporting.context import ReportingContext
from tests.corridor.reporting.submitting import submitted
from tests.databases import START, TestClock
from tests.small import SOUTH


@pytest.mark.parametrize(
    ("offset", "late"),
    [({"microseconds": -1}, False), ({}, False), ({"microseconds": 1}, True), ({"seconds": 59}, True)],
)
def test_in_time_includes_the_moment_itself(
    office: ReportingContext, reviewer: Actor, south: Actor, clock: TestClock, offset: dict[str, float], *, late: bool
) -> None:
    deadlines.set_deadline(office, reviewer, "2026-Q3", START + timedelta(days=7))
    clock.forward(days=7)
    clock.forward(**offset)
    assert _late(office, reviewer) == late
    assert submitted(office, south).late == late
    assert _late(office, reviewer) == late


def _late(office: ReportingContext, reviewer: Actor) -> bool:
    return next(row for row in reviewing.standings(office, reviewer, "2026-Q3") if row.area == SOUTH).late
