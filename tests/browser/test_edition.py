"""The edition on a stick, from ``file://`` with the network off: what can be pressed, and the server's answers."""

import json
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, expect

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from dashboard.edition.edition_files import edition_files
from dashboard.edition.without_server import without_server
from dashboard.page.rendered_release import RenderedRelease

pytestmark = pytest.mark.browser

TABLES = [
    "",
    "region=150726",
    "region=150725&initiative=5",
    "kind=programme&sort=name",
    "kind=honour",
    "qualifier=at_least&sort=-value",
    "sort=value",
    "sort=-file",
    "sort=-period",
    "sort=area",
    "sort=-source",
    "year=2020",
    "q=口岸",
    "q=kouan",
    "q=ka",
    "q=GACHA 3",
    "q=▢91",
    "q=O21",
    "q=<b>&region=150781",
    "region=150781&initiative=3&kind=honour",
    "q=nothing",
]
SEARCHES = ["", "满洲里", "mzl", "manz", "port", "口岸", "zhi", "belt chen", "ＰＡＲＴＹ", "xyz", "<b>", "kou an"]


@pytest.fixture(scope="module")
def rendered():
    return RenderedRelease(load(shipped_package()))


@pytest.fixture(scope="module")
def stick(rendered, tmp_path_factory):
    """The address of the page in its folder."""
    folder = tmp_path_factory.mktemp("stick") / "长廊 1"
    for name, content in edition_files(rendered):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return (folder / "index.html").as_uri()


@pytest.fixture
def offline(browser: Browser):
    """A page without a network; what it says went wrong is an error."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert wrong == []
    assert [url for url in asked if not url.startswith("file://")] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_table_and_search_answer_as_the_server_does(offline: Page, stick: str, rendered, language: str) -> None:
    offline.goto(stick)
    ask = "path => window.corridor.prefetch.fetched(path)"
    for query in TABLES:
        found = offline.evaluate(ask, f"/{language}/table.json?{query}".replace("<", "%3C").replace("▢", "%E2%96%A2"))
        read = rendered.table.read(query, language)
        assert found["html"] == without_server(json.loads(rendered.table.json(read))["html"]), query
    for typed in SEARCHES:
        found = offline.evaluate(f"typed => ({ask})('/{language}/search.json?q=' + encodeURIComponent(typed))", typed)
        assert found == json.loads(rendered.search.json(language, typed)), typed


def test_every_selection_and_its_evidence_is_there(offline: Page, stick: str, rendered) -> None:
    offline.goto(stick)
    for region, initiative in product((None, *rendered.options.regions), (None, *rendered.options.initiatives)):
        change = f"region={region or ''}&initiative={initiative or ''}"
        offline.evaluate("change => corridor.selection_state.press(change)", change)
        marks = f'[data-region="{region or "all"}"][data-initiative="{initiative or "all"}"]'
        expect(offline.locator(f"#panel section{marks}").first).to_be_visible()
    for figure in sorted(rendered.options.figures):
        offline.evaluate("figure => corridor.selection_state.press('figure=' + figure)", figure)
        expect(offline.locator("#evidence-body")).to_contain_text(figure)


def test_it_is_clicked_through_like_the_page(offline: Page, stick: str) -> None:
    offline.goto(stick)
    offline.click('.part-filters label:has(input[value="150725"])')
    expect(offline.locator("#selection-title")).to_contain_text("陈巴尔虎旗")
    assert offline.url.endswith("#?region=150725")
    offline.click('#panel [data-press^="figure="]')
    expect(offline.locator("#evidence")).to_be_visible()
    offline.keyboard.press("Escape")
    offline.click('[data-press="lang=en"]')
    expect(offline.locator("#selection-title")).to_contain_text("Chen Barag")
    offline.go_back()
    expect(offline.locator("#selection-title")).to_contain_text("陈巴尔虎旗")
    offline.click('.views [data-press="view=table"]')
    expect(offline.locator("#table-rows tbody tr")).to_have_count(9)
    offline.fill("#table-form [name=q]", "gacha")
    expect(offline.locator("#table-rows .chip")).to_have_count(2)
    offline.click('.views [data-press="view=about"]')
    expect(offline.locator("#about-title")).to_be_visible()
    offline.keyboard.press("/")
    offline.keyboard.type("manz")
    expect(offline.locator("#search-list [role=option]").first).to_contain_text("满洲里")
    offline.keyboard.press("Enter")
    expect(offline.locator("#selection-title")).to_contain_text("满洲里")


def test_an_address_leads_into_it_and_what_needs_a_server_is_not_shown(offline: Page, stick: str) -> None:
    offline.goto(f"{stick}#?region=150784&view=table&lang=en&kind=programme")
    expect(offline.locator("#table-rows tbody tr").first).to_contain_text("Ergun")
    for gone in ('[data-action="share"]', '[data-action="zoom-in"]', ".download", 'a[href*="/office"]'):
        expect(offline.locator(gone)).to_have_count(0)
    offline.goto(f"{stick}#?figure=O21")
    expect(offline.locator("#evidence-body")).to_contain_text("▢91万元")
