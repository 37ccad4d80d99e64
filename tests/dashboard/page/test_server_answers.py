"""What the server answers: whole pages for every address, prepared parts for ever, and nothing that could harm."""

import json
import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corridor.package.reading.location import shipped_package
from dashboard.app import build_app
from dashboard.html.script_styles import style_hash
from tests.dashboard.markup import read
from tests.dashboard.published import LANGUAGES, REGIONS, SELECTIONS, ids, rows

HOSTILE = [
    "?region=%27%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "?region=150725;drop%20table",
    "?lang=%00&region=%20150725",
    "?initiative=-1&region=../../etc/passwd",
    "?figure=" + "x" * 300,
    "?" + "a=b&" * 200,
    "?region=%ff%fe",
]


def page(client, query=""):
    answer = client.get(f"/{query}")
    assert answer.status_code == 200
    return answer


def body(client, query=""):
    return page(client, query).get_data(as_text=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("region", "initiative"), SELECTIONS)
def test_the_first_answer_holds_all_figures_of_the_selection_as_text(client, language, region, initiative):
    text = body(client, f"?lang={language}&region={region or 'all'}&initiative={initiative or 'all'}")
    head = re.search(r"<html[^>]*>", text)[0]
    assert f'data-region="{region or "all"}"' in head
    assert f'data-initiative="{initiative or "all"}"' in head
    assert f'lang="{ {"zh": "zh-CN", "en": "en"}[language] }"' in head
    shown = set(re.findall(r'data-figure="(\w+)"', text))
    assert shown >= (ids("observations", region, initiative) if region else ids("observations", "corridor", initiative))


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_address_gets_the_whole_page_and_nothing_of_its_own(client, query):
    text = body(client, query)
    assert 'data-region="all"' in text
    assert "<script>alert" not in text
    assert "passwd" not in text


@given(query=st.text(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_query_gets_a_page(client, query):
    for address in (f"/?{quote(query)}", f"/?region={quote(query)}&figure={quote(query)}&lang={quote(query)}"):
        assert client.get(address).status_code == 200


def test_only_scripts_of_our_own_and_of_dash(client):
    answer = page(client)
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "unsafe" not in policy["script-src"]
    assert all(source == "'self'" or source.startswith("'sha256-") for source in policy["script-src"].split())
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/?release=1&view=about", "/changes", "/nothing", "/health", "/robots.txt"])
def test_a_style_element_is_the_pages_own_or_of_dashs_scripts(client, path):
    answer = client.get(path)
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    allowed = policy["style-src"].split()
    assert allowed[0] == "'self'"
    assert all(source.startswith("'sha256-") for source in allowed[1:])
    for text in re.findall(r"<style[^>]*>(.*?)</style>", answer.get_data(as_text=True), re.DOTALL):
        assert style_hash(text) in allowed
    assert {name for name, sources in policy.items() if "unsafe" in sources} == {"style-src-attr"}
    assert sum(len(f"{name}: {value}\r\n") for name, value in answer.headers) < 4000  # a proxy takes 4 kB


def test_nothing_on_the_page_names_another_host(client):
    text = body(client)
    assert re.findall(r"(?:src|href)=\"(?:https?:)?//", text) == []


@pytest.mark.parametrize("path", ["/prepared/zh/page.json", "/prepared/0/zh/page.json", "/nothing/here.json"])
def test_an_unknown_address_is_no_error(client, path):
    assert client.get(path).status_code in {200, 404, 410}


def prepared(client):
    options = re.search(r'<script type="application/json" id="options">(.*?)</script>', body(client), re.DOTALL)[1]
    return json.loads(options)["prepared"]


def test_prepared_parts_never_expire_and_are_of_this_data(client):
    for language in LANGUAGES:
        for path in ("page.json", "region/all/all.json", "region/150725/all.json", "evidence/O21.json"):
            answer = client.get(f"{prepared(client)}/{language}/{path}")
            assert answer.status_code == 200
            assert answer.mimetype == "application/json"
            assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "zh/region/150700/all.json",
        "zh/evidence/O99.json",
        "fr/page.json",
        "zh/region/1/all.json",
        "zh/region/150725/9.json",
        "zh/region-rest/1/all.json",
    ],
)
def test_what_the_data_lack_is_not_found_and_not_kept(client, path):
    answer = client.get(f"{prepared(client)}/{path}")
    assert answer.status_code == 404
    assert "immutable" not in answer.headers.get("Cache-Control", "")
    assert "Traceback" not in answer.get_data(as_text=True)


def test_an_answer_holds_the_one_panel_that_was_asked_for(client):
    for initiative in ("all", *rows("initiatives")):
        answer = client.get(f"{prepared(client)}/zh/region/150726/{initiative}.json").get_json()
        section = read(answer["html"]).one("data-region")
        assert (section["data-region"], section["data-initiative"]) == ("150726", initiative)
    together = client.get(f"{prepared(client)}/zh/regions.json").get_json()
    assert together["150726"]["all"] == client.get(f"{prepared(client)}/zh/region/150726/all.json").get_json()
    assert set(together) == {"all", *REGIONS}
    assert {frozenset(panels) for panels in together.values()} == {frozenset({"all", *rows("initiatives")})}


def test_answers_are_compressed_for_those_who_can_read_them(client):
    plain = page(client)
    small = client.get("/", headers={"Accept-Encoding": "br"})
    assert small.headers["Content-Encoding"] == "br"
    assert len(small.data) < len(plain.data) / 3


def test_static_files_are_kept_by_the_browser_as_long_as_it_likes(client):
    stylesheet = re.search(r'href="(/bundles/page-[^"]+\.css)"', body(client))[1]
    with client.get(stylesheet) as answer:
        assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_it_says_that_it_is_well(client):
    assert client.get("/health").status_code == 200


def test_a_worker_is_ready_for_scripts_before_its_first_page():
    """Several first requests come at once, and Dash would prepare with the first of them alone."""
    registered = build_app(shipped_package()).registered_paths
    assert "plotly" in registered
    assert any("renderer" in path for path in registered["dash"])
