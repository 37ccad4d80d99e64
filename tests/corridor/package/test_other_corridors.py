"""Another corridor by data alone: what holds for the shipped package holds for invented ones, without new code."""

from pathlib import Path

import frictionless
import pytest
import shapely
from shapely import Point

from corridor.geography.projection import Projection
from corridor.geography.scene import scene_of
from corridor.model.comparison import Comparable, NotComparable, Obstacle, compare
from corridor.model.derivation import derive
from corridor.model.numbers import quantity
from corridor.model.vocabulary import Coverage, DerivationKind, PeriodState, Qualifier
from corridor.package.loading import load
from corridor.queries.about import about
from corridor.queries.coverage import coverage
from corridor.queries.distribution import distributions
from corridor.queries.evidence import evidence
from corridor.queries.map_state import map_state
from corridor.queries.overview import Overview
from corridor.queries.panel import panel
from corridor.queries.search import SearchIndex
from corridor.queries.selection import Options, Selection, parse
from corridor.queries.trend import TrendObstacle, trends
from tests.addresses import query_of

PACKAGES = Path(__file__).parents[2] / "packages"
NAMES = ("tiny", "harbour", "two_periods")


@pytest.fixture(scope="module", params=NAMES)
def any_corridor(request):
    return load(PACKAGES / request.param)


@pytest.fixture(scope="module")
def harbour():
    return load(PACKAGES / "harbour")


@pytest.fixture(scope="module")
def two_periods():
    return load(PACKAGES / "two_periods")


def _selections(dataset):
    for language in dataset.corridor.languages:
        for region in (None, *dataset.corridor.regions):
            for initiative in (None, *dataset.initiatives):
                yield Selection(language, region, initiative)


def test_every_selection_has_its_panel_its_map_and_its_address(any_corridor):
    options = Options.of(any_corridor)
    for selection in _selections(any_corridor):
        shown = panel(any_corridor, selection)
        assert isinstance(shown, Overview) == (selection.region is None)
        assert len(map_state(any_corridor, selection.initiative).regions) == len(any_corridor.corridor.regions)
        assert parse(query_of(selection, options), options).selection == selection


def test_every_figure_has_its_evidence(any_corridor):
    for key in Options.of(any_corridor).figures:
        found = evidence(any_corridor, key, {})
        assert found
        assert found.area.id in any_corridor.areas


def test_every_region_is_found_by_its_name_in_every_language(any_corridor):
    index = SearchIndex.of(any_corridor)
    for region in any_corridor.regions:
        for language in any_corridor.corridor.languages:
            found = index.search(region.name.in_(language))
            assert region.id in [entry.region for entry in found], (region.id, language)


def test_the_map_has_every_region_belt_and_place(any_corridor):
    scene = scene_of(any_corridor)
    for belt in any_corridor.belts.values():
        shape, region = scene.belts[belt.id], scene.regions[belt.area]
        assert shape.area > 0
        assert shape.difference(region.buffer(0.01)).is_empty
    assert scene.places.keys() == any_corridor.places.keys()
    assert all(shape.area > 0 for shape in scene.regions.values())


def test_the_invented_corridors_say_that_they_are(any_corridor):
    assert any_corridor.corridor.synthetic


def test_no_id_is_one_of_the_shipped_package(harbour, shipped):
    tables = ("areas", "countries", "initiatives", "indicators", "observations", "programmes", "honours", "places")
    for table in (*tables, "belts", "statistics", "derivations", "sources"):
        assert getattr(harbour, table), table
        assert not getattr(harbour, table).keys() & getattr(shipped, table).keys(), table
    assert len(harbour.regions) != len(shipped.regions)
    assert len(harbour.initiatives) != len(shipped.initiatives)
    assert not set(harbour.corridor.languages) <= set(shipped.corridor.languages)


def test_the_invented_corridor_has_every_state_and_every_arithmetic(harbour):
    rows = harbour.observations.values()
    assert {row.qualifier for row in rows} == set(Qualifier)
    assert {row.period_state for row in rows} == set(PeriodState)
    kinds = {row.kind for row in harbour.derivations.values()}
    assert kinds == set(DerivationKind) - {DerivationKind.REMAINDER}  # that one is of context: model/test_remainder.py


def test_the_first_language_of_the_package_is_the_one_that_is_shown(harbour):
    assert parse("", Options.of(harbour)).selection.language == "en"
    assert parse("lang=zh", Options.of(harbour)).refused == ("lang",)
    assert harbour.regions[0].name.in_("fr") == "Canton du Quai"


def test_numbers_in_a_language_without_a_habit_are_written_as_in_english(harbour):
    row = harbour.observations["F-07"]
    assert str(quantity(row.value, harbour.units[row.unit], "fr")) == "2,400,000 couronnes"


