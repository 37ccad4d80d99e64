"""A full disk and a lost database in the middle of a submission: a clear message, and nothing confirmed is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event, text

from corridor.releases.contract_check import check_release
from corridor.releases.verification import faults
from corridor.reporting.context import ReportingContext
from tests import postgres
from tests.dashboard.office.conftest import Visit, document
from tests.dashboard.office.reporting import accepted, begin, filled, press, stored, submitted, template, upload
from tests.small import small

Trouble = Callable[[Engine], None]


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Troubles come from the database: here its kind matters."""
    return str(request.param)


@contextmanager
def before(
    office: ReportingContext, begins: str, act: Callable[[object], None], when: str = "before"
) -> Iterator[list[str]]:
    """Let `act` happen on a connection just before (or after) the first statement that begins so, and name it."""
    met: list[str] = []

    def look(connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(begins) and not met:
            met.append(statement)
            act(connection)

    event.listen(office.database.engine, f"{when}_cursor_execute", look)
    yield met
    event.remove(office.database.engine, f"{when}_cursor_execute", look)


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_a_full_disk(office: ReportingContext, visit: Visit) -> None:
    """SQLite is given no page more than it has: its answer is that of a disk without room."""
    client = visit("north")
    page = begin(client)
    content = filled(template(client), note="很长的备注" * 300)
    known = stored(office)

    def fill(connection) -> None:  # type: ignore[no-untyped-def]  # SQLAlchemy's connection
        cursor = connection.connection.cursor()
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")

    with before(office, "INSERT INTO proposals", fill) as met:
        answer = upload(client, page, content)
    assert met
    assert answer.status_code == 503
    reported = document(answer).all("role", "alert")[0].text
    assert "磁盘已满" in reported
    assert "此前确认的内容都在" in reported
    office.database.close()
    assert stored(office) == known
    assert upload(client, page, content).status_code == 303


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
@pytest.mark.parametrize("step", ["INSERT INTO proposals", "UPDATE submissions", "INSERT INTO audit"])
def test_a_connection_lost_in_the_middle(office: ReportingContext, visit: Visit, step: str) -> None:
    """The server drops the connection while the draft is being saved."""
    client = visit("north")
    page = begin(client)
    content, known = filled(template(client)), stored(office)

    def drop(connection) -> None:  # type: ignore[no-untyped-def]
        own = connection.connection.driver_connection.info.backend_pid
        with office.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as other:
            other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": own})

    with before(office, step, drop) as met:
        answer = upload(client, page, content)
    assert met
    assert answer.status_code == 503
    assert "没有得到确认" in document(answer).all("role", "alert")[0].text
    assert stored(office) == known
    assert upload(client, page, content).status_code == 303
    assert press(client, page, "/submit").status_code == 303


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_connection_lost_while_publishing(office: ReportingContext, visit: Visit, when: str) -> None:
    """After the release has its number its rows are sent, in a way that is the driver's own."""
    reviewer = visit("reviewer")
    accepted(visit("north"), reviewer)
    known = stored(office)

    def drop(connection) -> None:  # type: ignore[no-untyped-def]
        own = connection.connection.driver_connection.info.backend_pid
        with office.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as other:
            other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": own})

    with before(office, "INSERT INTO releases", drop, when) as met:
        answer = press(reviewer, "/office/publish", "/publish", reason="三季度数据")
    assert met
    assert answer.status_code == 503
    assert stored(office) == known
    assert press(reviewer, "/office/publish", "/publish", reason="三季度数据").status_code == 303
    assert list(faults(office.database, small(), check_release)) == []


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_the_database_server_goes_away_and_comes_back(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = submitted(client)
    known = stored(office)
    shown = office.release_store.latest()
    postgres.server().stop()
    try:
        answer = client.get(page)
        assert answer.status_code == 503
        assert "无法连接数据库" in document(answer).all("role", "alert")[0].text
        office.release_store.refresh()
        assert office.release_store.latest() is shown
        assert not office.release_store.health().reachable
    finally:
        postgres.server().start()
    assert stored(office) == known
    assert client.get(page).status_code == 200
