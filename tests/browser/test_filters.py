"""The filters in narrow windows: what is chosen, and what stands beside the filter's own name, is seen whole."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.acts import opened, rested, until
from tests.dashboard.published import INITIATIVES, LANGUAGES, REGIONS

pytestmark = pytest.mark.browser
SEEN = """(name) => {
    const filter = document.querySelector(`#filters .filter:has(input[name=${name}])`);
    const options = filter.querySelector(".options").getBoundingClientRect();
    const shown = (one) => {
        const box = one.getBoundingClientRect();
        return [Math.max(0, Math.min(box.right, options.right) - Math.max(box.left, options.left)), box.width];
    };
    const words = [...filter.querySelectorAll(".name")];
    return {
        chosen: shown(filter.querySelector("input:checked + .face .name")),
        first: words.map(shown).find(([seen]) => seen > 0),
        legend: filter.querySelector("legend").getBoundingClientRect().right <= options.left,
    };
}"""
CHOICES = [("region", code) for code in ("", *REGIONS)] + [("initiative", number) for number in ("", *INITIATIVES)]
ROWS = "(all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().top)))].length"


def _whole(page: Page, name: str) -> bool:
    """Whether the chosen option and the first in view are seen whole, beside the filter's own name."""
    rested(page, f"#filters .{name} .options")
    found = page.evaluate(SEEN, name)
    return found["legend"] and all(seen >= width - 1 for seen, width in (found["chosen"], found["first"]))


@pytest.mark.parametrize(("width", "language"), [(720, "zh"), (390, "en")])
def test_no_choice_is_cut_by_the_name_of_its_filter(browser: Browser, address, width, language):
    """720 px are a window of 1440 px at 200 %. On a phone English names have the least room."""
    context = browser.new_context(viewport={"width": width, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    opened(page, f"{address}/?lang={language}")
    for name, value in [*CHOICES, ("region", ""), ("initiative", "")]:
        page.locator(f'#filters input[name={name}][value="{value}"]').check(force=True)
        assert _whole(page, name), (name, value)
    for name, end in (("region", 10_000), ("initiative", 10_000), ("region", 0), ("initiative", 0)):
        page.locator(f"#filters .{name} .options").evaluate("(list, end) => list.scrollTo(end, 0)", end)
        if end:
            rested(page, f"#filters .{name} .options")
            first = page.evaluate(SEEN, name)["first"]
            assert first[0] >= first[1] - 1, name
        else:
            assert _whole(page, name), name
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_desk_keeps_the_page_in_sight(page: Page, address, language):
    """At 1024 by 768 each filter is one row, and the head one of title and one of tools."""
    page.set_viewport_size({"width": 1024, "height": 768})
    opened(page, f"{address}/?lang={language}")
    for name, chosen in (("region", REGIONS[-1]), ("initiative", INITIATIVES[-1])):
        page.locator(f'#filters input[name={name}][value="{chosen}"]').check(force=True)
        until(page, f"() => document.documentElement.dataset.{name} === '{chosen}'")
    assert page.locator("#filters .option").evaluate_all(ROWS) <= 2
    assert page.locator("#filters").bounding_box()["height"] <= 110
    assert page.locator("#header").bounding_box()["height"] <= 110


PLACES = "(all) => all.map((one) => { const { left, width } = one.getBoundingClientRect(); return [left, width]; })"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_choice_moves_the_others(page: Page, address, language):
    """Neither by the digits of its counts nor by the heavier type of what is chosen."""
    opened(page, f"{address}/?lang={language}")
    options = page.locator("#filters .option")
    before = options.evaluate_all(PLACES)
    for name, value in CHOICES:
        page.locator(f'#filters input[name={name}][value="{value}"]').check(force=True)
        assert options.evaluate_all(PLACES) == [pytest.approx(place, abs=0.1) for place in before], (name, value)
