"""A workbook that is uploaded after the session has ended: it waits, and one sends it again; without a script too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import URL, update

from corridor.releases.database import Database
from corridor.releases.tables import sessions
from tests.browser.audit import violations
from tests.browser.conftest import serving
from tests.browser.office_people import PASSWORD, database_of, filled, option
from tests.browser.test_round import PERIOD, RIGHT

pytestmark = pytest.mark.browser
LONG_AGO = "2020-01-01T00:00:00.000000Z"
expect.set_options(timeout=30_000)  # a password takes its time, and more on a busy machine


@pytest.fixture
def page(browser: Browser, script: bool) -> Iterator[Page]:  # noqa: FBT001  # a parameter of the test
    context = browser.new_context(java_script_enabled=script, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_upload_after_the_session_has_ended(page: Page, tmp_path: Path, script: bool) -> None:  # noqa: FBT001
    with database_of("sqlite", tmp_path) as url, serving("--database", option(url)) as address:
        page.goto(f"{address}/office/")
        sign_in(page)
        page.get_by_label("时期").select_option(PERIOD)
        page.get_by_role("button", name="开始报送").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="下载本期模板").click()
        workbook = tmp_path / "三季度报表.xlsx"
        workbook.write_bytes(filled(download.value.path().read_bytes(), RIGHT))
        page.locator("#file").set_input_files(workbook)
        end_sessions(url)
        page.get_by_role("button", name="上传").click()
        expect(page.get_by_role("status")).to_contain_text("已保留")
        sign_in(page)
        expect(page.get_by_role("status")).to_contain_text("操作没有执行")
        expect(page.get_by_text("三季度报表.xlsx")).to_be_visible()
        if script:
            assert violations(page) == []
        page.get_by_role("button", name="上传").click()
        expect(page.get_by_role("status")).to_contain_text("已收下")
        assert "unsent" not in page.url


def sign_in(page: Page) -> None:
    page.get_by_label("用户名").fill("submitter")
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="登录").click()
    page.get_by_role("button", name="退出").wait_for()


def end_sessions(url: URL) -> None:
    """As time does."""
    database = Database(url)
    with database.writing() as connection:
        connection.execute(update(sessions).values(opened_at=LONG_AGO))
    database.close()
