"""Addresses that mean nothing answer 404, with a page that helps in every language; the one address works on."""

import pytest

from tests.dashboard.published import LANGUAGES

UNKNOWN = [
    "/nothing",
    "/region/150725",
    "/index.html",
    "/_dash-nothing",
    "/_dash-component-suites/nothing/nothing.js",
    "/_dash-component-suites/dash/nothing.js",
    "/%E5%9C%B0%E5%9B%BE?lang=en",
]


@pytest.mark.parametrize("address", UNKNOWN)
def test_an_unknown_address_is_not_the_dashboard(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    text = answer.get_data(as_text=True)
    assert "data-figure" not in text
    for language in LANGUAGES:
        assert f'href="/?view=table&amp;lang={language}"' in text
    assert "没有内容" in text
    assert "Nothing stands at this address" in text


def test_the_language_asked_for_comes_first(client):
    for language, title in (("zh", "没有这个网址"), ("en", "There is no such page")):
        assert f"<h1>{title}</h1>" in client.get(f"/nothing?lang={language}").get_data(as_text=True)


@pytest.mark.parametrize("address", ["/", "/?view=table", "/?mode=wall&region=150725", "/?nothing=nothing"])
def test_the_one_address_answers_whatever_its_query(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.get_data(as_text=True).count('name="viewport"') == 1
