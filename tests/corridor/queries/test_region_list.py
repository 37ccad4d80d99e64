"""A walk along the corridor meets everything that the map shows, once, in the border's order."""

from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Coverage
from corridor.package.loading import load
from corridor.queries.region_list import region_list
from corridor.queries.strip_map import strip_map

PACKAGES = Path(__file__).parents[2] / "packages"


@pytest.fixture(scope="module")
def legs(shipped):
    return region_list(shipped)


def test_every_region_is_met_in_the_order_of_the_border(shipped, legs):
    assert [leg.region for leg in legs] == [row.region for row in strip_map(shipped).regions]


def test_every_port_and_every_belt_is_met_once(shipped, legs):
    ports = Counter(port.id for leg in legs for port in leg.ports)
    belts = Counter(belt.id for leg in legs for belt in leg.belts)
    assert ports == Counter(place.id for place in shipped.places.values() if place.kind == "port")
    assert belts == Counter(shipped.belts.keys())


def test_a_port_stands_with_its_region_and_one_outside_with_the_nearest(shipped, legs):
    hosts = {port.id: leg.region.id for leg in legs for port in leg.ports}
    assert {id_: host for id_, host in hosts.items() if shipped.region_of(shipped.places[id_].area) != host} == {
        "PT04": "150725"
    }


def test_a_region_tells_what_it_reports_and_on_what_it_is_silent(shipped, legs):
    cells = next(leg.cells for leg in legs if leg.region.id == "150784")
    assert [cell.initiative for cell in cells] == list(shipped.initiatives_in_order)
    assert {cell.initiative.id for cell in cells if cell.state is Coverage.FIGURES} == {"2"}
    assert {cell.initiative.id for cell in cells if cell.state is Coverage.PROGRAMMES} == {"4"}


def test_the_countries_across_are_named_once_each(legs):
    faced = {leg.region.id: [country.id for country in leg.faces] for leg in legs}
    assert faced["150726"] == ["MN", "RU"]
    assert faced["150784"] == ["RU"]


def test_without_a_border_the_corridor_s_order_holds_and_no_port_is_lost(shipped):
    layers = {name: features for name, features in shipped.layers.items() if name != "border"} | {"border": ()}
    legs = region_list(replace(shipped, layers=layers))
    assert [leg.region.id for leg in legs] == list(shipped.corridor.regions)
    assert sum(len(leg.ports) for leg in legs) == 8


@pytest.mark.parametrize("name", ["harbour", "tiny", "two_periods"])
def test_other_corridors_can_be_walked(name):
    dataset = load(PACKAGES / name)
    assert {leg.region.id for leg in region_list(dataset)} == {region.id for region in dataset.regions}
