"""The map of a dataset has the name of all that it shows, and of nothing else."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace
from shapely import affinity

from corridor.model.vocabulary import Text
from dashboard.map.figure import map_drawing
from dashboard.map.map_source import MapSource


def name(dataset):
    return MapSource.of(dataset).name


def with_row(dataset, table, key, **changed):
    rows = getattr(dataset, table)
    return replace(dataset, **{table: {**rows, key: replace(rows[key], **changed)}})


def feature(dataset):
    return dataset.layers["regions"][0]


def with_first_feature(dataset, layer, **changed):
    first, *others = dataset.layers[layer]
    return replace(dataset, layers={**dataset.layers, layer: (replace(first, **changed), *others)})


OTHER = Text({"zh": "别的", "en": "Other"})
SHOWN = {
    "a region's name": lambda d: with_row(d, "areas", "150781", name=OTHER),
    "a region's short name": lambda d: with_row(d, "areas", "150781", short=OTHER),
    "where a port lies": lambda d: with_row(d, "places", "PT01", lon=d.places["PT01"].lon + 0.01),
    "how far a port may be off": lambda d: with_row(d, "places", "PT01", uncertainty_m=12345),
    "a country's name": lambda d: with_row(d, "countries", "MN", name=OTHER),
    "a belt's rule": lambda d: with_row(d, "belts", next(iter(d.belts)), rule=OTHER),
    "a belt's depth": lambda d: with_row(d, "belts", next(iter(d.belts)), depth_km=1),
    "the hub": lambda d: replace(d, corridor=replace(d.corridor, hub="150784")),
    "the projection": lambda d: replace(d, corridor=replace(d.corridor, projection_lat=48.0)),
    "the order of regions": lambda d: replace(d, corridor=replace(d.corridor, regions=d.corridor.regions[::-1])),
    "a boundary": lambda d: with_first_feature(d, "regions", geometry=affinity.translate(feature(d).geometry, 1e-6)),
    "what a shape says": lambda d: with_first_feature(d, "regions", properties={**feature(d).properties, "new": 1}),
    "a layer": lambda d: replace(d, layers={name: rows for name, rows in d.layers.items() if name != "rivers"}),
    "how many figures": lambda d: replace(d, observations={key: d.observations[key] for key in [*d.observations][:9]}),
    "how many programmes": lambda d: replace(d, programmes={}),
    "how many honours": lambda d: replace(d, honours={}),
}
NOT_SHOWN = {
    "values": lambda d: replace(
        d, observations={key: replace(row, value=Decimal(7), note=OTHER) for key, row in d.observations.items()}
    ),
    "the release": lambda d: replace(d, fingerprint="another", ground="another"),
    "the day": lambda d: replace(d, corridor=replace(d.corridor, as_of=date(2030, 1, 1))),
    "an initiative's name": lambda d: with_row(d, "initiatives", "1", name=OTHER),
    "a source's title": lambda d: with_row(d, "sources", next(iter(d.sources)), title=OTHER),
}


@pytest.mark.parametrize("change", SHOWN.values(), ids=SHOWN)
def test_what_the_map_shows_gives_it_another_name(shipped, change):
    assert name(change(shipped)) != name(shipped)


@pytest.fixture(scope="module")
def drawn(shipped):
    return map_drawing(shipped, "zh")


@pytest.mark.parametrize("change", NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_what_it_does_not_show_leaves_the_map_as_it_is(shipped, drawn, change):
    other = change(shipped)
    assert other != shipped
    assert name(other) == name(shipped)
    assert map_drawing(other, "zh") == drawn
