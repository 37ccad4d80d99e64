"""What axe-core finds on a page: the rules of WCAG 2.2 at the levels A and AA."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_BARE = "document.querySelectorAll('.map svg').forEach((drawing) => { drawing.style.display = '%s' })"


def violations(page: Page) -> list[str]:
    """Each broken rule with the first elements that break it, in words; nothing for a clean page.

    Shapes of the map reach beyond its edge, where they are not seen; axe cannot tell and leaves open what lies under
    them. So contrast is looked at once more without the drawing, whose own names have a test of their own.
    """
    return _found(page, {"runOnly": {"type": "tag", "values": _LEVELS}}) + _without_drawing(page)


def contrasts(page: Page) -> list[str]:
    """What of `violations` depends on colours alone: the only rule that a theme can break."""
    return _contrasts(page) + _without_drawing(page)


def _without_drawing(page: Page) -> list[str]:
    found: list[str] = []
    if page.locator("#map svg").first.is_visible():
        page.evaluate(_BARE % "none")
        found = _contrasts(page)
        page.evaluate(_BARE % "")
    return found


def _contrasts(page: Page) -> list[str]:
    return _found(page, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})


def _found(page: Page, options: dict[str, Any]) -> list[str]:
    answer = Axe().run(page, options=options | {"resultTypes": ["violations"]}).response
    assert answer["passes"], "axe checked nothing"
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for rule in answer["violations"]
        for node in rule["nodes"][:3]
    ]
