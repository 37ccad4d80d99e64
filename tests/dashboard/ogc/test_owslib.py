"""OGC API – Features as OWSLib reads it: another client than GDAL finds the same collections, schemas and items."""

import pytest
from owslib.ogcapi.features import Features

from corridor.exports.map_layers import map_layers


@pytest.fixture(scope="module")
def features(address):
    return Features(f"{address}/ogc/")


@pytest.fixture(scope="module")
def layers(rendered):
    return {layer.id: layer for layer in map_layers(rendered.dataset)}


def test_it_finds_every_layer_and_what_the_server_conforms_to(features, layers):
    assert set(features.feature_collections()) == set(layers)
    assert any(one.endswith("/conf/core") for one in features.conformance()["conformsTo"])
    assert features.api()["openapi"].startswith("3.")


def test_it_reads_every_item_page_by_page(features, layers):
    for name, layer in layers.items():
        found, at = [], 0
        while True:
            page = features.collection_items(name, limit=3, offset=at)
            assert page["numberMatched"] == len(layer.features)
            found += [one["id"] for one in page["features"]]
            at += 3
            if not any(link["rel"] == "next" for link in page["links"]):
                break
        assert found == [one.id for one in layer.features], name


def test_it_reads_one_item_with_its_figures(features, layers):
    one = layers["regions"].features[0]
    item = features.collection_item("regions", one.id)
    assert {key: item["properties"][key] for key in one.properties} == one.properties


def test_a_box_holds_only_what_lies_in_it(features, layers):
    port = layers["ports"].features[0]
    west, south, east, north = port.geometry.buffer(0.01).bounds
    found = features.collection_items("ports", bbox=[west, south, east, north])
    assert port.id in [one["id"] for one in found["features"]]
    assert found["numberMatched"] < len(layers["ports"].features)
