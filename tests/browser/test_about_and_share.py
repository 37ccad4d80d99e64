"""The text about the data, the link to hand on, and the way past the head of the page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.acts import taken_over

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)


def test_the_text_about_the_data_leads_to_its_sections_and_to_the_figures(page, address):
    taken_over(page, address, "")
    page.get_by_role("link", name="数据说明").click()
    page.locator("#about").get_by_role("link", name="缺什么").click()
    expect(page.locator("#about-missing")).to_be_focused()
    expect(page.locator("#about-missing")).to_be_in_viewport()
    page.locator("#about [data-figure=O21]").click()
    expect(page.locator("#evidence [data-evidence=O21]")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#about [data-state-of=at_least] + dd button").click()
    expect(page.locator("#table-rows tbody tr")).to_have_count(4)


def test_an_initiative_picked_beside_the_text_leads_to_the_map(page, address):
    taken_over(page, address, "?view=about")
    page.keyboard.press("Control+k")
    page.locator("#search-input").fill("fumin")
    page.locator("[data-entry='3']").click()
    expect(page.locator("#map")).to_be_visible()
    assert page.url.endswith("?initiative=3")


def test_sharing_copies_the_link_and_says_so(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    taken_over(page, address, "?region=150725")
    page.get_by_role("button", name="分享").click()
    expect(page.locator("#said")).to_have_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    expect(page.locator("#said")).to_have_text("", timeout=8000)


def test_where_there_is_no_clipboard_the_link_is_copied_the_old_way(page, address):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    taken_over(page, address, "?region=150725")
    page.evaluate("document.addEventListener('copy', () => { window.copied = String(document.activeElement.value) })")
    page.get_by_role("button", name="分享").click()
    expect(page.locator("#said")).to_have_text("链接已复制")
    assert page.evaluate("window.copied") == page.url


def test_the_skip_link_leads_to_what_is_looked_at(page, address):
    for query, title in (("", "selection-title"), ("?view=table", "table-title"), ("?view=about", "about-title")):
        taken_over(page, address, query)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(f"#{title}")).to_be_focused()


@pytest.mark.parametrize(("language", "names"), [("zh", ("分享", "复制图片")), ("en", ("Share", "Copy picture"))])
def test_beside_the_link_stand_its_code_and_its_picture(page, address, language, names):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    taken_over(page, address, f"?lang={language}&region=150725")
    assert page.title().count(" · ") == 1
    page.get_by_role("button", name=names[0], exact=True).click()
    expect(page.locator("#share-picture")).to_have_js_property("naturalWidth", 1200)
    expect(page.locator("#share-code")).to_have_attribute("src", re.compile(r"/link\.svg\?"))
    for nothing in (0, 1):
        expect(page.locator("#share-code")).not_to_have_js_property("naturalWidth", nothing)
    copied = page.get_by_role("button", name=names[1])
    copied.click()
    # until then it says that the link was copied
    expect(page.locator("#said")).to_have_text(copied.get_attribute("data-done"))
    kinds = page.evaluate("navigator.clipboard.read().then((items) => items.flatMap((item) => item.types))")
    assert kinds == ["image/png"]
    before = page.locator("#share-picture").get_attribute("src")
    page.evaluate("history.replaceState(null, '', location.href)")
    page.keyboard.press("Escape")
    expect(page.locator("#share-dialog")).to_be_hidden()
    expect(page.get_by_role("button", name=names[0], exact=True)).to_be_focused()
    assert "150725" in before


def test_the_title_follows_the_selection(page, address):
    taken_over(page, address, "")
    whole = page.title()
    page.locator("#filters label", has_text="满洲里").first.click()
    expect(page).to_have_title(f"满洲里市 · {whole}")
    page.locator("#header .language, .part-header .language").first.click()
    expect(page).to_have_title("Manzhouli City · Hulunbuir Border Party-Building Corridor")
    page.go_back()
    page.go_back()
    expect(page).to_have_title(whole)
