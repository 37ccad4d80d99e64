"""The option that visitors sign in too, and serving behind a proxy that speaks TLS, on the whole application."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import delete, select, update

from corridor.accounts import accounts
from corridor.accounts.accounts import NewAccount
from corridor.accounts.roles import Role, console
from corridor.releases.canonical_rows import digest_of
from corridor.releases.location import database_url
from corridor.releases.tables import sessions
from corridor.releases.timestamps import moment, stamp
from corridor.reporting.context import ReportingContext
from dashboard.app import build_app
from dashboard.html.bundles import bundles
from dashboard.office import current
from dashboard.office.access_settings import AccessSettings
from tests.dashboard.office.conftest import PASSWORD, cookie, reported, send, sign_in

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """The dashboard with the data that ships, closed to visitors, with one reader."""
    file = tmp_path_factory.mktemp("closed") / "corridor.sqlite3"
    app = build_app(database=database_url(str(file), {}, None), access=AccessSettings(sign_in_for_all=True))
    office: ReportingContext = app.server.extensions[current.OFFICE]
    accounts.add(office, console("test"), NewAccount("leader", Role.READER), PASSWORD)
    yield app.server
    office.release_store.close()
    office.database.close()


@pytest.fixture
def visitor(application: object) -> FlaskClient:
    return application.test_client()  # type: ignore[attr-defined, no-any-return]


@pytest.fixture
def leader(application: object) -> FlaskClient:
    client: FlaskClient = application.test_client()  # type: ignore[attr-defined]
    assert sign_in(client, "leader").status_code == 303
    return client


def addresses(application: object) -> list[str]:
    """Every address of the dashboard that takes no arguments, and some of those that do."""
    rules = application.url_map.iter_rules()  # type: ignore[attr-defined]
    plain = {rule.rule for rule in rules if not rule.arguments and "GET" in rule.methods}
    return [*sorted(plain - {"/health", "/health/live", "/health/ready"}), "/any/thing", "/?region=x", "/?release=1"]


def prepared(page: str) -> str:
    """Where the scripts of a page fetch its parts."""
    return page.partition('"prepared": "')[2].partition('"')[0]


def test_a_visitor_sees_nothing_of_the_data(application: object, visitor: FlaskClient) -> None:
    asked = [address for address in addresses(application) if not address.startswith("/office")]
    assert "/" in asked
    assert "/_dash-layout" in asked
    for address in asked:
        answer = visitor.get(address)
        assert answer.status_code == 401, address
        assert answer.data == b""
    assert visitor.post("/_dash-update-component", json={}).status_code == 401


def test_what_a_page_fetches_is_refused_too(visitor: FlaskClient, leader: FlaskClient) -> None:
    """A session that has ended leaves a page open that goes on asking."""
    frame = f"{prepared(leader.get('/', headers=HTML).text)}/zh/page.json"
    assert leader.get(frame).status_code == 200
    assert visitor.get(frame).status_code == 401


def test_a_visitors_page_leads_to_the_sign_in_and_back(visitor: FlaskClient) -> None:
    asked = visitor.get("/?initiative=1&lang=en", headers=HTML)
    assert asked.status_code == 303
    page = visitor.get(asked.location)
    assert "both need an account" in page.text
    onward = sign_in(visitor, "leader", next="/?initiative=1&lang=en")
    assert onward.location == "/?initiative=1&lang=en"
    assert visitor.get(onward.location, headers=HTML).status_code == 200


def test_health_and_what_the_sign_in_looks_like_stay_open(visitor: FlaskClient) -> None:
    assert visitor.get("/health").status_code == 200
    addresses = [bundle.address for bundle in bundles().values()]
    for address in (*addresses, "/assets/icon.svg"):
        with visitor.get(address) as answer:
            assert answer.status_code == 200


def test_a_reader_reads_and_a_browser_keeps_nothing(leader: FlaskClient) -> None:
    first = leader.get("/", headers=HTML)
    assert first.status_code == 200
    frame = leader.get(f"{prepared(first.text)}/zh/page.json")
    assert frame.status_code == 200
    assert [answer.headers["Cache-Control"] for answer in (first, frame)] == ["no-store"] * 2


def test_a_reader_may_do_nothing_else(leader: FlaskClient) -> None:
    for address in ("/office/accounts", "/office/audit", "/office/submissions", "/office/review"):
        assert leader.get(address).status_code in (403, 404)
    assert leader.get("/office/").location == "/office/password"


def test_after_signing_out_nothing_is_shown(leader: FlaskClient) -> None:
    assert send(leader, "/office/sign-out", shown="/office/password").status_code == 303
    assert leader.get("/", headers=HTML).status_code == 303


def test_with_an_initial_password_nothing_is_shown_yet(application: object, visitor: FlaskClient) -> None:
    office: ReportingContext = application.extensions[current.OFFICE]  # type: ignore[attr-defined]
    _, initial = accounts.add(office, console("test"), NewAccount("fresh", Role.READER))
    assert sign_in(visitor, "fresh", initial or "").status_code == 303
    asked = visitor.get("/", headers=HTML)
    assert asked.status_code == 303
    assert asked.location == "/office/password"
    assert visitor.get("/_dash-layout").status_code == 401


def test_an_open_page_alone_keeps_no_session_alive(application: object, leader: FlaskClient) -> None:
    """A page asks for a newer release all the time; only what somebody does counts as use."""
    office: ReportingContext = application.extensions[current.OFFICE]  # type: ignore[attr-defined]

    def left_alone(address: str) -> bool:
        earlier = stamp(moment(office.database.now()) - timedelta(minutes=5))
        with office.database.writing() as connection:
            connection.execute(update(sessions).values(seen_at=earlier))
        assert leader.get(address).status_code == 200
        with office.database.reading() as connection:
            return earlier in connection.execute(select(sessions.c.seen_at)).scalars().all()

    with office.database.writing() as connection:
        connection.execute(
            delete(sessions).where(sessions.c.digest != digest_of(leader.get_cookie(cookie(leader, "session")).value))
        )
    assert left_alone("/release.json")
    assert not left_alone("/")


def test_a_lost_database_shows_nothing(application: object, leader: FlaskClient, tmp_path: Path) -> None:
    office: ReportingContext = application.extensions[current.OFFICE]  # type: ignore[attr-defined]
    file = Path(office.database.url.database or "")
    office.database.close()
    file.rename(tmp_path / "away")
    try:
        answer = leader.get("/", headers=HTML)
    finally:
        (tmp_path / "away").rename(file)
    assert answer.status_code == 503
    assert "无法连接数据库" in reported(answer)
    assert leader.get("/", headers=HTML).status_code == 200
