"""Signing in, the own password, accounts and the audit log in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.audit import violations
from tests.browser.conftest import serving
from tests.browser.office_people import PASSWORD, database_of, option, signed_in

pytestmark = pytest.mark.browser
NEW = "another horse battery"
expect.set_options(timeout=30_000)  # a password takes its time, and more on a busy machine


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with an account of each role."""
    with database_of("sqlite", tmp_path_factory.mktemp("office")) as url, serving("--database", option(url)) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A fresh visitor who fails on any error of a script, and on any request that leaves the host."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda sent: None if "//127.0.0.1:" in sent.url else errors.append(sent.url))
    yield page
    context.close()
    assert errors == []


def typed(page: Page, name: str, password: str) -> None:
    """Sign in as one does without a mouse, once the page stands and its first field waits."""
    expect(page.locator("input[autofocus]")).to_be_focused()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_by_keyboard_alone_from_a_wrong_password_to_signing_out(visitor: Page, office: str) -> None:
    visitor.goto(f"{office}/office/accounts")
    expect(visitor.get_by_label("用户名")).to_be_focused()
    typed(visitor, "admin", "wrong")
    expect(visitor.get_by_role("alert")).to_have_text("用户名、密码或动态码不正确")
    expect(visitor.get_by_label("用户名")).to_have_value("admin")
    expect(visitor.get_by_label("密码")).to_be_focused()
    visitor.keyboard.type(PASSWORD)
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("账号")
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="跳到正文")).to_be_focused()
    visitor.get_by_role("button", name="退出").focus()
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("status")).to_have_text("已退出登录。")
    visitor.go_back()
    visitor.reload()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("登录")


def test_the_session_is_out_of_reach_of_scripts(browser: Browser, office: str) -> None:
    with signed_in(browser, office, "reviewer") as page:
        kept = [cookie for cookie in page.context.cookies() if cookie["name"].endswith("-session")]
        assert [(cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) for cookie in kept] == [(True, "Lax", -1)]
        assert "-session" not in page.evaluate("document.cookie")


def test_another_password_signs_out_elsewhere(browser: Browser, office: str, visitor: Page) -> None:
    with signed_in(browser, office, "second") as elsewhere, signed_in(browser, office, "second") as page:
        page.get_by_role("link", name="修改密码").click()
        page.get_by_label("原密码").fill(PASSWORD)
        page.get_by_label("新密码", exact=True).fill(NEW)
        page.get_by_label("再次输入新密码").fill(NEW)
        page.get_by_role("button", name="修改密码并退出").click()
        expect(page.get_by_role("status")).to_contain_text("密码已修改")
        elsewhere.reload()
        expect(elsewhere.get_by_role("heading", level=1)).to_have_text("登录")
    visitor.goto(f"{office}/office/")
    typed(visitor, "second", NEW)
    expect(visitor.get_by_text("second 审核员")).to_be_visible()


def test_a_new_colleague_comes_in(browser: Browser, office: str, visitor: Page) -> None:
    with signed_in(browser, office, "admin") as admin:
        admin.goto(f"{office}/office/accounts")
        admin.get_by_label("用户名").fill("colleague")
        admin.get_by_label("角色").select_option("reviewer")
        admin.get_by_role("button", name="新建").click()
        initial = admin.locator(".initial-password").inner_text()
    visitor.goto(f"{office}/office/")
    typed(visitor, "colleague", initial)
    expect(visitor.get_by_role("status")).to_contain_text("您使用的是初始密码")
    visitor.get_by_label("原密码").fill(initial)
    visitor.get_by_label("新密码", exact=True).fill(NEW)
    visitor.get_by_label("再次输入新密码").fill(NEW)
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("登录")
    typed(visitor, "colleague", NEW)
    expect(visitor.get_by_role("navigation")).to_be_visible()


@pytest.mark.parametrize(("language", "theme"), [("zh", "dark"), ("en", "light")])
def test_the_pages_are_accessible(browser: Browser, office: str, language: str, theme: str, visitor: Page) -> None:
    """Of a dark page only the colours are others, and they are the same in every language."""
    visitor.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    visitor.goto(f"{office}/office/sign-in?lang={language}")
    assert violations(visitor) == []
    typed(visitor, "nobody", "wrong")
    visitor.get_by_role("alert").wait_for()
    assert violations(visitor) == []
    with signed_in(browser, office, "admin") as page:
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        for address in ("password", "accounts", "accounts/submitter", "audit", "nothing"):
            page.goto(f"{office}/office/{address}?lang={language}")
            assert page.locator("html").get_attribute("data-theme") == theme
            assert violations(page) == [], address


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, office: str, width: int) -> None:
    with signed_in(browser, office, "admin", width) as page:
        for address in ("password", "accounts", "accounts/submitter", "audit"):
            page.goto(f"{office}/office/{address}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_where_visitors_sign_in_too_a_leader_reads_after_it(browser: Browser, tmp_path: Path, visitor: Page) -> None:
    with database_of("sqlite", tmp_path) as url, serving("--database", option(url), "--sign-in-for-all") as address:
        visitor.goto(f"{address}/?initiative=1")
        expect(visitor.get_by_role("heading", level=1)).to_have_text("登录")
        typed(visitor, "reviewer", PASSWORD)
        visitor.wait_for_url("**/?initiative=1")
        expect(visitor.locator("#map .static-map svg").first).to_be_visible()
        with signed_in(browser, address, "reviewer") as other:
            other.goto(f"{address}/office/password")
            other.get_by_role("button", name="在所有设备上退出登录").click()
            other.get_by_role("status").wait_for()
        visitor.locator("[data-press^='figure=']").locator("visible=true").first.click()
        expect(visitor.get_by_role("heading", level=1)).to_have_text("登录")
