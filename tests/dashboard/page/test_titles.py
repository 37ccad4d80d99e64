"""Each selection has a title and a description of its own, in the document and on the card of its link."""

import html
import re

import pytest
from flask.testing import FlaskClient

from corridor.package.reading.location import shipped_package
from dashboard.app import build_app
from tests.dashboard.packages import PACKAGES


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return build_app(PACKAGES / "tiny").server.test_client()


def said(client: FlaskClient, query: str) -> dict[str, str]:
    """The title and the descriptions of a page."""
    page = client.get(f"/?{query}").get_data(as_text=True)
    found = dict(re.findall(r'<meta (?:name|property)="([^"]*)" content="([^"]*)">', page))
    return {**found, "title": re.findall(r"<title>([^<]*)</title>", page)[0]}


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "小走廊"),
        ("lang=en", "Tiny corridor"),
        ("region=101", "西溪县 · 小走廊"),
        ("region=101&initiative=2&lang=en", "West Brook · Roads · Tiny corridor"),
        ("initiative=1", "兴水 · 小走廊"),
        ("view=about&lang=en", "About the data · Tiny corridor"),
        ("region=999", "小走廊"),
    ],
)
def test_what_is_chosen_is_in_the_title_and_on_the_card(client: FlaskClient, query: str, title: str) -> None:
    found = said(client, query)
    assert found["title"] == found["og:title"] == title
    assert found["og:site_name"] == title.rsplit(" · ", 1)[-1]


def test_the_description_says_how_much_is_reported_and_as_of_when(client: FlaskClient) -> None:
    everything, one, other = (said(client, query)["description"] for query in ("", "region=101", "region=103"))
    assert everything == "虚构的三地"
    assert len({everything, one, other}) == 3
    assert all("2022" in found for found in (one, other))
    assert re.search(r"\d 项数据", one)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_chat_shows_the_sentence_of_the_headlines(language: str) -> None:
    page = build_app(shipped_package()).server.test_client()
    for query in ("", "region=150784", "region=150725&initiative=5"):
        found = said(page, f"{query}&lang={language}")
        (sentence,) = re.findall(r'class="headline-sentence">([^<]*)<', page.get(f"/?{query}&lang={language}").text)
        shown, as_of = html.unescape(found["og:description"]).rsplit(" · ", 1)
        assert html.unescape(sentence).endswith(shown)
        assert "2022" in as_of
    nothing = said(page, f"region=150784&initiative=5&lang={language}")
    assert nothing["og:description"] == nothing["description"]
