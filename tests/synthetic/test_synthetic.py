"""The synthetic package keeps the contract, has the size asked for, and says everywhere that it is synthetic."""

import csv
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest
import shapely

from corridor.geography.scene import scene_of
from corridor.model.comparison import Comparable, compare
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import DerivationKind, PeriodState, Qualifier, Text
from corridor.package.loading import load
from corridor.package.reading import read_package, shipped_package
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

PLAN = Plan(regions=7, indicators=10, periods=6)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make(tmp_path_factory.mktemp("synthetic"), PLAN)


@pytest.fixture(scope="module")
def dataset(folder):
    return load(folder)


@pytest.fixture(scope="module")
def shipped():
    return read_package(shipped_package())[0]


def test_it_has_the_size_asked_for(dataset):
    assert len(dataset.regions) == PLAN.regions
    assert len(dataset.indicators) == PLAN.indicators
    assert len(dataset.observations) == PLAN.regions * PLAN.indicators * PLAN.periods
    assert {len(dataset.observations_of(region.id)) for region in dataset.regions} == {60}


def test_each_region_has_border_belt_port_and_seat(dataset):
    bordered = {feature.properties["area"] for feature in dataset.layers["border"]}
    for region in dataset.regions:
        assert region.id in bordered
        assert dataset.belt_of(region.id)
        assert len(dataset.places_of(region.id, "port")) == 1
        assert len(dataset.places_of(region.id, "seat")) == 1


def test_every_text_says_that_it_is_synthetic(dataset):
    assert dataset.corridor.synthetic
    assert "SYNTHETIC" in dataset.corridor.map_approval.in_("en")
    tables = ("areas", "countries", "initiatives", "indicators", "programmes", "honours", "places", "belts", "sources")
    for name in tables:
        for row in getattr(dataset, name).values():
            shown = row.title if name == "sources" else row.name
            assert shown.in_("zh").startswith("合成"), row
            assert shown.in_("en").startswith("Synthetic"), row
    assert all(row.printed.startswith("合成") for row in dataset.observations.values())


def test_nothing_of_the_shipped_names_and_figures_is_left(dataset, shipped):
    def texts(package: Dataset) -> set[str]:
        tables = ("areas", "initiatives", "indicators", "programmes", "places", "belts", "countries")
        rows = [row for name in tables for row in getattr(package, name).values()]
        named: list[Text] = [row.name for row in rows]
        return {name.in_(language) for name in named for language in ("zh", "en")}

    assert not texts(dataset) & texts(shipped)
    for table in ("areas", "countries", "observations", "indicators", "sources"):
        assert not getattr(dataset, table).keys() & getattr(shipped, table).keys()


def test_figures_come_in_every_state(dataset):
    qualifiers = Counter(row.qualifier for row in dataset.observations.values())
    assert set(qualifiers) == set(Qualifier)
    assert qualifiers[Qualifier.EXACT] > len(dataset.observations) / 2
    assert {row.period_state for row in dataset.observations.values()} == set(PeriodState)
    assert {row.kind for row in dataset.derivations.values()} == {DerivationKind.SHARE}


def test_regions_can_be_compared_for_the_last_period(dataset):
    found = compare(dataset, dataset.indicators["measure-001"])
    assert isinstance(found, Comparable)
    assert found.period.text == PLAN.quarters[-1] == "2021-Q4"
    assert len({mark.value for mark in found.marks}) >= 3


def test_neighbours_share_their_edges(dataset):
    layers = ("regions", "surroundings", "neighbours")
    shapes = np.array([feature.geometry for layer in layers for feature in dataset.layers[layer]])
    assert shapely.coverage_is_valid(shapes)


def test_the_border_is_the_outline_that_faces_a_country(dataset):
    outlines = {feature.id: feature.geometry.boundary for feature in dataset.layers["regions"]}
    countries = {feature.id: feature.geometry.boundary for feature in dataset.layers["neighbours"]}
    for piece in dataset.layers["border"]:
        assert piece.geometry.difference(outlines[piece.properties["area"]]).length == pytest.approx(0, abs=1e-9)
        assert piece.geometry.difference(countries[piece.properties["faces"]]).length == pytest.approx(0, abs=1e-9)


def test_the_outlines_are_the_shipped_ones_made_smaller(dataset, shipped):
    """Region 6 is the first of the second block: the same shape as region 1, elsewhere."""
    scene = {feature.id: feature.geometry for feature in dataset.layers["regions"]}
    first, again = scene["S001"], scene["S006"]
    assert first.area == pytest.approx(again.area, rel=1e-3)
    assert first.disjoint(again)
    origin = shapely.union_all(
        [f.geometry for f in shipped.layers["regions"] if f.properties["area"] == shipped.corridor.regions[0]]
    )
    assert first.area / origin.area == pytest.approx(0.4**2, rel=0.02)


def test_the_map_can_be_drawn(dataset):
    scene = scene_of(dataset)
    assert len(scene.belts) == PLAN.regions
    assert all(not belt.is_empty for belt in scene.belts.values())
    assert scene.corridor


def test_the_layers_stay_small(folder):
    assert sum(path.stat().st_size for path in (folder / "layers").iterdir()) < 60_000


def test_it_is_the_same_every_time(tmp_path, dataset):
    assert load(make(tmp_path, PLAN)).fingerprint == dataset.fingerprint


def test_the_command_writes_what_the_checks_accept(tmp_path):
    folder = tmp_path / "out"
    size = ["--regions", "6", "--indicators", "5", "--periods", "3"]
    command = [sys.executable, "-m", "tests.synthetic", str(folder), *size]
    reported = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "6 regions x 5 indicators x 3 periods" in reported
    with (folder / "observations.csv").open(encoding="utf-8", newline="") as file:
        assert sum(1 for _ in csv.DictReader(file)) == 90
    assert len(load(folder).regions) == 6
