"""Table, search and the text about the data as visitors use them: by mouse, by keyboard, on a phone, over a link."""

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)


def opened(page: Page, address: str, query: str) -> Page:
    """The page at `query`, once Dash has taken over from the first page."""
    page.goto(f"{address}/{query}")
    expect(page.locator("#first-page")).to_have_count(0, timeout=60_000)
    return page


def names(page: Page) -> list[str]:
    return page.locator("#table-rows tbody .name").all_inner_texts()


def ids(page: Page) -> list[str]:
    rows = page.locator("#table-rows tbody tr")
    return rows.evaluate_all("rows => rows.map(r => r.dataset.figure || r.dataset.programme || r.dataset.honour)")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def test_the_table_is_fetched_when_it_is_looked_at_and_back_leads_to_the_map(page, address):
    opened(page, address, "")
    assert ids(page) == []
    page.get_by_role("link", name="全部数据").click()
    expect(page.locator("#table-rows tbody tr")).to_have_count(62)
    expect(page.locator("#map")).to_be_hidden()
    page.go_back()
    expect(page.locator("#map")).to_be_visible()
    expect(page.locator("#table-rows")).to_be_hidden()


def test_headings_sort_up_down_and_no_more_and_keep_the_focus(page, address):
    opened(page, address, "?view=table")
    heading = page.locator("th[data-column=name]")
    first = ids(page)
    for state, query in (("ascending", "name"), ("descending", "-name"), ("none", None)):
        page.locator("th[data-column=name] button").focus()
        page.keyboard.press("Enter")
        expect(heading).to_have_attribute("aria-sort", state)
        expect(heading.locator("button")).to_be_focused()
        assert (f"sort={query}" in page.url) == (query is not None)
    assert ids(page) == first


def test_every_heading_sorts(page, address):
    opened(page, address, "?view=table")
    columns = page.locator("th[data-column]").evaluate_all("all => all.map(one => one.dataset.column)")
    assert len(columns) == 7
    for column in columns:
        page.locator(f"th[data-column={column}] button").click()
        expect(page.locator(f"th[data-column={column}]")).to_have_attribute("aria-sort", "ascending")
        expect(page.locator("th:not([aria-sort=none])[aria-sort]")).to_have_count(1)
        expect(page.locator("#table-rows tbody tr")).to_have_count(62)


def test_typing_filters_and_back_takes_all_of_it_away_at_once(page, address):
    opened(page, address, "?view=table")
    page.locator("[name=q]").press_sequentially("mabei", delay=400)
    expect(page.locator("#table-rows tbody tr")).to_have_count(1)
    expect(page.locator("[name=q]")).to_be_focused()
    expect(page.locator("#table-status")).to_have_text("共 1 项举措")
    page.go_back()
    expect(page.locator("#table-rows tbody tr")).to_have_count(62)
    expect(page.locator("[name=q]")).to_have_value("")


def test_initials_of_pinyin_and_the_pages_own_filters_filter_together(page, address):
    opened(page, address, "?view=table&q=ka")
    everywhere = set(ids(page))
    page.locator("input[name=region][value='150781']").check()
    expect(page.get_by_role("button", name="去掉筛选 旗市：满洲里市")).to_be_visible()
    assert set(ids(page)) < everywhere
    assert ids(page)


def test_what_is_composed_with_an_input_method_is_not_looked_for_until_it_is_done(page, address):
    opened(page, address, "?view=table")
    page.locator("[name=q]").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "kou'an", "selectionStart": 6, "selectionEnd": 6})
    page.wait_for_timeout(600)
    assert "q=" not in page.url
    session.send("Input.insertText", {"text": "口岸"})
    expect(page.locator("#table-rows tbody tr")).not_to_have_count(62)
    assert "q=" in page.url


def test_a_link_restores_filters_sorting_and_fields(page, address):
    opened(page, address, "?view=table&kind=observation&qualifier=at_least&sort=-value&lang=en")
    expect(page.locator("select[name=kind]")).to_have_value("observation")
    expect(page.locator("select[name=qualifier]")).to_have_value("at_least")
    expect(page.locator("th[data-column=value]")).to_have_attribute("aria-sort", "descending")
    states = page.locator("#table-rows tbody tr").evaluate_all("rows => rows.map(row => row.dataset.qualifier)")
    assert set(states) == {"at_least"}


