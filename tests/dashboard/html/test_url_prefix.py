"""Served below a path, nothing that is answered leads out of it, and everything it leads to is there."""

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import URL

from dashboard.html.url_prefix import ROOT, Below
from tests.dashboard.releases import Shown
from tests.databases import clock, empty_url

__all__ = ["clock", "empty_url"]

PREFIX = "/dash/board"
_ADDRESS = re.compile(r'(?<![\w-])(?:href|src|action|formaction)=\\?"([^"\\]*)|"prepared": ?"([^"]*)"')
Get = Callable[..., "tuple[int, str, str]"]


@pytest.fixture
def kind() -> str:
    return "sqlite"


@pytest.fixture
def shown(empty_url: URL) -> Iterator[Shown]:
    made = Shown.on(empty_url)
    made.publish(made.put("T01", "21"))
    yield made
    made.close()


@pytest.fixture(params=["kept", "taken off", "SCRIPT_NAME"])
def get(shown: Shown, request: pytest.FixtureRequest) -> Get:
    """Ask below the prefix as a browser does, through each way in which a proxy may pass it on."""
    client: FlaskClient = shown.client
    if request.param != "SCRIPT_NAME":
        shown.server.wsgi_app = Below(shown.server.wsgi_app, PREFIX)  # type: ignore[method-assign]

    def ask(address: str, **more: object) -> "tuple[int, str, str]":
        assert address.startswith(f"{PREFIX}/"), address
        inner = address if request.param == "kept" else address.removeprefix(PREFIX)
        environ = {"SCRIPT_NAME": PREFIX} if request.param == "SCRIPT_NAME" else {}
        answer = client.get(inner, environ_overrides=environ, **more)  # type: ignore[arg-type]
        text = answer.text if answer.mimetype in {"text/html", "application/json"} else ""
        answer.close()
        return answer.status_code, text, answer.location or ""

    return ask


def addresses(text: str, base: str) -> set[str]:
    """Every address of this host that an answer names, as a browser would ask for it."""
    named = {html.unescape(first or second) for first, second in _ADDRESS.findall(text)}
    joined = {urljoin(base, one) for one in named if not one.startswith(("#", "data:", "mailto:"))}
    return {urlsplit(one)._replace(fragment="").geturl() for one in joined if not urlsplit(one).netloc}


def test_everything_that_can_be_reached_is_below(get: Get) -> None:
    """A walk over all pages, parts, assets and scripts from the first page on, the nearest first."""
    waiting, seen, statuses = [f"{PREFIX}/", f"{PREFIX}/?view=table", f"{PREFIX}/?view=about&lang=en"], set(), {}
    while waiting and len(seen) < 200:
        address = waiting.pop(0)
        seen.add(address)
        status, text, location = get(address)
        statuses[address] = status
        assert ROOT not in text
        assert "\\ufdd0" not in text
        if "/_dash-component-suites/" not in address:
            found = addresses(text, address) | ({location} if location else set())
            assert not {one for one in found if not one.startswith(f"{PREFIX}/")}
            waiting += sorted(found - seen - set(waiting))
    parts = {one for one in statuses if one.endswith("/prepared/") or ("/prepared/" in one and "." not in one)}
    assert {one: status for one, status in statuses.items() if status >= 400 and one not in parts} == {}
    for page in ("/releases", "/changes", "/office/sign-in", "/assets/"):
        assert any(one.startswith(PREFIX + page) for one in statuses), page


def test_the_parts_a_script_asks_for_are_where_the_page_says(get: Get) -> None:
    _, page, _ = get(f"{PREFIX}/")
    prepared = re.search(r'"prepared": ?"([^"]+)"', page)
    assert prepared is not None
    for part in ("zh/page.json", "zh/about.json", "en/table.json?sort=-value", "zh/evidence/T01.json"):
        status, text, _ = get(f"{prepared[1]}/{part}")
        assert status == 200
        assert not {one for one in addresses(text, f"{PREFIX}/") if not one.startswith(PREFIX)}
    assert get(f"{PREFIX}/release.json")[0] == get(f"{PREFIX}/health")[0] == get(f"{PREFIX}/_dash-layout")[0] == 200
    assert f'"requests_pathname_prefix":"{PREFIX}/"' in page


def test_a_sign_in_comes_back_below(get: Get) -> None:
    status, _, location = get(f"{PREFIX}/office/submissions?lang=en")
    assert (status, location.partition("?")[0]) == (303, f"{PREFIX}/office/sign-in")
    assert parse_qs(urlsplit(location).query) == {"next": [f"{PREFIX}/office/submissions?lang=en"]}


def test_what_was_prepared_below_one_path_serves_below_another(shown: Shown) -> None:
    """The same server, asked at several places in turn: nothing that is kept remembers one of them."""
    answers = {
        place: shown.client.get("/?view=about", environ_overrides={"SCRIPT_NAME": place}).text
        for place in ("/a", "", "/b", "/a")
    }
    assert "/a/releases" in answers["/a"]
    assert not re.search(r'="/[ab]/', answers[""])
    assert answers["/b"].replace("/b/", "/a/").count("/a/") == answers["/a"].count("/a/")
