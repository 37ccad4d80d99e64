"""OGC API – Features: GDAL reads every layer over HTTP, in each reference system, and finds what the package holds."""

import pyogrio
import pytest
from pyproj import Transformer

from corridor.exports.map_layers import map_layers
from dashboard.ogc.reference_systems import CRS84, SYSTEMS

OGC = "/ogc"


@pytest.fixture(scope="module")
def layers(rendered):
    return {layer.id: layer for layer in map_layers(rendered.dataset)}


def ask(client, path, status=200):
    answer = client.get(f"{OGC}{path}")
    assert answer.status_code == status, answer.text[:300]
    return answer.get_json(force=True)


def test_gdal_reads_every_layer_and_finds_the_packages_shapes_and_figures(address, layers):
    """Of a server in a process of its own: GDAL lets no other thread of its own process answer it."""
    source = f"OAPIF:{address}{OGC}"
    assert {name for name, _ in pyogrio.list_layers(source)} == set(layers)
    for name, layer in layers.items():
        frame = pyogrio.read_dataframe(source, layer=name)
        assert len(frame) == len(layer.features)
        by_id = frame.set_index("id")
        for one in layer.features:
            assert by_id.loc[one.id].geometry.equals_exact(one.geometry, 1e-6)
    regions = pyogrio.read_dataframe(source, layer="regions").set_index("id")
    for one in layers["regions"].features:
        for key, value in one.properties.items():
            found = regions.loc[one.id].get(key)
            assert found == value or (value is None and (found is None or found != found))  # noqa: PLR0124


def test_the_landing_page_leads_to_everything(client):
    links = {link["rel"]: link["href"].removeprefix("http://localhost") for link in ask(client, "/")["links"]}
    assert set(links) == {"self", "service-desc", "conformance", "data"}
    for href in links.values():
        assert client.get(href).status_code in (200, 308)
    conforms = ask(client, "/conformance")["conformsTo"]
    assert any(one.endswith("features-1/1.0/conf/core") for one in conforms)
    assert any(one.endswith("features-2/1.0/conf/crs") for one in conforms)


@pytest.mark.parametrize("system", SYSTEMS)
def test_places_come_in_the_reference_system_that_is_asked_for(client, layers, system):
    answer = client.get(f"{OGC}/collections/ports/items?crs={system}")
    assert answer.headers["Content-Crs"] == f"<{system}>"
    assert answer.mimetype == "application/geo+json"
    turn = Transformer.from_crs("OGC:CRS84", SYSTEMS[system])
    for found, one in zip(answer.get_json(force=True)["features"], layers["ports"].features, strict=True):
        assert found["geometry"]["coordinates"] == pytest.approx(turn.transform(one.geometry.x, one.geometry.y))
    assert {"crs", "storageCrs"} <= set(ask(client, "/collections/ports"))


def test_a_box_finds_what_lies_in_it_in_either_order_of_axes(client):
    box, turned = "117,49.3,118,49.7", "49.3,117,49.7,118"
    found = ask(client, f"/collections/ports/items?bbox={box}")["features"]
    assert {one["properties"]["area"] for one in found} == {"150781"}
    again = ask(client, f"/collections/ports/items?bbox={turned}&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326")
    assert [one["id"] for one in again["features"]] == [one["id"] for one in found]


def test_pages_follow_each_other(client, layers):
    seen, path = [], "/collections/ports/items?limit=3"
    while path:
        page = ask(client, path)
        assert page["numberMatched"] == len(layers["ports"].features)
        seen += [one["id"] for one in page["features"]]
        following = [link["href"] for link in page["links"] if link["rel"] == "next"]
        path = following[0].partition(OGC)[2] if following else ""
    assert seen == [one.id for one in layers["ports"].features]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/collections/nothing", 404),
        ("/collections/ports/items/nothing", 404),
        ("/collections/ports/items?limit=0", 400),
        ("/collections/ports/items?limit=x", 400),
        ("/collections/ports/items?bbox=1,2,3", 400),
        ("/collections/ports/items?bbox=nan,2,3,4", 400),
        ("/collections/ports/items?crs=EPSG:4326", 400),
        ("/collections/ports/items?color=red", 400),
        (f"/collections/ports/items?crs={CRS84}&crs={CRS84}", 400),
    ],
)
def test_what_the_standard_does_not_allow_is_refused_in_words(client, path, status):
    assert ask(client, path, status)["description"]


def test_it_stands_below_the_place_of_the_server(client):
    found = client.get(f"{OGC}/", base_url="http://localhost/dashboard").get_json()
    assert all(link["href"].startswith(f"http://localhost/dashboard{OGC}") for link in found["links"])
