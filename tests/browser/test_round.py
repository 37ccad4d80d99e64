"""The whole round in a browser, in Chinese: from the template to the leader's page, as each who has a part in it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving
from tests.browser.office_people import DOCUMENT, OFFICE, REGION, database_of, filled, option, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PERIOD = "2026-Q3"
SESSIONS, HOUSEHOLDS, GACHAS = "training-plan-sessions", "member-centre-households", "demonstration-gachas"
WRONG = {
    SESSIONS: {"value": "4.6万", "printed": "46场次"},
    HOUSEHOLDS: {"value": 140, "printed": "140户", "dated": "明天"},
    GACHAS: {"value": 21, "printed": None},
}
RIGHT = {
    SESSIONS: {"value": 46, "printed": "46场次"},
    HOUSEHOLDS: {"value": 1400, "printed": "1400户"},
    GACHAS: {"value": 21, "printed": "21个示范嘎查"},
}
STEPS = [
    *(("submitter", step) for step in ("begin", "save", "answer", "submit")),
    ("reviewer", "return"),
    ("submitter", "submit"),
    *(("reviewer", step) for step in ("accept", "publish", "publish")),
]
"""Who did what, as the audit log must tell it: the release, and the submission that became part of it."""
NEW = {indicator: f"{REGION}-{indicator}-{PERIOD}" for indicator in RIGHT}


@dataclass(frozen=True)
class Place:
    """Where the round takes place: a database, and two addresses that both serve it."""

    database: str
    submitters: str
    reviewers: str


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Two servers of their own that share one file of SQLite.

    The same steps on PostgreSQL, without a browser, are `tests/dashboard/office/test_crowd.py`.
    """
    with ExitStack() as stack:
        database = option(stack.enter_context(database_of("sqlite", tmp_path)))
        first, second = (stack.enter_context(serving("--database", database)) for _ in range(2))
        yield Place(database, first, second)


def test_the_round(place: Place, browser: Browser, tmp_path: Path) -> None:
    with (
        signed_in(browser, place.submitters, "submitter") as submitter,
        signed_in(browser, place.reviewers, "reviewer") as reviewer,
        signed_in(browser, place.submitters, "second") as second,
    ):
        page = submit(submitter, tmp_path)
        returned(reviewer, submitter, page)
        accepted(reviewer)
        second.get_by_role("link", name="发布").click()
        published(reviewer)
        too_late(second)
    leader(browser, place)
    agrees(place.database, "db", "verify")
    log = agrees(place.database, "audit")
    steps = re.findall(r"(\w+)  (?:submission|release)\.(\w+)", log)
    assert steps == [("package", "publish"), *STEPS]


def submit(page: Page, folder: Path) -> str:
    """Template, three mistakes, messages, marked copy, corrected, explained, previewed, submitted."""
    page.get_by_label("时期").select_option(PERIOD)
    page.get_by_role("button", name="开始报送").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载本期模板").click()
    assert download.value.suggested_filename == f"{REGION}-{PERIOD}.xlsx"
    template = download.value.path().read_bytes()
    upload(page, folder, filled(template, WRONG))
    expect(page.get_by_role("alert")).to_contain_text("发现 3 处问题，这份文件没有保存")
    rows = page.locator("tr[data-rule]")
    expect(rows).to_have_count(3)
    assert {row.get_attribute("data-rule") for row in rows.all()} == {"number-with-unit", "not-a-date", "cell-empty"}
    assert all(re.fullmatch("[A-Z]+[0-9]+", row.locator("td").nth(1).inner_text()) for row in rows.all())
    expect(rows.first).to_contain_text("46000")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载标出问题的表格").click()
    upload(page, folder, filled(download.value.path().read_bytes(), RIGHT))
    expect(page.get_by_role("status")).to_contain_text("共 3 条")
    question = page.get_by_label("相差悬殊")
    expect(question).to_have_count(1)
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_role("alert")).to_contain_text("还有 1 处疑问没有说明")
    page.get_by_label("相差悬殊").fill("新建中心户并入统计")
    page.get_by_role("button", name="保存说明").click()
    address = page.url
    page.get_by_role("link", name="预览领导页面").click()
    expect(page.get_by_text("尚未发布")).to_be_visible()
    page.locator("#map .map-scale").wait_for(state="attached")
    expect(page.locator(f"[data-figure='{NEW[GACHAS]}']").first).to_be_visible()
    page.goto(address)
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_role("status")).to_contain_text("等待审核")
    return address


