"""The people of the reporting cycle: their accounts in a database, their browsers, the workbook that one fills in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, Page
from sqlalchemy import URL

from corridor.accounts import accounts
from corridor.accounts.accounts import NewAccount
from corridor.accounts.roles import Role, console
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.releases.database import Database
from corridor.releases.opening import open_database
from corridor.releases.release_store import ReleaseStore
from corridor.releases.upgrading import upgrade
from corridor.reporting.context import ReportingContext
from corridor.workbook.columns import layouts
from tests import postgres

PASSWORD = "correct horse battery"
REGION = "150725"
OFFICE = "旗委组织部"
PEOPLE = (
    NewAccount("submitter", Role.SUBMITTER, REGION, OFFICE),
    NewAccount("reviewer", Role.REVIEWER),
    NewAccount("second", Role.REVIEWER),
    NewAccount("admin", Role.ADMINISTRATOR),
)
FIGURES = layouts(("zh", "en"))[0]
DOCUMENT = "2026年第三季度工作总结"
GOOD: Mapping[str, object] = {
    "qualifier": "准确数",
    "document": DOCUMENT,
    "dated": date(2026, 9, 30),
    "locator": "2.1",
}


@contextmanager
def database_of(kind: str, folder: Path) -> Iterator[URL]:
    """A database of that kind with the package that ships as release 1, and an account of each role."""
    url = URL.create("sqlite", database=str(folder / "corridor.sqlite3"))
    if kind == "postgresql":
        url = postgres.server().create()
    try:
        _people(url)
        yield url
    finally:
        if kind == "postgresql":
            postgres.server().drop(url.database or "")


def _people(url: URL) -> None:
    database, base = Database(url), load(shipped_package())
    if not database.is_sqlite:
        upgrade(database)
    open_database(database, base)
    release_store = ReleaseStore(database, base)
    for wanted in PEOPLE:
        accounts.add(ReportingContext(database, release_store), console("test"), wanted, PASSWORD)
    release_store.close()
    database.close()


def option(url: URL) -> str:
    """The address as ``--database`` takes it."""
    return url.database or "" if url.drivername == "sqlite" else url.render_as_string(hide_password=False)


@contextmanager
def signed_in(
    browser: Browser, address: str, name: str, width: int = 1440, theme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    """The browser of one person, signed in; fails on any error of a script."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN", color_scheme=theme)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}/office/")
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="登录").click()
    page.get_by_role("button", name="退出").wait_for()
    yield page
    context.close()
    assert errors == []


def filled(content: bytes, rows: Mapping[str, Mapping[str, object]]) -> bytes:
    """A template with cells of some indicators filled in, beside what `GOOD` says of all of them."""
    book = load_workbook(BytesIO(content))
    sheet = book[FIGURES.title]
    assert isinstance(sheet, Worksheet)
    keys = [column.key for column in FIGURES.columns]
    numbers = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    for indicator, cells in rows.items():
        for key, value in {**GOOD, **cells}.items():
            sheet.cell(numbers[indicator], keys.index(key) + 1).value = value  # type: ignore[assignment]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
