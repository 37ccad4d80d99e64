"""The national border: where it runs, in which direction, and how long it is."""

import math
from collections.abc import Mapping
from itertools import pairwise

import pytest
import shapely
from shapely import LineString

from tests.geodata.shipped import WGS84, Feature, km, segments

Layers = Mapping[str, Mapping[str, Feature]]

WALK = ["150726-MN", "150727-MN", "150727-RU", "150781-RU", "150726-RU", "150725-RU", "150784-RU"]
TRIPOINT = (116.7130, 49.8451)
PUBLISHED_KM = {"MN": 682.24, "RU": 1051.08}
DRAWN_SHARE = {
    "150727-MN": (467.4, 0.95, 1.0),
    "150727-RU": (48, 0.95, 1.05),  # published to the kilometre
    "150781-RU": (54, 0.8, 1.0),
    "150725-RU": (193.9, 0.6, 0.75),  # the bends of the Argun are generalised away
    "150784-RU": (671.4, 0.9, 1.0),
}


def lines(layers: Layers) -> list[LineString]:
    return [feature.geometry for feature in layers["border"].values()]


def test_pieces_stand_in_the_order_of_the_walk(layers: Layers) -> None:
    pieces = [feature.properties for feature in layers["border"].values()]

    assert [piece["id"] for piece in pieces] == WALK
    assert [piece["order"] for piece in pieces] == list(range(1, len(WALK) + 1))
    assert [f"{piece['area']}-{piece['faces']}" for piece in pieces] == WALK


def test_each_piece_ends_where_the_next_begins(layers: Layers) -> None:
    ends = [(before.coords[-1], after.coords[0]) for before, after in pairwise(lines(layers))]

    assert [before for before, after in ends if before != after] == []
    assert LineString([point for line in lines(layers) for point in line.coords]).is_simple


def test_the_walk_leads_from_mongolia_to_the_amur(layers: Layers) -> None:
    assert math.dist(lines(layers)[0].coords[0], (119.48, 47.33)) < 0.05
    assert math.dist(lines(layers)[-1].coords[-1], (121.48, 53.33)) < 0.05


def test_the_walk_meets_russia_at_the_tripoint(layers: Layers) -> None:
    metres = WGS84.inv(*layers["border"]["150727-RU"].geometry.coords[0], *TRIPOINT)[2]

    assert metres < 500


@pytest.mark.parametrize("piece", WALK)
def test_pieces_are_edges_of_their_region_and_the_country(layers: Layers, piece: str) -> None:
    region, country = piece.split("-")
    edges = segments(layers["border"][piece].geometry)

    assert edges == segments(layers["regions"][region].geometry) & segments(layers["neighbours"][country].geometry)


def test_zhalainuoer_has_no_border(layers: Layers) -> None:
    abroad = shapely.union_all([feature.geometry for feature in layers["neighbours"].values()])

    assert layers["regions"]["150703"].geometry.disjoint(abroad)


@pytest.mark.parametrize("country", sorted(PUBLISHED_KM))
def test_the_drawn_line_is_a_little_shorter_than_the_published(layers: Layers, country: str) -> None:
    drawn = sum(km(item.geometry) for item in layers["border"].values() if item.properties["faces"] == country)

    assert 0.85 < drawn / PUBLISHED_KM[country] < 1


@pytest.mark.parametrize("piece", sorted(DRAWN_SHARE))
def test_so_is_each_region_s_stretch(layers: Layers, piece: str) -> None:
    published, low, high = DRAWN_SHARE[piece]

    assert low < km(layers["border"][piece].geometry) / published < high
