"""Red means one thing on every map, on the page, in a chat's card, in a report and in a file: the corridor."""

import colorsys
import re
from pathlib import Path

from corridor.exports import geopackage
from dashboard.map import theme

STYLES = Path(__file__).parents[3] / "dashboard" / "assets" / "map_colors.css"
RED, PALE = 0.06, 0.3
"""How far from pure red a hue may be, as a part of the circle, and the saturation below which a colour is grey."""


def _is_red(color: str) -> bool:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    return saturation >= PALE and min(hue, 1 - hue) <= RED


def _named() -> dict[str, str]:
    hexes = {name: value for name, value in vars(theme).items() if isinstance(value, str) and value.startswith("#")}
    wide = {name: value for name, value in vars(theme).items() if isinstance(value, str) and value.startswith("rgba")}
    for name, value in wide.items():
        hexes[name] = "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", value)[:3])
    return hexes


def test_of_the_colours_of_figures_cards_and_reports_the_corridors_alone_is_red() -> None:
    found = _named()
    assert {"BORDER", "BELT", "BELT_LINE", "CORRIDOR"} <= found.keys()
    assert {name for name, color in found.items() if _is_red(color)} == {"CORRIDOR"}


def test_of_the_layers_of_a_file_for_gis_programs_the_corridor_alone_is_red() -> None:
    assert {name for name, (_, color) in geopackage._LOOKS.items() if _is_red(color)} == {"corridor"}


def test_of_the_colours_of_the_page_the_corridors_alone_is_red_in_either_theme() -> None:
    found = re.findall(r"(--map-[\w-]+): (#[0-9a-f]{6});", STYLES.read_text("utf-8"))
    assert len(found) > 20
    assert {name for name, color in found if _is_red(color)} == {"--map-corridor"}
