"""A panel of very many figures: what is in sight comes first, the rest follows, and nothing of it is lost."""

import pytest

from tests.browser.acts import opened, until
from tests.browser.conftest import serving
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

pytestmark = pytest.mark.browser
PLAN = Plan(regions=5, indicators=100, periods=1)
SHOWN = "() => document.querySelectorAll('#panel [data-figure]').length"


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    with serving("--geodata", str(make(tmp_path_factory.mktemp("long"), PLAN))) as address:
        yield address


def test_everything_follows_what_was_in_sight(page, long):
    one, other = PLAN.codes[1], PLAN.codes[3]
    opened(page, f"{long}/?region={one}")
    whole = page.evaluate(SHOWN)
    assert whole > 60
    assert page.locator("#panel [data-long]").count() == 1
    page.evaluate("(code) => corridor.selection_state.press('region=' + code)", other)
    page.evaluate("(code) => corridor.selection_state.press('region=' + code)", one)
    assert 0 < page.evaluate(SHOWN) <= whole
    until(page, f"(wanted) => ({SHOWN})() === wanted", whole)
    until(page, "() => !document.getElementById('panel').style.minHeight")
    assert page.locator(f'#panel [data-region="{one}"] > div').last.locator("dl").count() >= 1


def test_a_short_panel_after_a_long_one_keeps_nothing_of_its_height(page, long):
    opened(page, f"{long}/?region={PLAN.codes[1]}")
    page.evaluate(
        "([long, initiative]) => { const { press } = corridor.selection_state;"
        " press('region=' + long); press('initiative=' + initiative); }",
        [PLAN.codes[2], "A1"],
    )
    page.wait_for_selector('#panel section[data-initiative="A1"]')
    until(page, "() => !document.getElementById('panel').style.minHeight")