def test_the_border_is_walked_from_east_to_west_below_the_equator(harbour):
    scene = scene_of(harbour)
    at = [scene.border.locate(scene.places[key]).share for key in ("gate-quay", "gate-mill")]
    assert at == sorted(at)
    start, end = scene.border.line.coords[0], scene.border.line.coords[-1]
    assert start[0] > end[0], "east comes first"
    for stretch in scene.border.stretches:
        across = scene.countries[stretch.faces]
        assert stretch.line.distance(across) == pytest.approx(0, abs=0.01)
        assert across.centroid.y < scene.regions[stretch.area].centroid.y, "the country lies to the south"


def test_the_projection_is_true_about_the_middle_of_the_southern_corridor(harbour):
    projection = Projection(harbour.corridor.projection_lon, harbour.corridor.projection_lat)
    middle = projection.point(harbour.corridor.projection_lon, harbour.corridor.projection_lat)
    assert middle == pytest.approx((0, 0), abs=1e-6)
    north = Point(projection.point(-32, -37.3))
    assert (north.x, north.y) == (pytest.approx(0, abs=1e-6), pytest.approx(110.98, abs=0.1))


def test_an_island_is_drawn_and_selected_with_its_region(harbour):
    assert harbour.region_of("LC-21") == "LC-20"
    mill = scene_of(harbour).regions["LC-20"]
    assert len(shapely.get_parts(mill)) == 2


def test_the_arithmetic_comes_out(harbour):
    values = {row.kind: derive(harbour, row).value for row in harbour.derivations.values()}
    assert values[DerivationKind.SHARE] == pytest.approx(37.5)
    assert values[DerivationKind.WHOLE] == pytest.approx(64)
    assert values[DerivationKind.EARLIER_SHARE] == pytest.approx(33.5)
    assert values[DerivationKind.FLOOR] == 24 * 50 + 40 * 20
    assert values[DerivationKind.TARGET] == pytest.approx(-7.5)


def test_coverage_separates_silence_from_what_is_reported_for_all(harbour):
    cells = {(cell.region.id, cell.initiative.id): cell.state for row in coverage(harbour).rows for cell in row}
    assert cells["LC-10", "water-1"] is Coverage.FIGURES
    assert cells["LC-10", "passage"] is Coverage.CITY_ONLY
    assert cells["LC-30", "roads"] is Coverage.NONE


def test_sources_and_what_is_made_of_them_are_listed(harbour):
    assert {use.source.id for use in about(harbour).sources} == {"almanac", "register", "chart"}


@pytest.mark.parametrize(
    ("indicator", "period", "falling", "approximate"),
    [
        ("wells", "2022", ["204", "202", "201", "203"], set()),
        ("deep-share", "2022", ["204", "202", "201", "203"], {"202", "204"}),
    ],
)
def test_regions_that_report_the_same_are_compared(two_periods, indicator, period, falling, approximate):
    found = compare(two_periods, two_periods.indicators[indicator])
    assert isinstance(found, Comparable)
    assert found.period.text == period
    assert [mark.region for mark in sorted(found.marks, key=lambda mark: -mark.position)] == falling
    assert {mark.region for mark in found.marks if mark.approximate} == approximate


@pytest.mark.parametrize(
    ("indicator", "obstacle", "usable"),
    [
        ("trees", Obstacle.TOO_FEW, 2),
        ("road-funds", Obstacle.STATES, 2),
        ("road-walks", Obstacle.PERIODS_UNKNOWN, 0),
        ("bridges", Obstacle.PERIODS, 1),
    ],
)
def test_regions_that_do_not_are_not_compared_and_the_reason_is_given(two_periods, indicator, obstacle, usable):
    found = compare(two_periods, two_periods.indicators[indicator])
    assert isinstance(found, NotComparable)
    assert (found.obstacle, found.usable) == (obstacle, usable)


def test_trends_and_distributions_appear_where_periods_allow_them(two_periods, harbour):
    lines = {(row.area.id, row.indicator.id): len(row.points) for row in trends(two_periods, "201").series}
    assert lines["201", "wells"] == 3
    assert lines["201", "deep-share"] == 2
    strips = {row.comparison.indicator.id: row for row in distributions(two_periods, "203").strips}
    assert strips.keys() == {"wells", "deep-share"}
    assert (strips["wells"].least, strips["wells"].most, strips["wells"].chosen.value) == (24, 64, 24)
    assert trends(harbour, "LC-10").obstacle is TrendObstacle.ONE_PERIOD
    assert distributions(harbour, "LC-10").refusal.obstacle is Obstacle.TOO_FEW


@pytest.mark.parametrize("name", ["harbour", "two_periods"])
def test_other_tools_validate_them_too(name):
    report = frictionless.Package(str(PACKAGES / name / "datapackage.json")).validate()
    assert report.flatten(["code", "message"]) == []
