"""The bare page: an inline SVG and a hand-written script, the least that can show the same."""

import json

from corridor.geography.projection import Projection
from corridor.model.dataset import Dataset

_PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>bare</title>
<style>path{{fill:#cfd8dc;stroke:#fff;stroke-width:.8}}path.on{{fill:#0b5563}}
li{{border:1px solid #ccc;padding:8px}}</style>
<nav>{buttons}</nav><svg width="620" height="640" viewBox="{box}">{paths}</svg><h2 id="name"></h2><ul id="figures"></ul>
<script>
const data = {data};
function choose(code) {{
  document.getElementById("name").textContent = data[code].name;
  document.getElementById("figures").innerHTML = data[code].figures.map((f) => "<li>" + f + "</li>").join("");
  for (const path of document.querySelectorAll("path")) path.classList.toggle("on", path.dataset.code === code);
}}
for (const b of document.querySelectorAll("button")) b.addEventListener("click", () => choose(b.dataset.code));
</script></html>"""


def bare_page(dataset: Dataset) -> str:
    """The page for `dataset`: one path per region, one list of figures per region."""
    projection = Projection(dataset.corridor.projection_lon, dataset.corridor.projection_lat)
    shapes = [
        (str(feature.properties["area"]), projection.shape(feature.geometry)) for feature in dataset.layers["regions"]
    ]
    bounds = [shape.bounds for _, shape in shapes]
    west, south = min(b[0] for b in bounds), min(b[1] for b in bounds)
    east, north = max(b[2] for b in bounds), max(b[3] for b in bounds)
    paths = "".join(f'<path data-code="{code}" d="{_path(shape)}"/>' for code, shape in shapes)
    buttons = "".join(f'<button data-code="{area.id}">{area.name.in_("zh")}</button>' for area in dataset.regions)
    data = {
        area.id: {
            "name": area.name.in_("zh"),
            "figures": [
                f"{dataset.indicators[row.indicator].name.in_('zh')}: {row.printed}"
                for row in dataset.observations_of(area.id)
            ],
        }
        for area in dataset.regions
    }
    box = f"{west} {-north} {east - west} {north - south}"
    return _PAGE.format(buttons=buttons, box=box, paths=paths, data=json.dumps(data, ensure_ascii=False))


def _path(shape: object) -> str:
    polygons = getattr(shape, "geoms", [shape])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return "".join("M" + "L".join(f"{x:.2f} {-y:.2f}" for x, y in ring.coords) + "Z" for ring in rings)
