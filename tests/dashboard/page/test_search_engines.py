"""What a search engine reads: each language's title and summary, and that the office is not for it."""

import re

import pytest
from flask.testing import FlaskClient

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from dashboard.app import build_app


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return build_app(shipped_package()).server.test_client()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_describes_itself(client: FlaskClient, language: str) -> None:
    corridor = load(shipped_package()).corridor
    page = client.get(f"/?lang={language}").text
    found = dict(re.findall(r'<meta (?:name|property)="([\w:]+)" content="([^"]*)"', page))
    assert found["description"] == corridor.summary.in_(language)
    assert found["og:title"] == corridor.title.in_(language)


def test_robots_are_kept_out_of_the_office_alone(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    assert answer.mimetype == "text/plain"
    assert answer.text.split() == ["User-agent:", "*", "Disallow:", "/office/"]


def test_a_browser_finds_an_icon_beside_what_is_no_page(client: FlaskClient) -> None:
    answer = client.get("/favicon.ico")
    assert answer.mimetype == "image/png"
    assert answer.data.startswith(b"\x89PNG")


@pytest.mark.parametrize("view", ["map", "table", "about"])
def test_no_attribute_that_must_not_be_empty_is(client: FlaskClient, view: str) -> None:
    assert not re.search(r'\s(?:action|href|src|formaction)=""', client.get(f"/?view={view}").text)
