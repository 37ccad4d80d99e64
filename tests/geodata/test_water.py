"""Rivers and lakes."""

from collections.abc import Mapping

import pytest
import shapely

from tests.geodata.shipped import Feature, km, km2, segments

Layers = Mapping[str, Mapping[str, Feature]]


@pytest.mark.parametrize(("lake", "area"), [("hulun", 2339), ("buir", 609)])
def test_the_great_lakes_have_their_published_area(layers: Layers, lake: str, area: float) -> None:
    assert km2(layers["lakes"][lake].geometry) == pytest.approx(area, rel=0.02)


def test_hulun_lies_in_the_corridor_and_buir_on_the_border(layers: Layers) -> None:
    regions = shapely.union_all([feature.geometry for feature in layers["regions"].values()])
    hulun, buir = (layers["lakes"][lake].geometry for lake in ("hulun", "buir"))

    assert regions.contains(hulun)
    assert buir.intersects(layers["border"]["150727-MN"].geometry)


def test_the_argun_is_the_border_itself(layers: Layers) -> None:
    border = [item.geometry for item in layers["border"].values() if item.properties["faces"] == "RU"]
    argun = layers["rivers"]["argun"].geometry

    assert segments(argun) <= set().union(*(segments(line) for line in border))
    assert argun.bounds[0] == pytest.approx(117.8, abs=0.05)
    assert argun.coords[-1] == border[-1].coords[-1]
    assert km(argun) > 800


def test_the_amur_goes_on_where_the_argun_ends(layers: Layers) -> None:
    argun, amur = (layers["rivers"][river].geometry for river in ("argun", "amur"))

    assert argun.coords[-1] in (amur.coords[0], amur.coords[-1])


def test_no_river_is_drawn_twice(layers: Layers) -> None:
    rivers = {id_: feature.geometry for id_, feature in layers["rivers"].items()}
    banks = {id_: line.buffer(0.02) for id_, line in rivers.items()}
    twice = [(a, b) for a in rivers for b in rivers if a != b and rivers[a].within(banks[b])]

    assert twice == []


@pytest.mark.parametrize("layer", ["rivers", "lakes"])
def test_a_water_has_both_names_or_none(layers: Layers, layer: str) -> None:
    names = [("name_zh" in item.properties, "name_en" in item.properties) for item in layers[layer].values()]

    assert {chinese == english for chinese, english in names} == {True}
    assert (True, True) in names


def test_rivers_are_unbroken_over_the_tiles_of_their_source(layers: Layers) -> None:
    assert {feature.geometry.geom_type for feature in layers["rivers"].values()} == {"LineString"}
    assert all(km(feature.geometry) > 10 for feature in layers["rivers"].values())
    assert km(layers["rivers"]["hailar"].geometry) > 400
