"""The recipe for a chart of one's own works as it is written: an ordinary component, an ordinary callback."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.acts import opened, script_errors, until
from tests.browser.conftest import command_on, free_port, wait_for
from tests.browser.recipe import carried_out

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a copy of the dashboard to which the recipe was applied."""
    copy = carried_out(tmp_path_factory.mktemp("recipe"))
    with serving_copy(copy, tmp_path_factory.mktemp("home")) as address:
        yield address


@contextmanager
def serving_copy(copy: os.PathLike[str], home: Path) -> Iterator[str]:
    """`serving`, in a process that has imported nothing yet and finds the sources of `copy` first."""
    port, log = free_port(), home / "log"
    sources = {"PYTHONPATH": os.pathsep.join([f"{copy}/src", f"{copy}"]), "XDG_DATA_HOME": str(home)}
    with (
        log.open("w") as said,
        subprocess.Popen(command_on(port), stdout=subprocess.DEVNULL, stderr=said, env=os.environ | sources) as process,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}/health", lambda: process.poll() is not None, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


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


def test_what_components_expect_of_the_polyfill_comes_with_the_first_of_them_and_once(extended, page):
    """A dropdown and a chart, which Dash fetches by themselves."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    errors = script_errors(page)
    opened(page, f"{extended}/?region=150726")
    expect(page.locator("#funds-bars .barlayer .point")).to_have_count(1, timeout=30_000)
    ready = "() => window.dash_component_api && typeof window.regeneratorRuntime.keys"
    until(page, f"() => ({ready})() === 'function'")
    order = [next((name for name in ("polyfill", "async-") if name in url), "") for url in asked]
    assert order.count("polyfill") == 1
    assert order.index("async-") < order.index("polyfill")
    assert errors == []


def test_the_chart_speaks_the_language_of_the_page(extended, page):
    opened(page, f"{extended}/?lang=en")
    expect(page.locator("#funds-label")).to_have_text("Funds by region", timeout=30_000)
    expect(page.locator("#funds-kind")).to_contain_text("Project funds won")