def test_unknown_filters_of_a_link_are_left_out_and_named(page, address):
    opened(page, address, "?view=table&kind=zzz")
    expect(page.locator(".found .refused")).to_contain_text("kind")
    expect(page.locator("#table-rows tbody tr")).to_have_count(62)
    expect(page.locator("select[name=kind]")).to_have_value("")


def test_an_empty_table_says_which_filter_hides_the_rows(page, address):
    opened(page, address, "?view=table&region=150784&kind=honour")
    expect(page.locator("#table-rows .empty")).to_contain_text("没有一行")
    page.get_by_role("button", name="去掉“类别：荣誉”").click()
    expect(page.locator("#table-rows tbody tr")).not_to_have_count(0)
    page.get_by_role("button", name="去掉筛选 旗市").click()
    expect(page.locator("#table-rows tbody tr")).to_have_count(62)
    expect(page.locator("#table-title")).to_be_focused()


def test_a_row_leads_to_its_evidence_and_gets_the_focus_back(page, address):
    opened(page, address, "?view=table&q=O21")
    page.locator("[data-figure=O21] .column-name button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence [data-evidence=O21]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    expect(page.locator("[data-figure=O21] .column-name button")).to_be_focused()


def test_a_row_leads_to_its_place_on_the_map(page, address):
    opened(page, address, "?view=table")
    page.locator("[data-figure=O08] .pointer").click()
    expect(page.locator("#map .traceoutline-150784[data-flash]").first).to_be_attached()
    assert "region=150784" in page.url
    assert "initiative=2" in page.url
    assert "view=" not in page.url
    expect(page.locator("#selection-title")).to_be_focused()
    expect(page.locator("#selection-title")).to_contain_text("额尔古纳市")


def test_a_workbook_holds_what_is_shown(page, address, tmp_path: Path):
    opened(page, address, "?view=table&region=150726&sort=-value")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 Excel").click()
    saved = tmp_path / "saved.xlsx"
    download.value.save_as(saved)
    assert "2022-02-23" in download.value.suggested_filename
    cover, data = openpyxl.load_workbook(saved).worksheets
    assert ["筛选", "旗市：新巴尔虎左旗"] in [[cell.value for cell in line] for line in cover]
    heading, *lines = data.iter_rows(values_only=True)
    assert [line[heading.index("编号")] for line in lines] == ids(page)


def test_find_by_initials_with_the_keyboard_alone(page, address):
    opened(page, address, "?view=table")
    page.locator("#table-title").focus()
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.type("hst")
    first = page.locator("#search-list [role=option]").first
    expect(first).to_contain_text("黑山头口岸")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(page.locator("#search-input")).to_have_attribute("aria-activedescendant", "found-0")
    page.keyboard.press("Enter")
    expect(page.locator("#search-dialog")).to_be_hidden()
    expect(page.locator("#map")).to_be_visible()
    expect(page.locator(".traceport-PT05[data-flash]").first).to_be_attached()
    assert "region=150784" in page.url


@pytest.mark.parametrize(
    ("typed", "entry", "flashed"),
    [
        ("陈巴尔虎旗", "150725", "outline-150725"),
        ("Xijiao", "PT03", "port-PT03"),
        ("hle", "PT04", "port-PT04"),
        ("shifandai erguna", "B05", "belt-150784"),
        ("mabei", "P27", "outline-150725"),
    ],
)
def test_what_is_picked_is_pointed_out_on_the_map(page, address, typed, entry, flashed):
    opened(page, address, "")
    page.keyboard.press("Control+k")
    page.locator("#search-input").fill(typed)
    page.locator(f"[data-entry='{entry}']").click()
    expect(page.locator(f".trace{flashed}[data-flash]").first).to_be_attached()


def test_arrows_walk_the_answers_round_and_escape_gives_the_focus_back(page, address):
    opened(page, address, "")
    page.locator(".search-open").focus()
    page.keyboard.press("Enter")
    options = page.locator("#search-list [role=option]")
    expect(options).to_have_count(10)
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#search-dialog")).to_be_hidden()
    expect(page.locator(".search-open")).to_be_focused()


def test_a_search_without_answer_says_so(page, address):
    opened(page, address, "")
    page.keyboard.press("/")
    page.locator("#search-input").fill("zzzz")
    expect(page.locator("#search-said")).to_contain_text("zzzz")
    expect(page.locator("#search-input")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.locator("#search-dialog")).to_be_visible()


def test_an_answer_that_comes_late_does_not_replace_a_later_one(page, address):
    opened(page, address, "")
    page.keyboard.press("/")
    held = []
    page.route("**/search.json?q=man*", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks it
    page.locator("#search-input").fill("man")
    page.wait_for_timeout(200)
    page.locator("#search-input").fill("hst")
    expect(page.locator("#search-list [role=option]").first).to_contain_text("黑山头口岸")
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    assert held
    expect(page.locator("#search-list [role=option]").first).to_contain_text("黑山头口岸")


def test_enter_that_ends_a_composition_picks_nothing(page, address):
    opened(page, address, "")
    page.keyboard.press("/")
    expect(page.locator("#search-list [role=option]").first).to_be_visible()
    page.evaluate(
        "document.getElementById('search-input').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, isComposing: true}))"
    )
    expect(page.locator("#search-dialog")).to_be_visible()


def test_the_text_about_the_data_leads_to_its_sections_and_to_the_figures(page, address):
    opened(page, address, "")
    page.get_by_role("link", name="关于数据").click()
    page.locator("#about").get_by_role("link", name="缺什么").click()
    expect(page.locator("#about-missing")).to_be_focused()
    expect(page.locator("#about-missing")).to_be_in_viewport()
    page.locator("#about [data-figure=O21]").click()
    expect(page.locator("#evidence [data-evidence=O21]")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#about [data-state-of=at_least] + dd button").click()
    expect(page.locator("#table-rows tbody tr")).to_have_count(4)


def test_an_initiative_picked_beside_the_text_leads_to_the_map(page, address):
    opened(page, address, "?view=about")
    page.keyboard.press("Control+k")
    page.locator("#search-input").fill("fumin")
    page.locator("[data-entry='3']").click()
    expect(page.locator("#map")).to_be_visible()
    assert page.url.endswith("?initiative=3")


def test_rows_that_do_not_come_are_told_and_asked_for_again(browser, address):
    context = browser.new_context()
    page = opened(context.new_page(), address, "?view=table")
    context.set_offline(True)
    page.locator("th[data-column=name] button").click()
    expect(page.locator("#said")).to_contain_text("没能取得")
    context.set_offline(False)
    page.locator("th[data-column=value] button").click()
    expect(page.locator("th[data-column=value]")).to_have_attribute("aria-sort", "ascending")
    context.close()


def test_on_paper_the_table_is_a_table_and_has_no_tools(page, address):
    opened(page, address, "?view=table")
    page.set_viewport_size({"width": 720, "height": 1000})
    page.emulate_media(media="print")
    expect(page.locator("#table-form")).to_be_hidden()
    expect(page.locator(".downloads")).to_be_hidden()
    assert page.locator("#table-rows tbody tr").first.evaluate("row => getComputedStyle(row).display") == "table-row"


def test_sharing_copies_the_link_and_says_so(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, address, "?region=150725")
    page.get_by_role("button", name="分享").click()
    expect(page.locator("#said")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    expect(page.locator("#said")).to_have_text("", timeout=8000)


def test_where_there_is_no_clipboard_the_link_is_copied_the_old_way(page, address):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    opened(page, address, "?region=150725")
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(document.activeElement.value) })")
    page.get_by_role("button", name="分享").click()
    expect(page.locator("#said")).to_have_text("链接已复制")
    assert page.evaluate("window.copied") == page.url


def test_the_skip_link_leads_to_what_is_looked_at(page, address):
    for query, title in (("", "selection-title"), ("?view=table", "table-title"), ("?view=about", "about-title")):
        opened(page, address, query)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(f"#{title}")).to_be_focused()


def test_rows_are_cards_on_a_phone_and_nothing_is_wider_than_it(phone, address):
    for query in ("?view=table", "?view=about", "?view=table&lang=en", "?view=about&lang=en"):
        opened(phone, address, query)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    opened(phone, address, "?view=table")
    phone.locator("select[name=sort]").select_option("-name")
    expect(phone.locator("#table-rows tbody tr")).to_have_count(62)
    expect(phone).to_have_url(re.compile("sort=-name"))
    first = phone.locator("#table-rows tbody tr").first
    expect(first.get_by_role("rowheader")).to_be_visible()
    first.get_by_role("rowheader").get_by_role("button").tap()
    expect(phone.locator("#evidence")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_the_first_page_holds_the_rows_that_the_address_asks_for(browser, address, javascript):
    context = browser.new_context(java_script_enabled=javascript)
    page = context.new_page()
    page.goto(f"{address}/?view=table&kind=honour")
    expect(page.locator("tbody tr[data-honour]")).to_have_count(2)
    context.close()
