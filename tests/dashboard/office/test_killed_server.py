"""The whole server killed while it publishes: what was published stays whole, and what was accepted is not lost."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.releases import all_releases
from corridor.releases.verification import faults
from corridor.reporting.states import State
from corridor.reporting.submission_records import in_state
from tests.benchmark.crowd import SentFigure, table
from tests.benchmark.office import believed, database_of
from tests.benchmark.office_visitor import Answer, Visitor
from tests.browser.conftest import free_port

MOMENTS_S = (0.0, 0.02, 0.1)
"""How long after the button was pressed the server is killed."""


class Served:
    """A server with processes of its own, that can be killed all at once."""

    def __init__(self, database: str) -> None:
        port = free_port()
        command = [str(Path(sys.executable).parent / "corridor"), "serve", "--port", str(port), "--workers", "2"]
        self.process = subprocess.Popen(
            [*command, "--database", database],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.visitor = Visitor(f"http://127.0.0.1:{port}")
        for _ in range(600):
            try:
                self.visitor.get("/health")
            except OSError:
                time.sleep(0.1)
            else:
                return
        pytest.fail("the server did not answer")

    def kill(self) -> None:
        """No process of it does anything any more."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)


@pytest.fixture
def database() -> Iterator[str]:
    with database_of("sqlite") as (url, _):
        yield url.database or ""


@pytest.mark.slow
def test_killing_the_server_while_it_publishes(database: str) -> None:
    served = Served(database)
    submit_and_accept(served.visitor)
    for wait in MOMENTS_S:
        page = served.visitor.get("/office/publish")
        if 'name="token"' not in page.text:
            break
        pressed = threading.Thread(target=press, args=(served.visitor, page))
        pressed.start()
        time.sleep(wait)
        served.kill()
        pressed.join()
        demand_whole(database)
        served = Served(database)
        served.visitor.sign_in("reviewer")
    page = served.visitor.get("/office/publish")
    if 'name="token"' in page.text:
        assert served.visitor.send("/office/publish", page, token=page.field("token"), reason="试验").status == 303
    served.kill()
    assert demand_whole(database) == 2


def submit_and_accept(visitor: Visitor) -> None:
    """One region's submission, accepted; the visitor is the reviewer in the end."""
    submitter = Visitor(visitor.address)
    submitter.sign_in("submitter0")
    area = load(shipped_package()).corridor.regions[0]
    first = submitter.get("/office/submissions")
    begun = submitter.send("/office/submissions", first, period="2021-01", document="").location
    content = table(SentFigure(area, "2021-01", 100))
    assert submitter.upload(f"{begun}/file", submitter.get(begun), content).status == 303
    shown = submitter.get(begun)
    assert submitter.send(f"{begun}/submit", shown, version=shown.field("version")).status == 303
    visitor.sign_in("reviewer")
    shown = visitor.get(begun)
    assert visitor.send(f"{begun}/accept", shown, version=shown.field("version"), remark="").status == 303


def press(visitor: Visitor, page: Answer) -> None:
    """Press the button; the answer may never come."""
    try:
        visitor.send("/office/publish", page, token=page.field("token"), reason="试验")
    except OSError:
        return


def demand_whole(path: str) -> int:
    """Either nothing was published and the submission still waits, or all of it was. How many releases there are."""
    found = Database(URL.create("sqlite", database=path))
    try:
        assert list(faults(found, load(shipped_package()), check_release, believed())) == []
        with found.reading() as connection:
            releases = len(all_releases(connection))
            waiting, published = (len(in_state(connection, state)) for state in (State.ACCEPTED, State.PUBLISHED))
    finally:
        found.close()
    assert (waiting, published) == ((1, 0) if releases == 1 else (0, 1))
    return releases
