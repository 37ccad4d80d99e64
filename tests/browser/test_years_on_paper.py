"""Years of reports on paper: as many sheets after three years as after one."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.year.made import years_served
from tests.year.plan import NORTH, QUARTERS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIRST_YEAR, LAST = 6, len(QUARTERS) + 2
VIEWS = {"lang=zh": 2, f"lang=en&region={NORTH}": 3}
"""How many sheets a selection may take."""


@pytest.fixture(scope="module")
def years() -> Iterator[str]:
    with years_served() as address:
        yield address


def sheets(page: Page, address: str, file: Path) -> int:
    page.goto(address)
    expect(page.locator("#map .map-scale")).to_be_attached()
    page.pdf(path=file, prefer_css_page_size=True)
    lines = subprocess.run(["pdfinfo", file], capture_output=True, check=True).stdout.decode().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pages:"))


@pytest.mark.parametrize("view", VIEWS)
def test_the_sheets_are_few_and_grow_no_more(page: Page, years: str, tmp_path: Path, view: str) -> None:
    after_a_year, at_last = (
        sheets(page, f"{years}/?{view}&release={number}", tmp_path / "sheet.pdf") for number in (FIRST_YEAR, LAST)
    )
    assert at_last <= VIEWS[view]
    assert at_last <= after_a_year + 1
