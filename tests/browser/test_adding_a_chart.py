"""The recipe for a chart of one's own works as it is written: an ordinary component, an ordinary callback."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.acts import opened
from tests.browser.conftest import serving
from tests.browser.recipe import carried_out

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a copy of the dashboard to which the recipe was applied."""
    copy = carried_out(tmp_path_factory.mktemp("recipe"))
    with pytest.MonkeyPatch.context() as patch, serving_copy(patch, copy) as address:
        yield address


def serving_copy(patch: pytest.MonkeyPatch, copy: os.PathLike[str]):
    """`serving`, with the sources of `copy` before those that are installed."""
    patch.setenv("PYTHONPATH", os.pathsep.join([f"{copy}/src", f"{copy}"]))
    return serving()


def test_the_first_page_has_the_place_of_the_chart(extended, page):
    page.route("**/_dash-layout", lambda _: None)  # Dash's page never stands
    answer = page.goto(extended)
    assert answer.status == 200
    expect(page.locator("#first-page [data-server-html=funds-bars]")).to_be_visible()
    heights = page.eval_on_selector_all(
        "#first-page section > [style]", "(parts) => parts.map((part) => part.offsetHeight)"
    )
    assert [height >= 36 for height in heights] == [True, True]


def test_the_chart_follows_the_selection_and_the_dropdown(extended, page):
    opened(page, f"{extended}/?region=150726")
    expect(page.locator("#funds-label")).to_have_text("各旗市资金", timeout=30_000)
    bars = page.locator("#funds-bars .barlayer .point")
    expect(bars).to_have_count(1)
    expect(page.locator("#funds-bars .barlayer")).to_contain_text("100万元")
    page.locator("#funds-kind").click()
    page.get_by_role("option", name="争取扶持资金").click()
    expect(page.locator("#funds-bars .barlayer")).to_contain_text("1500万元")
    expect(bars.locator("path")).to_have_css("fill", "rgb(35, 49, 63)")
    page.locator('#filters input[name=region][value="150725"]').check(force=True)
    expect(bars.locator("path")).to_have_css("fill", "rgb(154, 165, 177)")


def test_the_chart_speaks_the_language_of_the_page(extended, page):
    opened(page, f"{extended}/?lang=en")
    expect(page.locator("#funds-label")).to_have_text("Funds by region", timeout=30_000)
    expect(page.locator("#funds-kind")).to_contain_text("Project funds won")