def upload(page: Page, folder: Path, content: bytes) -> None:
    """Choose a file as a person does, and send it."""
    file = folder / "三季度报表.xlsx"
    file.write_bytes(content)
    page.get_by_label("填好的表格").set_input_files(file)
    page.get_by_role("button", name="上传并检查").click()


def returned(reviewer: Page, submitter: Page, address: str) -> None:
    """The reviewer returns it with a remark; the submitter reads it and submits again."""
    open_submission(reviewer)
    expect(reviewer.locator("ul.questions")).to_contain_text("新建中心户并入统计")
    expect(reviewer.locator(f"tr[data-key='{NEW[SESSIONS]}']")).to_contain_text("新增")
    reviewer.get_by_label("意见").fill("请核对示范嘎查数")
    reviewer.get_by_role("button", name="退回").click()
    expect(reviewer.get_by_role("status")).to_contain_text("已退回")
    submitter.goto(address)
    expect(submitter.locator(".remark")).to_contain_text("请核对示范嘎查数")
    submitter.get_by_role("button", name="提交审核").click()
    expect(submitter.get_by_role("status")).to_contain_text("等待审核")


def accepted(reviewer: Page) -> None:
    """The reviewer accepts it."""
    open_submission(reviewer)
    reviewer.get_by_role("button", name="接受").click()
    expect(reviewer.get_by_role("status")).to_contain_text("列入下一期")


def open_submission(reviewer: Page) -> None:
    """From the navigation to the region's submission."""
    reviewer.get_by_role("link", name="报送情况").click()
    row = reviewer.locator(f"tr[data-area='{REGION}']")
    expect(row).to_contain_text("已提交")
    row.get_by_role("link").click()


def too_late(second: Page) -> None:
    """Another reviewer has looked before and presses after it was published: one release, one clear refusal."""
    second.get_by_label("发布说明").fill("也来发布")
    second.get_by_role("button", name="发布第 2 期").click()
    expect(second.get_by_role("alert")).to_contain_text("本次没有发布任何内容")
    expect(second.get_by_text("没有已接受的报送")).to_be_visible()


def published(reviewer: Page) -> None:
    """Look at what will change, give a reason, publish."""
    reviewer.get_by_role("link", name="发布").click()
    expect(reviewer.locator("table.difference tbody tr")).to_have_count(3)
    reviewer.get_by_label("发布说明").fill("2026年第三季度数据")
    reviewer.get_by_role("button", name="发布第 2 期").click()
    expect(reviewer.get_by_role("status")).to_contain_text("第 2 期已发布")


def leader(browser: Browser, place: Place) -> None:
    """Without an account, on either server: the figure with its evidence, and the release before it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page = context.new_page()
    for address in (place.reviewers, place.submitters):
        figure = page.locator(f"[data-figure='{NEW[GACHAS]}']").first
        for _ in range(20):
            page.goto(f"{address}/?region={REGION}")
            if figure.count():
                break
            page.wait_for_timeout(500)
        page.locator("#map .map-scale").wait_for(state="attached")  # from now on what is pressed is heard
        figure.click()
        evidence = page.get_by_role("dialog")
        for words in ("21个示范嘎查", DOCUMENT, OFFICE, "2026年9月30日"):
            expect(evidence).to_contain_text(words)
        page.goto(f"{address}/changes?from=1&to=2&lang=zh")
        for words in RIGHT.values():
            expect(page.get_by_role("main")).to_contain_text(str(words["printed"]))
        page.goto(f"{address}/?region={REGION}&release=1")
        expect(page.locator("[data-figure]").first).to_be_visible()
        expect(page.locator(f"[data-figure='{NEW[GACHAS]}']")).to_have_count(0)
    context.close()


def agrees(database: str, *command: str) -> str:
    """What a command says that looks everything over and finds nothing wrong."""
    corridor = str(Path(sys.executable).parent / "corridor")
    done = subprocess.run([corridor, *command, "--database", database], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
