"""Killing the process at every step of publishing: the former release stays whole, or the new one is."""

import itertools
import os
import signal

import pytest
from sqlalchemy import event

from corridor.archive import audit
from corridor.archive.contract import check_release
from corridor.archive.releases import all_releases
from corridor.archive.verification import faults
from corridor.office import publishing, submissions
from corridor.office.desk import Office
from corridor.office.rights import Actor
from corridor.office.states import State
from tests.corridor.office.handing import accepted, published
from tests.small import small

FEWEST = 12
"""Statements and commits that publishing two submissions takes at least; fewer, and the test would miss the steps."""


def numbers(office: Office) -> list[int]:
    with office.database.reading() as connection:
        return [made.number for made in all_releases(connection)]


def killed_at(office: Office, reviewer: Actor, step: int) -> bool:
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


def test_killed_at_any_step_of_publishing(office: Office, north: Actor, south: Actor, reviewer: Actor) -> None:
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
