"""Parts for frames: what they show, who may frame them, and that every number in them leads to its evidence."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import make_url

from dashboard.app import build_app
from dashboard.office.access_settings import AccessSettings
from tests.dashboard.markup import read
from tests.dashboard.published import LANGUAGES, REGIONS, rows
from tests.dashboard.releases import Shown

HOSTS = ("www.example.org", "https://*.example.net:8443")
PARTS = ("map", "panel&region=150725", "chart", "chart&figure=O18", "figure&figure=O21", "panel&initiative=5")


@pytest.fixture(scope="module")
def framed():
    return build_app(access=AccessSettings(embed_for=HOSTS)).server.test_client()


@pytest.fixture
def shown(tmp_path):
    made = Shown.on(make_url(f"sqlite:///{tmp_path / 'releases.db'}"))
    yield made
    made.close()


def body(client, query, status=200):
    answer = client.get(f"/?embed={query}")
    assert answer.status_code == status, answer.text[:300]
    return read(answer.text[answer.text.index("<body") : answer.text.index("</body>") + len("</body>")])


def policy(answer):
    return dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))


def figures():
    """Those of regions and beyond that stand in a frame alone."""
    return [key for key, row in rows("observations").items() if row["value"]][::7]


@pytest.mark.parametrize("query", [*PARTS, "nothing", "figure"])
def test_frames_name_who_may_frame_them_and_the_rest_of_the_page_names_nobody(framed, client, query):
    allowed = framed.get(f"/?embed={query}")
    assert policy(allowed)["frame-ancestors"].split() == ["'self'", *HOSTS]
    assert "X-Frame-Options" not in allowed.headers
    assert policy(client.get(f"/?embed={query}"))["frame-ancestors"] == "'self'"
    for path in ("/", f"/?region={REGIONS[0]}", "/embed", "/releases", "/brief.csv", "/nothing"):
        answer = framed.get(path)
        assert policy(answer)["frame-ancestors"] == "'none'", path
        assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", PARTS)
def test_a_frame_has_no_cookie_no_form_and_nothing_that_only_a_script_answers(framed, query, language):
    answer = framed.get(f"/?embed={query}&lang={language}")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert not re.search(r"<(button|form|input|iframe|template)\b|data-press|data-action", answer.text)
    assert all("/bundles/early-" in address for address in re.findall(r'<script src="([^"]+)"', answer.text))


@pytest.mark.parametrize("query", ["panel&region=150725", "chart&figure=O18", "panel&initiative=5"])
def test_every_number_leads_to_its_evidence_in_a_new_window(framed, query):
    page = body(framed, f"{query}&lang=en")
    numbers = [element for element in page.walk() if element.get("data-figure")]
    assert len(numbers) > 2
    for element in numbers:
        asked = parse_qs(urlsplit(element["href"]).query)
        assert (element.tag, element["target"]) == ("a", "_blank")
        assert asked["figure"] == [element["data-figure"]]
        assert asked["lang"] == ["en"]


@pytest.mark.parametrize("key", figures())
def test_one_number_stands_with_name_state_place_and_what_it_is_of(framed, key):
    row = rows("observations")[key]
    text = body(framed, f"figure&figure={key}").text
    indicator = rows("indicators")[row["indicator"]]
    for wanted in (indicator["name_zh"], rows("areas")[row["area"]]["name_zh"], row["locator"]):
        assert wanted in text, wanted
    assert "呼伦贝尔边境党建长廊" in text


def test_the_map_leads_to_every_region_by_pointer_and_by_keyboard(framed):
    page = body(framed, "map&lang=en&initiative=3")
    links = [element for element in page.walk() if element.tag == "a"]
    for code in REGIONS:
        to = [one for one in links if parse_qs(urlsplit(one["href"]).query).get("region") == [code]]
        assert {one.get("tabindex") for one in to} == {"-1", None}, code
        assert all(parse_qs(urlsplit(one["href"]).query)["initiative"] == ["3"] for one in to)
    assert "GS(2024)0650" in page.text


@pytest.mark.parametrize(
    "query",
    [
        *("nothing", "figure", "figure&figure=O999", "figure&indicator=none", "map&region=999999"),
        *("panel&initiative=77", "chart&figure=O21", "map&lang=xx", "panel&period=1999"),
    ],
)
def test_what_there_is_not_is_said_and_nothing_else_shown_in_its_place(framed, query):
    page = body(framed, query, 404)
    assert [one.get("role") for one in page.walk() if one.get("class") == "embed-nothing"] == ["alert"]
    assert not [one for one in page.walk() if one.get("data-figure")]


def test_a_frame_follows_the_latest_release_or_keeps_to_its_own(shown):
    key, row = next(iter(shown.office.release_store.loaded.dataset.observations.items()))
    shown.publish(shown.put(key, "4711"))
    latest, pinned = (shown.html(f"/?embed=figure&figure={key}&lang=en{more}") for more in ("", "&release=1"))
    assert "4711" in latest.replace(",", "")
    assert "4711" not in pinned.replace(",", "")
    assert str(row.value) in pinned.replace(",", "")
    assert "release=1" in re.findall(r'href="([^"]+)"[^>]*data-figure', pinned)[0]
    assert "Release 2 is newer" in pinned
    assert "Release 2 is newer" not in latest
    assert 'role="alert"' in shown.html(f"/?embed=figure&figure={key}&release=77", 404)


def test_a_withdrawn_number_is_shown_in_no_frame(shown):
    key, row = next(iter(shown.office.release_store.loaded.dataset.observations.items()))
    shown.publish(shown.withdrawal(key, "wrong"))
    assert row.printed not in re.findall("<main>(.*)</main>", shown.html(f"/?embed=figure&figure={key}", 404))[0]
    assert row.printed in shown.html(f"/?embed=figure&figure={key}&release=1")


def test_an_indicators_newest_number_follows_by_itself(shown):
    data = shown.office.release_store.loaded.dataset
    row = next(one for one in data.observations.values() if data.region_of(one.area) and one.qualifier.comparable)
    query = f"/?embed=figure&indicator={row.indicator}&region={data.region_of(row.area)}"
    assert f'data-figure="{row.id}"' in shown.html(query)
    shown.publish(shown.withdrawal(row.id, "wrong"), shown.put(row.id, "12", new="N1"))
    assert 'data-figure="N1"' in shown.html(query)


def test_it_is_answered_from_the_readers_copy_while_nothing_changed(framed):
    first = framed.get("/?embed=map")
    again = framed.get("/?embed=map", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "frame-ancestors" in again.headers["Content-Security-Policy"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_can_be_fixed_and_needs_no_script_then(framed, theme):
    fixed = framed.get(f"/?embed=figure&figure=O21&theme={theme}").text
    assert f'data-theme="{theme}"' in fixed
    assert "<script" not in fixed
    assert not re.search(r"<html[^>]*data-theme", framed.get("/?embed=figure&figure=O21&theme=%22x").text)


@pytest.mark.parametrize("kind", ["map", "panel", "chart", "figure"])
@pytest.mark.parametrize("follow", ["latest", "release"])
def test_the_code_to_copy_is_a_frame_that_answers(shown, kind, follow):
    page = read(shown.html(f"/embed?kind={kind}&follow={follow}&lang=en&theme=dark"))
    frame, picture = (read(one.text).children[0] for one in page.walk() if one.tag == "textarea")
    assert frame.tag == "iframe"
    asked = urlsplit(frame["src"])
    assert ("release=1" in asked.query) == (follow == "release")
    answer = shown.get(f"{asked.path}?{asked.query}")
    assert answer.status_code in ((200,) if kind != "chart" else (200, 404))
    assert 'data-theme="dark"' in answer.text
    assert frame["title"]
    assert picture.children[0].tag == "img"


def test_each_selection_offers_its_code(client):
    page = client.get("/?region=150725&lang=en").text
    (address,) = re.findall(r'href="(/embed\?[^"]+)"', page)
    answer = client.get(address.replace("&amp;", "&"))
    assert answer.status_code == 200
    assert "region=150725" in answer.text


def test_where_visitors_must_sign_in_nothing_is_shown_in_frames(tmp_path):
    url = make_url(f"sqlite:///{tmp_path / 'closed.db'}")
    app = build_app(database=url, access=AccessSettings(sign_in_for_all=True, embed_for=HOSTS))
    answer = app.server.test_client().get("/?embed=panel", headers={"Accept": "text/html"})
    assert answer.status_code in (302, 303)
    assert policy(answer)["frame-ancestors"] == "'none'"
    Shown(app.server, app.server.test_client()).close()
