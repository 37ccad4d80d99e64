"""The pages that are compared: where they are, how a region is chosen on them, and when that has been done."""

from dataclasses import dataclass

_MIDDLE = """code => { const box = %s.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2]; }"""
_ON_THE_MAP = """code => {
  const shapes = Array.from(document.querySelectorAll(`#map .traceregion-${code} path`));
  shapes[0].scrollIntoView({ block: "center", behavior: "instant" });
  for (let parts = 2; parts <= 64; parts *= 2) for (const box of shapes.map((shape) => shape.getBoundingClientRect())) {
    for (let at = 0; at < parts * parts; at++) {
      const x = box.x + box.width * (at % parts + 0.5) / parts;
      const y = box.y + box.height * (Math.floor(at / parts) + 0.5) / parts;
      const hit = document.elementFromPoint(x, y)?.closest("[data-answers]");
      if (hit?.dataset.answers === code) return [x, y];
    }
  }
  return null;
}"""
"""A place in the region and under nothing else; none where a port covers a whole small region."""
BARE = {
    "point": _MIDDLE % "document.querySelector(`button[data-code='${code}']`)",
    "choose": "code => document.querySelector(`button[data-code='${code}']`).click()",
    "done": "([code, name]) => document.getElementById('name').textContent === name"
    " && document.querySelector(`path[data-code='${code}']`).classList.contains('on')",
    "map": "() => document.querySelector('svg path')",
    "figures": "() => document.querySelector('#figures li')",
}
PLAIN = {
    "point": _MIDDLE % "document.querySelector(`input[value='${code}']`)",
    "choose": "code => document.querySelector(`input[value='${code}']`).click()",
    "done": "([code, name]) => document.getElementById('name').textContent === name && getComputedStyle("
    "document.querySelector(`.traceregion-${code} .js-fill`) || document.body).fill === 'rgb(11, 85, 99)'",
    "map": "() => document.querySelector('[class*=traceregion-] .js-fill')",
    "figures": "() => document.querySelector('#figures strong')",
}
TUNED = {
    "point": _MIDDLE % "document.querySelector(`input[value='${code}']`)",
    "choose": "code => document.querySelector(`input[value='${code}']`).click()",
    "done": "([code, name]) => { const graph = document.querySelector('#map .js-plotly-plot');"
    " const shape = document.querySelectorAll('#map .choroplethlayer path')[graph.data[0].locations.indexOf(code)];"
    " return document.getElementById('name').textContent === name"
    " && getComputedStyle(shape).fill === 'rgb(11, 85, 99)'; }",
    "map": "() => document.querySelector('#map .choroplethlayer path')",
    "figures": "() => document.querySelector('#figures strong')",
}
OURS = {
    "point": _ON_THE_MAP,
    "rest": "() => !document.querySelector('#map[data-moving]')",
    "leave": "() => !document.getElementById('map').matches('[data-chosen], [data-moving], [data-focused]')",
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
        script: JavaScript functions: ``choose`` a code, the ``point`` where a pointer presses it, ``done`` for a code
            and a name, ``map`` and ``figures`` shown, and, where a page needs it, ``ready``: whether it can be pressed,
            ``rest``: whether the map has come to where a choice moves it, ``leave``: whether it shows all again.
    """

    label: str
    address: str
    regions: tuple[tuple[str, str], ...]
    script: dict[str, str]
