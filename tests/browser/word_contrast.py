"""How well the words on a screen can be read: computed from what was painted, whatever the words stand on.

A page is photographed twice, the second time with words of no colour. Where the two differ there is ink, and the second
picture holds what lies beneath it: a fill of the map, a halo, a bar. Contrast is that of WCAG 2.2, 1.4.3.
"""

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

LEAST = 4.5
"""What words of the usual size need; those of a wall are larger, and are held to it as well."""
_SHARE = 0.1
"""How much of what lies beneath a word may stand nearer to it: where its edge meets a line."""
_OWN = 0.3
"""How nearly ink has come from its ground to a word's colour: other ink is a letter's soft edge, or a neighbour's."""
_WORDS = """(within) => {
  const shown = (one) => one.checkVisibility({ checkOpacity: true, visibilityProperty: true, opacityProperty: true });
  const found = [];
  for (const one of document.querySelectorAll(within)) {
    const node = [...one.childNodes].find((held) => held.nodeType === Node.TEXT_NODE && held.data.trim());
    if (!node || !shown(one) || one.closest(".visually-hidden, [inert] dialog")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    if (right - left < 2 || bottom - top < 2) continue;
    const style = getComputedStyle(one);
    let alpha = 1;
    for (let held = one; held instanceof Element; held = held.parentElement) {
      const { display, opacity } = getComputedStyle(held);
      alpha *= display === "none" ? 0 : Number(opacity); /* checkVisibility overlooks what an SVG does not show */
    }
    if (!alpha) continue;
    const drawn = one instanceof SVGElement;
    if (drawn) alpha *= Number(style.fillOpacity);
    const color = drawn ? style.fill : style.color;
    found.push({ text: node.data.trim(), box: [left, top, right, bottom], color, alpha });
  }
  return found;
}"""
_BARE = """(bare) => {
  for (const one of document.querySelectorAll("body *")) {
    if (bare) {
      one.dataset.styled = one.getAttribute("style") || "";
      const property = one instanceof SVGTextContentElement ? "fill" : "color";
      if (one instanceof SVGElement && property === "color") continue;
      one.style.setProperty("transition", "none", "important");
      one.style.setProperty(property, "transparent", "important");
    } else if (one.dataset.styled !== undefined) {
      one.setAttribute("style", one.dataset.styled);
      delete one.dataset.styled;
    }
  }
}"""


def unreadable(page: Page, within: str = "body *") -> list[str]:
    """Each word among the elements `within` that stands too near to its ground, with its contrast."""
    words: list[dict[str, Any]] = page.evaluate(_WORDS, within)
    inked = _painted(page)
    page.evaluate(_BARE, arg=True)
    bare = _painted(page)
    page.evaluate(_BARE, arg=False)
    measured = [(word["text"], _contrast(word, inked, bare)) for word in words]
    assert any(found for _, found in measured), "no word was measured"
    return [f"{text}: {found:.2f}" for text, found in measured if found and found < LEAST]


def _painted(page: Page) -> NDArray[np.float64]:
    image = Image.open(io.BytesIO(page.screenshot(animations="disabled", scale="css"))).convert("RGB")
    return np.asarray(image, dtype=np.float64) / 255


def _contrast(word: dict[str, Any], inked: NDArray[np.float64], bare: NDArray[np.float64]) -> float | None:
    """The contrast that all but a tenth of a word's ground keeps; None where nothing of the word is to be seen."""
    left, top, right, bottom = (max(0, round(edge)) for edge in word["box"])
    ground, ink = bare[top:bottom, left:right], inked[top:bottom, left:right]
    differs = np.abs(ground - ink).max(axis=2, initial=0) > 0.02
    if not differs.any():
        return None
    color = [float(part) for part in word["color"].split("(")[1].rstrip(")").split(",")]
    alpha = word["alpha"] * (color[3] if len(color) > 3 else 1)
    words = alpha * np.asarray(color[:3]) / 255 + (1 - alpha) * ground
    way = words - ground
    came = ((ink - ground) * way).sum(axis=2) / np.maximum((way**2).sum(axis=2), 1e-9)
    own = differs & (np.abs(came - 1) < _OWN)
    if not own.any():
        return None
    words, beneath = words[own], ground[own]
    one, other = _luminance(words), _luminance(beneath)
    ratios = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return float(np.quantile(ratios, _SHARE))


def _luminance(colors: NDArray[np.float64]) -> NDArray[np.float64]:
    linear = np.where(colors <= 0.04045, colors / 12.92, ((colors + 0.055) / 1.055) ** 2.4)
    luminance: NDArray[np.float64] = linear @ np.asarray([0.2126, 0.7152, 0.0722])
    return luminance
