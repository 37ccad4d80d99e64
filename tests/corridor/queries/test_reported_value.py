import pytest
from msgspec.structs import replace

from corridor.model.records import Area
from corridor.model.vocabulary import Qualifier
from corridor.queries.reported_value import reported_value, reported_values
from tests.corridor.sample import AREAS, observation, sample, text


def test_a_region_has_its_own_figures_and_those_of_what_is_shown_with_it():
    dataset = sample(observations=[observation("A", "mine"), observation("B", "middle"), observation("C", "north")])
    assert [figure.id for figure in reported_values(dataset, "middle")] == ["B", "A"]


def test_what_belongs_to_no_region_is_kept_apart():
    rows = [observation(area, area) for area in ("city", "all", "far", "north")]
    assert [figure.id for figure in reported_values(sample(observations=rows), None)] == ["far", "city", "all"]


def test_only_the_latest_period_is_current():
    rows = [observation("old", "north", period="2020"), observation("new", "north", period="2021")]
    assert [figure.id for figure in reported_values(sample(observations=rows), "north")] == ["new"]


@pytest.mark.parametrize(
    ("qualifier", "value", "comparable"),
    [
        (Qualifier.EXACT, "1", True),
        (Qualifier.AT_LEAST, "1", True),
        (Qualifier.ABOUT, "1", True),
        (Qualifier.TARGET, "1", False),
        (Qualifier.ACHIEVED, None, False),
        (Qualifier.ILLEGIBLE, None, False),
    ],
)
def test_only_a_number_that_says_what_is_may_be_compared(qualifier, value, comparable):
    row = observation("A", "north", value=value, qualifier=qualifier)
    assert reported_value(sample(observations=[row]), row).comparable is comparable


def test_a_milestone_has_no_unit():
    row = observation("A", "north", value=None, unit=None, qualifier=Qualifier.ACHIEVED)
    assert reported_value(sample(observations=[row]), row).unit is None


def test_a_figure_of_a_former_code_is_of_the_area_that_has_another_code_now():
    former = Area("old", "former", text("旧山旗", "Old Hill"), text("旧山", "Old"), None)
    row = observation("A", "old")
    dataset = sample(areas=(replace(AREAS[0], predecessor="old"), *AREAS[1:], former), observations=[row])
    assert reported_value(dataset, row).area == dataset.areas["north"]
    assert reported_value(dataset, row).observation.area == "old"
