"""The table as visitors use it: by mouse, by keyboard, on a phone, over a link, as a workbook, on paper."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import taken_over

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)


def names(page: Page) -> list[str]:
    return page.locator("#table-rows tbody .name").all_inner_texts()


def ids(page: Page) -> list[str]:
    rows = page.locator("#table-rows tbody tr")
    return rows.evaluate_all("rows => rows.map(r => r.dataset.figure || r.dataset.programme || r.dataset.honour)")


@pytest.fixture
def phone(phone_page: Page) -> Page:
    return phone_page


def test_the_table_is_fetched_when_it_is_looked_at_and_back_leads_to_the_map(page, address):
    taken_over(page, address, "")
    assert ids(page) == []
    page.get_by_role("link", name="数据与举措清单").click()
    expect(page.locator("#table-rows tbody tr")).to_have_count(62)
    expect(page.locator("#map")).to_be_hidden()
    page.go_back()
    expect(page.locator("#map")).to_be_visible()
    expect(page.locator("#table-rows")).to_be_hidden()


def test_headings_sort_up_down_and_no_more_and_keep_the_focus(page, address):
    taken_over(page, address, "?view=table")
    heading = page.locator("th[data-column=name]")
    first = ids(page)
    heading.locator("button").focus()
    # The second round finds its rows kept, and draws them while the press is still heard.
    for state, query in 2 * (("ascending", "name"), ("descending", "-name"), ("none", None)):
        page.keyboard.press("Enter")
        expect(heading).to_have_attribute("aria-sort", state)
        expect(heading.locator("button")).to_be_focused()
        assert (f"sort={query}" in page.url) == (query is not None)
    assert ids(page) == first


def test_every_heading_sorts(page, address):
    taken_over(page, address, "?view=table")
    columns = page.locator("th[data-column]").evaluate_all("all => all.map(one => one.dataset.column)")
    assert len(columns) == 7
    for column in columns:
        page.locator(f"th[data-column={column}] button").click()
        expect(page.locator(f"th[data-column={column}]")).to_have_attribute("aria-sort", "ascending")
        expect(page.locator("th:not([aria-sort=none])[aria-sort]")).to_have_count(1)
        expect(page.locator("#table-rows tbody tr")).to_have_count(62)


def test_typing_filters_and_back_takes_all_of_it_away_at_once(page, address):
    taken_over(page, address, "?view=table")
    page.locator("[name=q]").press_sequentially("mabei", delay=400)
    expect(page.locator("#table-rows tbody tr")).to_have_count(1)
    expect(page.locator("[name=q]")).to_be_focused()
    expect(page.locator("#table-status")).to_have_text("共 1 项举措")
    page.go_back()
    expect(page.locator("#table-rows tbody tr")).to_have_count(62)
    expect(page.locator("[name=q]")).to_have_value("")


def test_initials_of_pinyin_and_the_pages_own_filters_filter_together(page, address):
    taken_over(page, address, "?view=table&q=ka")
    everywhere = set(ids(page))
    page.locator("input[name=region][value='150781']").check()
    expect(page.get_by_role("button", name="去掉筛选 旗市：满洲里市")).to_be_visible()
    assert set(ids(page)) < everywhere
    assert ids(page)


def test_what_is_composed_with_an_input_method_is_not_looked_for_until_it_is_done(page, address):
    taken_over(page, address, "?view=table")
    page.locator("[name=q]").focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "kou'an", "selectionStart": 6, "selectionEnd": 6})
    page.wait_for_timeout(600)
    assert "q=" not in page.url
    session.send("Input.insertText", {"text": "口岸"})
    expect(page.locator("#table-rows tbody tr")).not_to_have_count(62)
    assert "q=" in page.url


def test_a_link_restores_filters_sorting_and_fields(page, address):
    taken_over(page, address, "?view=table&kind=observation&qualifier=at_least&sort=-value&lang=en")
    expect(page.locator("select[name=kind]")).to_have_value("observation")
    expect(page.locator("select[name=qualifier]")).to_have_value("at_least")
    expect(page.locator("th[data-column=value]")).to_have_attribute("aria-sort", "descending")
    states = page.locator("#table-rows tbody tr").evaluate_all("rows => rows.map(row => row.dataset.qualifier)")
    assert set(states) == {"at_least"}


def test_unknown_filters_of_a_link_are_left_out_and_named(page, address):
    taken_over(page, address, "?view=table&kind=zzz")
    expect(page.locator(".found .refused")).to_contain_text("kind")
    expect(page.locator("#table-rows tbody tr")).to_have_count(62)
    expect(page.locator("select[name=kind]")).to_have_value("")


def test_an_empty_table_says_which_filter_hides_the_rows(page, address):
    taken_over(page, address, "?view=table&region=150784&kind=honour")
    expect(page.locator("#table-rows .empty")).to_contain_text("没有一行")
    page.get_by_role("button", name="去掉“类别：荣誉”").click()
    expect(page.locator("#table-rows tbody tr")).not_to_have_count(0)
    page.get_by_role("button", name="去掉筛选 旗市").click()
    expect(page.locator("#table-rows tbody tr")).to_have_count(62)
    expect(page.locator("#table-title")).to_be_focused()


def test_a_row_leads_to_its_evidence_and_gets_the_focus_back(page, address):
    taken_over(page, address, "?view=table&q=O21")
    page.locator("[data-figure=O21] .column-name button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence [data-evidence=O21]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).to_be_hidden()
    expect(page.locator("[data-figure=O21] .column-name button")).to_be_focused()


def test_a_row_leads_to_its_place_on_the_map(page, address):
    taken_over(page, address, "?view=table")
    page.locator("[data-figure=O08] .pointer").click()
    expect(page.locator("#map .traceoutline-150784[data-flash]").first).to_be_attached()
    assert "region=150784" in page.url
    assert "initiative=2" in page.url
    assert "view=" not in page.url
    expect(page.locator("#selection-title")).to_be_focused()
    expect(page.locator("#selection-title")).to_contain_text("额尔古纳市")


def test_a_workbook_holds_what_is_shown(page, address, tmp_path: Path):
    taken_over(page, address, "?view=table&region=150726&sort=-value")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 Excel").click()
    saved = tmp_path / "saved.xlsx"
    download.value.save_as(saved)
    assert "2022-02-23" in download.value.suggested_filename
    cover, data = openpyxl.load_workbook(saved).worksheets
    assert ["筛选", "旗市：新巴尔虎左旗"] in [[cell.value for cell in line] for line in cover]
    heading, *lines = data.iter_rows(values_only=True)
    assert [line[heading.index("编号")] for line in lines] == ids(page)


@pytest.mark.parametrize("status", [0, 502, 500])
def test_rows_that_do_not_come_are_reported_once_and_asked_for_again(browser, address, status):
    """One message says why: that there is no server, or what the server refuses."""
    said = "没能取得" if status == 500 else "服务器暂时连接不上"
    context = browser.new_context()
    page = taken_over(context.new_page(), address, "?view=table")
    keep_messages = "said => new MutationObserver(() => said.textContent && all.push(said.textContent))"
    page.evaluate(f"all = []; ({keep_messages})(said).observe(said, {{ childList: true }})")
    refuse = (lambda route: route.fulfill(status=status)) if status else (lambda route: route.abort())
    context.route("**/table.json**", refuse)
    page.locator("th[data-column=name] button").click()
    expect(page.locator("#said")).to_contain_text(said)
    assert {text for text in page.evaluate("all") if said not in text} == set()
    context.unroute("**/table.json**")
    page.locator("th[data-column=value] button").click()
    expect(page.locator("th[data-column=value]")).to_have_attribute("aria-sort", "ascending")
    context.close()


def test_on_paper_the_table_is_a_table_and_has_no_tools(page, address):
    taken_over(page, address, "?view=table")
    page.set_viewport_size({"width": 720, "height": 1000})
    page.emulate_media(media="print")
    expect(page.locator("#table-form")).to_be_hidden()
    expect(page.locator(".downloads")).to_be_hidden()
    assert page.locator("#table-rows tbody tr").first.evaluate("row => getComputedStyle(row).display") == "table-row"


def test_rows_are_cards_on_a_phone_and_nothing_is_wider_than_it(phone, address):
    for query in ("?view=table", "?view=about", "?view=table&lang=en", "?view=about&lang=en"):
        taken_over(phone, address, query)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    taken_over(phone, address, "?view=table")
    phone.locator("select[name=sort]").select_option("-name")
    expect(phone.locator("#table-rows tbody tr")).to_have_count(62)
    expect(phone).to_have_url(re.compile("sort=-name"))
    first = phone.locator("#table-rows tbody tr").first
    expect(first.get_by_role("rowheader")).to_be_visible()
    for parts, role in (("tbody tr", "row"), ("td", "cell"), ("thead th", "columnheader"), ("tbody", "rowgroup")):
        roles = phone.locator(f"#table-rows {parts}").evaluate_all("all => all.map((part) => part.role)")
        assert set(roles) == {role}, parts
    phone.set_viewport_size({"width": 1200, "height": 900})
    expect(phone.locator("#table-rows :is(thead, tbody, tr, th, td)[role]")).to_have_count(0)
    phone.set_viewport_size({"width": 390, "height": 844})
    first.get_by_role("rowheader").get_by_role("button").tap()
    expect(phone.locator("#evidence")).to_be_visible()


@pytest.mark.parametrize("query", ["?view=table", "?view=table&lang=en"])
def test_where_rows_are_no_cards_nothing_is_wider_than_the_window(page, address, query):
    taken_over(page, address, query)
    for width in (960, 1024, 1100, 1200, 1300, 1440):
        page.set_viewport_size({"width": width, "height": 768})
        expect(page.locator("#table-rows tbody tr").first).to_have_css("display", "table-row")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
    lines = page.locator("tbody .column-area").evaluate_all(
        """cells => cells.map((cell) => {
            const words = document.createRange();
            words.selectNodeContents(cell);
            return words.getClientRects().length;
        })"""
    )
    assert max(lines) <= 2


@pytest.mark.parametrize("javascript", [True, False])
def test_the_first_page_holds_the_rows_that_the_address_asks_for(browser, address, javascript):
    context = browser.new_context(java_script_enabled=javascript)
    page = context.new_page()
    page.goto(f"{address}/?view=table&kind=honour")
    expect(page.locator("tbody tr[data-honour]")).to_have_count(2)
    context.close()
