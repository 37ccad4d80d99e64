"""Choosing a region with a real pointer, first ones that were never chosen, then the same again."""

from playwright.sync_api import Browser, Page

from tests.benchmark.pages import Compared
from tests.benchmark.selection import open_page, settle

ROUNDS = 4
"""How often each region is chosen again after it was chosen for the first time."""
_REGIONS = 10
"""How many regions are chosen on each page, from all parts of the corridor."""
_RESTS = 90
"""Milliseconds that a hand rests on what it is about to press, and that it holds the button."""
_RELEASED = """([code, name]) => {
  const done = %s;
  window.chosen = new Promise((resolve) => document.addEventListener("pointerup", function () {
    const begin = performance.now();
    const look = () => done([code, name]) ? requestAnimationFrame(() => resolve(performance.now() - begin))
      : requestAnimationFrame(look);
    requestAnimationFrame(look);
  }, { once: true, capture: true }));
}"""
"""A promise of the milliseconds from the release of the button until the choice has been painted."""


def measure_pointer(browser: Browser, compared: list[Compared]) -> dict[str, dict[str, list[float]]]:
    """Milliseconds of choices, ``unseen`` and ``seen``, by the page's label.

    The pages take turns, so that all share the noise.
    """
    pages = [(row, page, _regions(page, row)) for row in compared for page in [open_page(browser, row)]]
    times: dict[str, dict[str, list[float]]] = {"unseen": {}, "seen": {}}
    for turn in range(1 + ROUNDS):
        found = times["seen" if turn else "unseen"]
        for at in range(_REGIONS):
            for row, page, regions in pages:
                if turn or at < len(regions):
                    page.bring_to_front()
                    found.setdefault(row.label, []).append(_pressed(page, row, *regions[at % len(regions)]))
    for _, page, _ in pages:
        page.context.close()
    return times


def _regions(page: Page, row: Compared) -> list[tuple[str, str]]:
    """Some of the regions that a pointer can press where the page shows them all."""
    pressed = [region for region in row.regions if page.evaluate(row.script["point"], region[0])]
    return pressed[:: -(-len(pressed) // _REGIONS)]


def _pressed(page: Page, row: Compared, code: str, name: str) -> float:
    """Milliseconds of one choice on a page that shows all regions."""
    if "leave" in row.script:
        page.keyboard.press("Escape")
        settle(page, row.script["leave"])
    page.mouse.move(1, 1)
    page.wait_for_timeout(_RESTS)
    x, y = page.evaluate(row.script["point"], code)
    page.evaluate(_RELEASED % row.script["done"], [code, name])
    page.mouse.move(x, y, steps=4)
    page.wait_for_timeout(_RESTS)
    page.mouse.down()
    page.wait_for_timeout(_RESTS)
    page.mouse.up()
    taken: float = page.evaluate("() => window.chosen")
    return taken
