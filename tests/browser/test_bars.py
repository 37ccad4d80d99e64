"""The labels of a target's bar: inside the bar's box, the target's at its mark, whatever the bar measures."""

import pytest
from playwright.sync_api import Page

from tests.dashboard.published import LANGUAGES

pytestmark = pytest.mark.browser
TARGETS = {"desk": ".part-panel .bar:has(.aim)", "wall": ".scene .bar:has(.aim)"}
BOXES = """(bar) => {
    const of = (node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        const box = (node.childElementCount || !node.textContent ? node : range).getBoundingClientRect();
        return [box.left, box.right, box.top, box.bottom];
    };
    const labels = [...bar.querySelector(".scale").children];
    return { bar: of(bar), aim: of(bar.querySelector(".aim")), labels: labels.map(of),
        two: labels.length === 2 && labels[1].getBoundingClientRect().top > labels[0].getBoundingClientRect().top + 4 };
}"""
SET = """(bar, [aim, reached]) => {
    bar.style.setProperty("--aim", aim);
    bar.querySelector(".fill").style.setProperty("--share", reached);
}"""
AIMS = [(2, 1), (30, 10), (60, 55), (95, 20), (100, 100), (80, 100)]
"""Marks at both ends and between; the last is of a target that was exceeded."""


def _shown(page: Page, address: str, mode: str, language: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{address}/?lang={language}&region=150784&mode={mode}")
    page.wait_for_selector("#first-page", state="detached", timeout=60_000)
    page.wait_for_selector(TARGETS[mode])


def _holds(found: dict) -> None:
    left, right, _, _ = found["bar"]
    first, second = found["labels"]
    assert first[0] == pytest.approx(left, abs=1), "what was reached begins where the bar begins"
    for box in (first, second):
        assert left - 1 <= box[0]
        assert box[1] <= right + 1, "it stays inside the bar's box"
    if not found["two"]:
        assert first[1] <= second[0], "the labels do not overlap"
    mark, start = found["aim"][0], second[0]
    free = right - (second[1] - second[0])
    least = left if found["two"] else first[1]
    assert start >= min(mark, free) - 4, "it stands at the wrong end"
    assert start <= max(mark, least + 20) + 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", ["desk", "wall"])
def test_a_targets_label_stands_at_its_mark(page: Page, address, mode, language):
    _shown(page, address, mode, language)
    bars = page.locator(TARGETS[mode])
    assert bars.count()
    for bar in bars.all():
        _holds(bar.evaluate(BOXES))
        for shares in AIMS:
            bar.evaluate(SET, [str(share) for share in shares])
            _holds(bar.evaluate(BOXES))


@pytest.mark.parametrize("mode", ["desk", "wall"])
def test_long_labels_stand_on_two_lines_inside_the_box(page: Page, address, mode):
    """As `dashboard.panels.tiles.bars` sets them: two lines where one would not hold both."""
    _shown(page, address, mode, "zh")
    bar = page.locator(TARGETS[mode]).first
    bar.evaluate("""(bar) => {
        bar.classList.add("two-lines");
        bar.style.setProperty("--lines", 2);
        const [reached, target] = bar.querySelector(".scale").children;
        reached.textContent = "已达到 12,345.6 万元（截至上半年）";
        target.textContent = "目标 至少 23,456.7 万元（年底前）";
    }""")
    for shares in AIMS:
        bar.evaluate(SET, [str(share) for share in shares])
        found = bar.evaluate(BOXES)
        left, right, _, _ = found["bar"]
        below = bar.evaluate("(bar) => bar.nextElementSibling?.getBoundingClientRect().top ?? Infinity")
        assert found["two"]
        for box in found["labels"]:
            assert left - 1 <= box[0]
            assert box[1] <= right + 1
            assert box[3] <= below + 1, "it runs into what follows"
