"""Choosing a region, until its name, its figures and its highlight on the map have been painted."""

from statistics import median, quantiles

import click
from playwright.sync_api import Browser, Page

from tests.benchmark.pages import Compared

ROUNDS = 30
_LOOKED_AT_MS = 300
"""Between what has come to rest and the next choice, on every page: a map that has moved paints its tiles then."""
_MEASURE = """([code, name]) => new Promise(resolve => {
  const choose = %s, done = %s, begin = performance.now();
  const finish = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begin)));
  let seen = false;
  const look = () => { if (!seen && done([code, name])) { seen = true; watch.disconnect(); finish(); } };
  const watch = new MutationObserver(look);
  watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  const tick = () => { look(); if (!seen) requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  choose(code);
})"""
"""Looks whenever the page has changed and in each frame: to ask all the time would hold up the frames it waits for."""


def measure_selection(browser: Browser, compared: list[Compared]) -> dict[str, list[float]]:
    """Milliseconds of each of `ROUNDS` choices by the page's label; the pages take turns, so that all share the noise.

    Every region that is chosen was chosen before: what is measured is a selection already seen.
    """
    pages = [(page, open_page(browser, page)) for page in compared]
    for row, page in pages:
        for code, name in row.regions:
            page.evaluate(_script(row), [code, name])
    times: dict[str, list[float]] = {row.label: [] for row in compared}
    for turn in range(ROUNDS):
        for row, page in pages:
            page.bring_to_front()
            page.wait_for_timeout(60)
            settle(page, row.script.get("rest"))
            page.wait_for_timeout(_LOOKED_AT_MS)
            times[row.label].append(page.evaluate(_script(row), list(row.regions[turn % len(row.regions)])))
            settle(page, row.script.get("rest"))  # the other pages share the processor with what this one still moves
    for _, page in pages:
        page.context.close()
    return times


def settle(page: Page, whether: str | None) -> None:
    """Wait until the page says that it is at rest: what the choice before still moves is no part of the next."""
    while whether and not page.evaluate(whether):
        page.wait_for_timeout(20)


def print_selection(times: dict[str, list[float]], base: str) -> None:
    """Median and 95th percentile of each page, and how often the median of `base` it is."""
    for label, found in times.items():
        ratio = median(found) / median(times[base])
        click.echo(f"{label:28}{median(found):8.1f} ms{quantiles(found, n=20)[-1]:8.1f} ms{ratio:8.2f}x")


def _script(row: Compared) -> str:
    return _MEASURE % (row.script["choose"], row.script["done"])


def open_page(browser: Browser, row: Compared) -> Page:
    """The page as it stands when all that it does after it was painted has been done."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(row.address)
    page.wait_for_function(row.script.get("ready", row.script["map"]), timeout=60_000)
    page.wait_for_timeout(1500)  # what a page still does after it has been painted
    return page
