"""The pages of the reporting cycle to every reader: WCAG in both languages and themes, on a phone, without a script."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import serving
from tests.browser.office_people import REGION, database_of, filled, option, signed_in
from tests.browser.test_round import NEW, PERIOD, RIGHT, SESSIONS, WRONG, upload

pytestmark = pytest.mark.browser
DRAFT = "/office/submissions/1"
OWN = ("/office/submissions", DRAFT, f"{DRAFT}/figures", f"{DRAFT}/figures/{SESSIONS}", f"{DRAFT}/withdraw")
OTHER = "150781"
REVIEWERS = (f"/office/review?period={PERIOD}", "/office/publish")


@pytest.fixture(scope="module")
def office(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server where one draft waits, with a question still open."""
    folder = tmp_path_factory.mktemp("office")
    with database_of("sqlite", folder) as url, serving("--database", option(url)) as address:
        with signed_in(browser, address, "submitter") as page:
            begin(page, folder)
        yield address


def begin(page: Page, folder: Path) -> None:
    page.get_by_label("时期").select_option(PERIOD)
    page.get_by_role("button", name="开始报送").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载本期模板").click()
    upload(page, folder, filled(download.value.path().read_bytes(), RIGHT))
    expect(page.get_by_role("status")).to_contain_text("已收下")


@pytest.mark.parametrize(("language", "theme"), [("zh", "dark"), ("en", "light")])
def test_nothing_leaves_the_page_or_lies_over_another(
    office: str, browser: Browser, language: str, theme: Literal["light", "dark"]
) -> None:
    """Of a dark page only the colours are others, and they are the same in every language."""
    for name, pages in (("submitter", OWN), ("reviewer", REVIEWERS)):
        with signed_in(browser, office, name, theme=theme) as page:
            for path in pages:
                page.goto(f"{office}{path}{'&' if '?' in path else '?'}lang={language}")
                assert violations(page) == [], path


def test_what_is_wrong_is_reported_to_every_reader(office: str, browser: Browser, tmp_path: Path) -> None:
    """The refusal of a file, and of a typed figure."""
    with signed_in(browser, office, "submitter") as page:
        page.goto(office + DRAFT)
        with page.expect_download() as download:
            page.get_by_role("link", name="下载本期模板").click()
        upload(page, tmp_path, filled(download.value.path().read_bytes(), WRONG))
        expect(page.get_by_role("alert")).to_be_visible()
        assert violations(page) == []
        page.goto(f"{office}{DRAFT}/figures/{SESSIONS}")
        page.get_by_label("数值").fill("十二")
        page.get_by_role("button", name="保存", exact=True).click()
        assert page.get_by_label("数值").get_attribute("aria-invalid") == "true"
        assert violations(page) == []


def test_on_a_phone_nothing_is_cut_off(office: str, browser: Browser) -> None:
    with signed_in(browser, office, "submitter", width=360) as page:
        for path in OWN:
            page.goto(office + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
            assert not page.evaluate(
                "[...document.querySelectorAll('main button, main select, main input:not([type=hidden])')]"
                ".filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML)"
            ), path


def test_the_preview_is_the_whole_page_at_work(office: str, browser: Browser) -> None:
    """The map, another selection, the evidence: all of what is not published, and nothing of it for visitors."""
    with signed_in(browser, office, "submitter") as page:
        page.goto(f"{office}{DRAFT}/preview")
        page.locator("#map .map-scale").wait_for(state="attached")
        expect(page.get_by_text("尚未发布")).to_be_visible()
        page.locator(f"[data-figure='{NEW[SESSIONS]}']").first.click()
        expect(page.locator("#evidence")).to_contain_text("46场次")
        page.keyboard.press("Escape")
        page.locator(f"#strip button[data-press='region={OTHER}']").first.click()
        expect(page.locator("html")).to_have_attribute("data-region", OTHER)
        assert f"{DRAFT}/preview" in page.url
    visitor = browser.new_page()
    visitor.goto(f"{office}{DRAFT}/preview?region={REGION}&lang=zh")
    expect(visitor.get_by_label("用户名")).to_be_visible()
    visitor.close()


def test_it_all_works_without_a_script(office: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{office}/office/")
    page.get_by_label("用户名").fill("submitter")
    page.get_by_label("密码", exact=True).fill("correct horse battery")
    page.get_by_role("main").get_by_role("button", name="登录").click()
    page.goto(f"{office}{DRAFT}/figures/{SESSIONS}")
    page.get_by_label("数值").fill("47")
    page.get_by_label("限定词").select_option("exact")
    page.get_by_label("原文数字").fill("47场次")
    page.get_by_label("出处").fill("2.1")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("已保存")
    expect(page.get_by_text("47场次").first).to_be_visible()
    context.close()
