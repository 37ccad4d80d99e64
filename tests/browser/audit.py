"""What axe-core finds on a page: the rules of WCAG 2.2 at the levels A and AA."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_CONTRAST = "color-contrast"
_BARE = "document.querySelectorAll('.map svg').forEach((drawing) => { drawing.style.display = '%s' })"
_COLORS_KEPT = """() => {
  const colors = axe.commons.color.Color.prototype, parse = colors.parseString, known = new Map();
  colors.parseString = function (text) {
    if (!known.has(text)) {
      parse.call(this, text);
      known.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    [this.r, this.g, this.b, this.alpha] = known.get(text);
    return this;
  };
}"""
"""A page has few colours, which axe reads thousands of times: a third of what contrasts take."""


def violations(page: Page, *within: str) -> list[str]:
    """Each broken rule with the first elements that break it, in words; nothing for a clean page.

    With selectors only what stands `within` these elements is looked at.

    Shapes of the map reach beyond its edge, where they are not seen; axe cannot tell and leaves open what lies under
    them. So contrast is looked at without the drawing: of its own names axe reads another property than their colour,
    and they have a test of their own (`tests.browser.word_contrast`).
    """
    others = {"runOnly": {"type": "tag", "values": _LEVELS}, "rules": {_CONTRAST: {"enabled": False}}}
    return _found(page, others, within) + contrasts(page, *within)


def contrasts(page: Page, *within: str) -> list[str]:
    """What of `violations` depends on colours alone: the only rule that a theme can break."""
    drawn = page.locator("#map svg").first.is_visible()
    if drawn:
        page.evaluate(_BARE % "none")
    found = _found(page, {"runOnly": {"type": "rule", "values": [_CONTRAST]}}, within)
    if drawn:
        page.evaluate(_BARE % "")
    return found


def _found(page: Page, options: dict[str, Any], within: tuple[str, ...]) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(_COLORS_KEPT)
    context = {"include": [[one] for one in within]} if within else {"include": [["html"]]}
    answer = page.evaluate("(given) => axe.run(...given)", [context, options | {"resultTypes": ["violations"]}])
    assert answer["passes"], "axe checked nothing"
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for rule in answer["violations"]
        for node in rule["nodes"][:3]
    ]
