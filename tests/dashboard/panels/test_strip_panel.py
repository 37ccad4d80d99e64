"""The strip as it is said: every stretch, port and belt in the walk's order, and lengths only as published."""

import re
from itertools import pairwise

import pytest

from corridor.queries.strip_map import strip_map
from dashboard.html.render import render
from dashboard.panels.strip_map.callouts import em
from dashboard.panels.strip_map.strip_layout import lay_out
from dashboard.panels.strip_map.strip_names import in_two
from dashboard.panels.strip_map.strip_panel import strip_panel
from dashboard.words.wording import Wording
from tests.dashboard.markup import read
from tests.dashboard.packages import synthetic
from tests.dashboard.published import LANGUAGES, REGIONS, rows
from tests.synthetic.plan import Plan

every_language = pytest.mark.parametrize("language", LANGUAGES)
PORTS = ["PT08", "PT07", "PT03", "PT02", "PT01", "PT04", "PT05", "PT06"]
WALK = ["150726", "150727", "150781", "150726", "150725", "150784"]


def share(element, name: str) -> float:
    return float(re.search(rf"{name}:([\d.]+)", element["style"])[1])


@every_language
def test_the_stretches_follow_each_other_and_each_is_the_filter_s_act(part, language):
    buttons = [button for button in part("strip", language).named("button") if button.get("data-choice-region")]
    assert [button["data-choice-region"] for button in buttons] == WALK
    assert all(button["data-press"] == f"region={button['data-choice-region']}" for button in buttons)
    assert all("data-toggle" in button.attributes for button in buttons)
    areas = rows("areas")
    assert all(areas[button["data-choice-region"]][f"short_{language}"] in button.text for button in buttons)


@every_language
def test_a_stretch_along_two_countries_names_both(part, language):
    names = {"zh": ("蒙古国", "俄罗斯"), "en": ("Mongolia", "Russia")}[language]
    strip_part = part("strip", language)
    right = next(b for b in strip_part.named("button") if b.get("data-choice-region") == "150727")
    assert all(name in right.text for name in names)
    assert [country.text for country in strip_part.with_class("strip-countries")[0].children] == list(names)


@every_language
def test_the_ports_stand_in_order_with_their_symbol_and_their_act(part, language):
    ports = part("strip", language).all("data-port")
    assert [port["data-port"] for port in ports] == PORTS
    for port in ports:
        row = rows("places")[port["data-port"]]
        assert row[f"name_{language}"] in port.text
        assert port["data-transport"].split("+")[0] in row["transport"]
        assert port["data-highlights"] == port["data-flash"] == row["id"]
        assert (port.get("data-press") is None) == (row["area"] not in REGIONS)


@every_language
def test_airports_are_off_the_line_with_their_distance(part, language):
    off = part("strip", language).all("data-off-line", "true")
    assert {port["data-port"] for port in off} == {"PT03", "PT04"}
    assert [int(re.search(r"\d+", port.named("small")[0].text)[0]) for port in off] == [7, 103]
    on = part("strip", language).all("data-off-line", "false")
    assert all(not port.named("small") for port in on)


@every_language
def test_every_place_on_the_line_is_near_the_true_one(rendered, language):
    laid = lay_out(strip_map(rendered.dataset), Wording(language))
    assert all(abs(spot.at - port.share) < 0.03 for port, spot in laid.ports)
    assert all(abs(usual(spot) - port.share) < 0.015 for port, spot in laid.ports)
    assert not laid.crowded


@every_language
def test_a_port_on_the_line_stands_in_its_region_s_piece(rendered, language):
    view = strip_map(rendered.dataset)
    spans = {region.region.id: region.spans for region in view.regions}
    for port, spot in lay_out(view, Wording(language)).ports:
        if not port.off_line:
            assert any(start <= usual(spot) <= end for start, end in spans[port.region.id]), port.place.id


def usual(spot) -> float:
    """The place on a strip of the usual width: 100 em."""
    return spot.middle + spot.nudge / 100


@every_language
def test_belts_cover_what_their_region_covers(part, language):
    belts = part("strip", language).with_class("strip-belts")[0].children
    assert len(belts) == 7
    assert share(belts[0], "--from") == 0
    assert {belt["data-highlights"] for belt in belts} == {f"belt-{region}" for region in REGIONS}


