"""Firefox ESR 115 knows no `zoom`: the wall is magnified by transforms there, and boxes lie where they do with it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.test_wall import on_wall

pytestmark = pytest.mark.browser
PARTS = [".page", ".part-panel", ".selection-head", "#panel > section", "#panel .tile", ".part-footer"]
SEEN = """(parts) => [document.querySelector("#panel > section").dataset.pages, ...parts.map((part) => {
  const box = document.querySelector(part).getBoundingClientRect();
  return [box.x, box.y, box.width, box.height];
})]"""


def _without_zoom(route: Route) -> None:
    """The stylesheet as a browser reads it that knows no zoom."""
    answer = route.fetch()
    text = re.sub(r"(?<=[\s{])zoom: [^;]+;", "", answer.text())
    route.fulfill(response=answer, body=text.replace("@supports not (zoom: 2)", "@supports (zoom: 2)"))


def _seen(browser: Browser, address: str, size: tuple[int, int], *, zoom: bool) -> list[Any]:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    try:
        if not zoom:
            page.route("**/bundles/*.css", _without_zoom)
        on_wall(page, address, "&seconds=900&initiative=3")
        page.keyboard.press("ArrowRight")  # to the next page of the scene, or the next scene
        page.wait_for_timeout(500)
        seen: list[Any] = page.evaluate(SEEN, PARTS)
        return seen
    finally:
        page.close()


@pytest.mark.parametrize("size", [(3840, 2160), (1280, 720)])
def test_without_zoom_all_is_where_it_is_with_it(browser: Browser, address: str, size: tuple[int, int]) -> None:
    with_zoom, without = (_seen(browser, address, size, zoom=zoom) for zoom in (True, False))
    assert without[0] == with_zoom[0]
    for part, here, there in zip(PARTS, without[1:], with_zoom[1:], strict=True):
        assert here == pytest.approx(there, abs=2), part
