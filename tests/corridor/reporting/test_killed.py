"""Killing the process at every step of publishing: the former release stays whole, or the new one is."""

import itertools
import os
import signal

import pytest
from sqlalchemy import event

from corridor.accounts.roles import Actor
from corridor.releases import audit
from corridor.releases.contract_check import check_release
from corridor.releases.releases import all_releases
from corridor.releases.verification import faults
from corridor.reporting import publishing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.states import State
from tests.corridor.reporting.submitting import accepted, published
from tests.small import small

FEWEST = 12
"""Statements and commits that publishing two submissions takes at least; fewer, and the test would miss the steps."""


def numbers(office: ReportingContext) -> list[int]:
    with office.database.reading() as connection:
        return [made.number for made in all_releases(connection)]


def killed_at(office: ReportingContext, reviewer: Actor, step: int) -> bool:
    """Publish in a process of its own that is killed before its `step`-th statement or commit; whether it was."""
    child = os.fork()
    if child == 0:
        steps = itertools.count(1)

        def die(*_: object) -> None:
            if next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        for moment in ("before_cursor_execute", "commit"):
            event.listen(office.database.engine, moment, die)
        try:
            published(office, reviewer)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.slow
def test_killed_at_any_step_of_publishing(
    office: ReportingContext, north: Actor, south: Actor, reviewer: Actor
) -> None:
    mine = (accepted(office, north), accepted(office, south))
    token = publishing.plan(office, reviewer).token
    for step in itertools.count(1):
        killed = killed_at(office, reviewer, step)
        assert list(faults(office.database, small(), check_release)) == []
        with office.database.reading() as connection:
            assert not list(audit.broken(connection))
        if numbers(office) == [1, 2]:
            break
        assert killed
        assert numbers(office) == [1]
        assert publishing.plan(office, reviewer).token == token
    assert step > FEWEST
    for one in mine:
        whole = submissions.opened(office, reviewer, one.id)
        assert (whole.submission.state, whole.submission.release) == (State.PUBLISHED, 2)
    with pytest.raises(publishing.NothingToPublishError):
        published(office, reviewer)