@every_language
def test_lengths_are_the_published_ones_and_none_is_invented(part, language):
    lengths = part("strip", language).with_class("strip-lengths")[0]
    shown = {found["data-length"]: found for found in lengths.all("data-length")}
    assert [rows("statistics")[key]["area"] for key in shown] == ["150727", "150781", "150725", "150784"]
    for key, button in shown.items():
        assert rows("statistics")[key]["value"] in button.text
        assert button["data-press"] == f"figure={key}"
    (derived,) = lengths.all("data-derived", "D06")
    assert derived.text == {"zh": "≈298.6公里 测算", "en": "≈298.6 km derived"}[language]
    assert lengths.with_class("missing") == []


@every_language
def test_it_says_what_its_positions_are(part, language):
    assert {"zh": "概化边界线", "en": "generalised line"}[language] in part("strip", language).text


@every_language
def test_without_a_border_nothing_is_shown(rendered, language):
    dataset = rendered.dataset
    view = strip_map(dataset)
    bare = type(view)((), (), (), ())
    assert render(strip_panel(bare, dataset, Wording(language))) == "<div></div>"


def test_with_more_ports_than_can_be_read_the_names_wait_to_be_pointed_at(rendered):
    view = strip_map(rendered.dataset)
    many = type(view)(view.stretches, view.regions, view.ports * 5, view.belts)
    tree = read(render(strip_panel(many, rendered.dataset, Wording("zh"))))
    assert len(tree.all("data-crowded")) == 1
    assert not any("data-named" in port.attributes for port in tree.all("data-port"))


@every_language
def test_long_names_stand_in_two_lines_rather_than_wait_to_be_pointed_at(tmp_path, language):
    """Five English names of four words have no room beside each other; their Chinese ones have."""
    rendered = synthetic(tmp_path, Plan(regions=5, indicators=1, periods=1))
    view, w = strip_map(rendered.dataset), Wording(language)
    laid = lay_out(view, w)
    assert not laid.crowded
    assert all(spot.named for _, spot in (*laid.ports, *laid.regions))
    broken = {port.place.id for port, spot in laid.ports if spot.broken}
    assert bool(broken) == (language == "en")
    tree = read(render(strip_panel(view, rendered.dataset, w)))
    assert tree.all("data-crowded") == []
    for port in tree.all("data-port"):
        assert w.text(rendered.dataset.places[port["data-port"]].name) in port.text
        assert len(port.named("br")) == (port["data-port"] in broken)


def test_a_country_is_named_upright_only_where_its_name_ends_with_its_piece(tmp_path, part):
    rendered = synthetic(tmp_path, Plan(regions=5, indicators=1, periods=1))
    short = {}
    for language in LANGUAGES:
        tree = read(render(strip_panel(strip_map(rendered.dataset), rendered.dataset, Wording(language))))
        short[language] = ["data-short" in one.attributes for one in tree.with_class("strip-countries")[0].children]
    assert any(short["en"])
    assert not any(short["zh"])
    for language in LANGUAGES:
        shipped = part("strip", language).with_class("strip-countries")[0].children
        assert not any("data-short" in one.attributes for one in shipped)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Synthetic port 001", ("Synthetic", "port 001")),
        ("Arihashate (Arkhashaat) Port", ("Arihashate", "(Arkhashaat) Port")),
        ("Olochi", ("Olochi",)),
        ("满洲里公路口岸", ("满洲里公路口岸",)),
    ],
)
def test_a_name_is_broken_at_the_space_that_leaves_its_lines_short(words, lines):
    assert in_two(words) == lines


@every_language
def test_of_very_many_regions_as_many_are_named_as_have_room(tmp_path, language):
    rendered = synthetic(tmp_path, Plan(regions=60, indicators=1, periods=1))
    w, view = Wording(language), strip_map(rendered.dataset)
    laid = lay_out(view, w)
    assert laid.crowded
    named = [(run, spot) for run, spot in laid.regions if spot.named]
    assert len(named) >= 4
    assert named[0] == laid.regions[0]
    boxes = [edges(spot, em(w.text(run.region.short))) for run, spot in named]
    assert all(end < start for (_, end), (start, _) in pairwise(boxes))
    assert all(start >= 0 and end <= 40 for start, end in boxes)
    tree = read(render(strip_panel(view, rendered.dataset, w)))
    stops = [button.get("tabindex") for button in tree.with_class("strip-line")[0].named("button")]
    assert set(stops) == {"-1"}
    assert {country.text for country in tree.with_class("strip-countries")[0].children} == {""}


def edges(spot, length: float) -> tuple[float, float]:
    """From where to where a name reaches on a strip 40 em long."""
    pole = spot.at * 40
    return (pole, pole + length) if spot.side == "after" else (pole - length, pole)
