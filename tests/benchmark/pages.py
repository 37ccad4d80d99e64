"""The pages that are compared: where they are, how a region is chosen on them, and when that has been done."""

from dataclasses import dataclass

BARE = {
    "choose": "code => document.querySelector(`button[data-code='${code}']`).click()",
    "done": "([code, name]) => document.getElementById('name').textContent === name"
    " && document.querySelector(`path[data-code='${code}']`).classList.contains('on')",
    "map": "() => document.querySelector('svg path')",
    "figures": "() => document.querySelector('#figures li')",
}
PLAIN = {
    "choose": "code => document.querySelector(`input[value='${code}']`).click()",
    "done": "([code, name]) => document.getElementById('name').textContent === name && getComputedStyle("
    "document.querySelector(`.traceregion-${code} .js-fill`) || document.body).fill === 'rgb(11, 85, 99)'",
    "map": "() => document.querySelector('[class*=traceregion-] .js-fill')",
    "figures": "() => document.querySelector('#figures strong')",
}
OURS = {
    "choose": "code => { const list = document.getElementById('region-choice');"
    " if (!list) return document.querySelector(`input[name=region][value='${code}']`).click();"
    " list.value = code; list.dispatchEvent(new Event('change', {bubbles: true})); }",
    "done": "([code, name]) => document.querySelector(`#panel [data-region='${code}'] h2`)?.textContent === name"
    " && document.querySelector(`#map .traceoutline-${code}[data-selected]`)",
    "map": "() => document.querySelector('[data-scale] [class*=traceregion-] .js-fill')",
    "ready": "() => document.querySelector('#map .map-scale')",
    "figures": "() => document.querySelector('[data-figure]')",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """One page in the comparison.

    Attributes:
        address: where it is served.
        regions: codes and names of the regions that are chosen on it in turn.
        script: JavaScript functions: ``choose`` a code, ``done`` for a code and a name, ``map`` and ``figures``
            shown, and ``ready`` to be pressed, where that is later than the map.
    """

    label: str
    address: str
    regions: tuple[tuple[str, str], ...]
    script: dict[str, str]
