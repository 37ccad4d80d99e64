"""The interface's own colours: words can be read on whatever they stand on, marks differ to every kind of sight."""

import re
from colorsys import rgb_to_hls
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from dashboard.map.contrast import DARK, LIGHT, contrast, luminance, words_on
from dashboard.map.values import value_color
from tests.sight import SIGHTS, XYZ, apart, linear, mixed

ASSETS = Path(__file__).parents[3] / "dashboard" / "assets"
THEMES = ["light", "dark"]
NEAR_RED = 20
"""Degrees of hue from red within which a colour is taken for red."""
COLOURED = 0.25
"""The saturation below which a colour is taken for a grey."""
TEXT = 4.5
MARK = 3.0
colors_of_any_kind = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def style(name):
    return (ASSETS / name).read_text("utf-8")


def palette(theme):
    """The colours of base.css and map_colors.css on the screen in one theme."""
    found = {}
    for name in ("base.css", "map_colors.css"):
        for selector, body in re.findall(r"(:root[^{]*)\{([^}]*)\}", style(name).split("@media print")[0]):
            if selector.strip() == ":root" or (theme == "dark" and "dark" in selector):
                found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\s*;", body))
    return found


def hue(color):
    """The hue of a colour in degrees; none where it has next to no colour."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    found, _, saturation = rgb_to_hls(*parts)
    return found * 360 if saturation > COLOURED and max(parts) - min(parts) > COLOURED / 2 else None


def turned(found):
    """How far a hue is from red."""
    return min(found, 360 - found)


def number(name, pattern):
    """The number that a rule of a stylesheet gives, where `pattern` marks it."""
    return float(re.search(pattern, style(name), re.DOTALL)[1])


def fills(theme):
    """Every colour that a name can stand on: ground, values, and belts over them."""
    colors = palette(theme)
    regions = [colors["map-region"]]
    regions += [value_color(step / 10) for step in range(11)]
    belts = [mixed(colors["map-belt-tint"], region, share) for region, share in product(regions, (0.2, 0.4))]
    return [*regions, *belts, *(colors[name] for name in ("map-abroad", "map-land", "map-water"))]


@given(color=colors_of_any_kind)
def test_words_on_any_colour_can_be_read(color):
    words = words_on(color)
    assert words in (LIGHT, DARK)
    assert contrast(words, color) >= 4.2
    assert contrast(words, color) == max(contrast(LIGHT, color), contrast(DARK, color))


@given(color=colors_of_any_kind)
def test_luminance_is_that_of_the_standard(color):
    assert luminance(color) == pytest.approx(float(XYZ[1] @ linear(color)), abs=1e-3)
    assert contrast(color, color) == 1
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("column", ["color", "color_dark"])
def test_numbers_in_the_cells_of_the_matrix_can_be_read(column):
    for row in load(shipped_package()).initiatives.values():
        color = getattr(row, column)
        assert contrast(words_on(color), color) >= TEXT, row.id


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("words", ["ink", "ink-soft", "accent", "warn"])
@pytest.mark.parametrize("ground", ["paper", "surface", "sunk", "accent-soft", "warn-soft"])
def test_words_can_be_read_on_every_ground_of_the_page(theme, words, ground):
    colors = palette(theme)
    assert contrast(colors[words], colors[ground]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_edges_of_marks_stand_out_from_every_ground(theme):
    colors = palette(theme)
    for edge, ground in product(("line-strong", "accent"), ("paper", "surface", "sunk")):
        assert contrast(colors[edge], colors[ground]) >= MARK, (edge, ground)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("words", ["map-text", "map-seat", "map-text-water"])
def test_a_name_on_the_map_can_be_read_on_its_halo_over_every_fill(theme, words):
    colors = palette(theme)
    share = number("map.css", r"\.textpoint text \{[^}]*stroke-opacity: ([\d.]+)")
    for fill in fills(theme):
        assert contrast(colors[words], mixed(colors["map-halo"], fill, share)) >= TEXT, fill


@pytest.mark.parametrize("theme", THEMES)
def test_the_quiet_names_abroad_can_be_read(theme):
    colors = palette(theme)
    for ground in ("map-abroad", "map-land", "map-halo-abroad"):
        assert contrast(colors["map-text-quiet"], colors[ground]) >= TEXT, ground


@pytest.mark.parametrize("theme", THEMES)
def test_red_means_the_corridor_and_nothing_else_on_the_map(theme):
    """Neither hover nor choice, belts, badges, lines nor an initiative whose badges are shown is near its hue."""
    colors = palette(theme)
    signs = {name: color for name, color in colors.items() if name.startswith("map-") and name != "map-corridor"}
    for row in load(shipped_package()).initiatives.values():
        signs[f"initiative {row.id}"] = row.color if theme == "light" else row.color_dark
    assert hue(colors["map-corridor"]) is not None
    near = {name for name, color in signs.items() if (found := hue(color)) is not None and turned(found) < NEAR_RED}
    assert near == set()


@pytest.mark.parametrize("theme", THEMES)
def test_the_number_in_a_badge_can_be_read(theme):
    colors = palette(theme)
    assert contrast(colors["map-badge"], colors["map-badge-text"]) >= TEXT
    for ground in ("map-region", "map-land", "map-water"):
        assert contrast(colors["map-badge"], colors[ground]) >= MARK, ground


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("map-corridor", "map-border"),
        ("map-hatch", "map-region"),
        ("map-corridor", "map-halo"),
        ("map-border", "map-region"),
        ("map-belt", "map-corridor"),
        ("map-badge", "map-region"),
        ("map-port", "map-corridor"),
        ("warn", "ink-soft"),
    ],
)
def test_what_means_different_things_is_told_apart_by_every_sight(theme, sight, one, other):
    colors = palette(theme)
    assert apart(colors[one], colors[other], sight) >= 15


def test_what_has_no_figures_is_hatched_beside_its_colour_everywhere():
    hatched = {
        "matrix.css": r'\.cell\[data-state="city_only"\] \{[^}]*repeating-linear-gradient',
        "legend.css": r"\.sign-silent \{[^}]*repeating-linear-gradient",
        "panel.css": r"\.region-share\) > \.empty::before \{[^}]*repeating-linear-gradient",
        "region_groups.css": r'\.group-share \.cell\[data-state="none"\],[^}]*repeating-linear-gradient',
        "strip_map_groups.css": r'button\[data-report="none"\] \{[^}]*repeating-linear-gradient',
        "map_state.css": r'\[class\*="tracehatch-"\]\[data-silent\] \{[^}]*visible',
    }
    for name, rule in hatched.items():
        assert re.search(rule, style(name)), name


def test_hatching_has_no_other_meaning():
    known = {"matrix.css", "legend.css", "panel.css", "region_groups.css", "strip_map_groups.css"}
    sheets = sorted(ASSETS.glob("*.css"))
    assert {sheet.name for sheet in sheets if "repeating-linear-gradient" in sheet.read_text("utf-8")} == known
    assert '.group[data-state="programmes"] > .empty::before {\n  border: 2px solid var(--initiative);' in style(
        "panel.css"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_ground_that_is_not_drawn_looks_like_no_other_ground(theme):
    colors = palette(theme)
    for other in ("map-abroad", "map-land", "map-water", "map-region"):
        assert min(apart(colors["map-undrawn"], colors[other], sight) for sight in SIGHTS) >= 5, other


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_belongs_to_an_inset_looks_like_no_line_on_the_ground(theme):
    colors = palette(theme)
    lines = ("region-line", "land-line", "border", "corridor", "belt", "river")
    for line, sight in product(lines, SIGHTS):
        assert apart(colors["map-inset-line"], colors[f"map-{line}"], sight) > 10, (line, sight)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_beside_a_narrow_map_is_parted_from_its_ground_by_a_line(theme):
    """In the dark theme the page is as dark as ground is: without the line, that would seem to go on."""
    line = re.search(r"\.map-box \{[^}]*box-shadow: 0 0 0 1px var\(--([\w-]+)\)", style("page_layout.css"))
    assert line
    colors = palette(theme)
    for ground, sight in product(("map-abroad", "map-land", "surface"), SIGHTS):
        assert apart(colors[line[1]], colors[ground], sight) > 20, (ground, sight)
