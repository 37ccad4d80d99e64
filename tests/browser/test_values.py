"""Several periods and regions: lines, strips and a map of values appear by themselves; today they do not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving

pytestmark = pytest.mark.browser

_PACKAGE = Path(__file__).parents[1] / "packages" / "two_periods"


@pytest.fixture(scope="module")
def valleys() -> Iterator[str]:
    """A server of four regions that report the same for several years."""
    with serving("--geodata", str(_PACKAGE)) as address:
        yield address


def _fills(page: Page, *codes: str) -> list[str]:
    page.wait_for_selector("#map .map-scale", state="attached")
    fill = "code => getComputedStyle(document.querySelector(`#map .traceregion-${code} .js-fill`)).fill"
    return [page.evaluate(fill, code) for code in codes]


def test_the_map_shows_values_and_its_legend_says_of_what(page: Page, valleys: str) -> None:
    page.goto(f"{valleys}/?initiative=1")
    page.wait_for_selector("#map .traceregion-201[data-value]")
    colors = _fills(page, "203", "201", "202", "204")  # 24, 40, 55 and 64 wells
    brightness = [
        sum(int(channel) for channel in color.removeprefix("rgb(").rstrip(")").split(",")) for color in colors
    ]
    assert brightness == sorted(brightness, reverse=True)
    assert len(set(brightness)) == 4
    legend = page.locator("[data-values-of='1']:visible")
    expect(legend).to_contain_text("水井（口），2022年")
    expect(page.locator(".legend-coverage:visible")).to_have_count(0)


def test_where_nothing_can_be_compared_the_map_shows_coverage(page: Page, valleys: str) -> None:
    page.goto(f"{valleys}/?initiative=2")
    page.wait_for_selector("#map .traceregion-201[data-coverage]")
    assert page.locator("[data-value]").count() == 0
    expect(page.locator(".legend-coverage:visible").first).to_be_visible()
    expect(page.locator("[data-values-of]:visible")).to_have_count(0)


def test_a_point_of_a_line_opens_its_evidence(page: Page, valleys: str) -> None:
    page.goto(f"{valleys}/?region=202&initiative=1")
    page.locator("#panel [data-trend=wells] [data-figure=W-202-2021]").click()
    expect(page.locator("#evidence [data-evidence=W-202-2021]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#evidence")).not_to_be_visible()


def test_the_chosen_region_is_named_on_every_strip(page: Page, valleys: str) -> None:
    page.goto(f"{valleys}/?region=203&initiative=1")
    expect(page.locator("#panel [data-distribution] [data-chosen=true] .value")).to_have_text(
        ["柳谷 24口", "柳谷 12.5%"]
    )


def test_lines_and_strips_stay_within_the_page_of_a_phone(page: Page, valleys: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{valleys}/?region=201")
    page.wait_for_selector("#panel [data-trend]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_todays_data_draw_none_of_them_and_say_why(page: Page, address: str) -> None:
    for region in ("150725", "all"):
        page.goto(f"{address}/?region={region}&initiative=5")
        page.wait_for_selector("#map .traceregion-150725[data-coverage]")
        assert page.locator("[data-value], [data-trend], [data-distribution], [data-values-of]").count() == 0
        said = " ".join(page.locator("#panel .not-compared").all_inner_texts())
        assert "暂不横向比较" in said
        assert "暂无趋势" in said


@pytest.mark.parametrize(("width", "lines"), [(390, 3), (800, 2)])
def test_region_initiative_and_period_are_few_lines_in_a_narrow_window(
    page: Page, valleys: str, width: int, lines: int
) -> None:
    """On a phone the period has a line of its own: beside the regions it hid them."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{valleys}/")
    expect(page.locator("#first-page")).to_have_count(0)
    filters = page.locator("#filters .filter")
    expect(filters).to_have_count(3)
    tops = {round(one["y"]) for part in filters.all() if (one := part.bounding_box())}
    assert len(tops) == lines
    assert page.evaluate("document.documentElement.scrollWidth") == width
