"""A region whose code changed keeps what was published under the former one."""

import pytest
from msgspec.structs import replace

from corridor.accounts.areas import of_today
from corridor.accounts.roles import Actor, Role
from corridor.model.comparison import Comparable, compare
from corridor.model.period import Period
from corridor.model.predecessor import former_codes, successors
from corridor.model.records import Area
from corridor.model.territory import territory
from corridor.package.checks.figures import observation_repeated
from corridor.queries.evidence import evidence
from corridor.queries.panel import panel
from corridor.queries.plausibility import oddities
from corridor.queries.search import SearchIndex
from corridor.queries.selection import Selection
from corridor.queries.table import TableQuery, table
from corridor.queries.trend import trends
from corridor.releases.standing_observations import ReleasedRow
from corridor.reporting.row_ids import Origin, SubmittedRows, with_row_ids
from corridor.workbook.indicators import lines_of
from corridor.workbook.template import TemplateError, template
from tests.corridor.sample import AREAS, observation, sample, text

OLDEST = Area("o1", "former", text("老山旗", "Oldest Hill"), text("老山", "Oldest"), None)
OLD = Area("o2", "former", text("旧山旗", "Old Hill"), text("旧山", "Old"), None, "o1")
NORTH = replace(AREAS[0], predecessor="o2")
CHANGED = (NORTH, *AREAS[1:], OLD, OLDEST)


def changed(*observations):
    return sample(areas=CHANGED, observations=observations)


def test_former_codes_lead_to_the_code_of_today_through_any_number_of_others():
    areas = {row.id: row for row in CHANGED}
    assert successors(areas) == {"o1": "north", "o2": "north"}
    assert former_codes(areas, "north") == ("o2", "o1")
    assert former_codes(areas, "south") == ()


def test_codes_that_follow_each_other_in_a_circle_lead_nowhere():
    circle = {"o1": replace(OLDEST, predecessor="o2"), "o2": OLD}
    assert successors(circle) == {}
    assert former_codes(circle, "o1") == ("o2", "o1")


def test_a_region_has_the_figures_of_its_former_codes_and_no_other_place_shows_them():
    dataset = changed(observation("A", "o1", period="2020"), observation("B", "north", period="2021"))
    assert [row.id for row in dataset.observations_of("north")] == ["A", "B"]
    assert dataset.observations_of("o2") == dataset.observations_of("north")
    assert [row.id for row in dataset.latest_of("north")] == ["B"]
    assert not {"o1", "o2"} & {
        area for region in (None, "north", "middle", "south") for area in dataset.areas_of(region)
    }
    assert dataset.region_of("o1") == "north"


def test_the_latest_figure_stays_in_the_panel_of_the_region_that_it_is_today():
    dataset = changed(observation("A", "o2"))
    found = panel(dataset, Selection("zh", region="north"))
    (figure,) = [figure for group in found.groups for tile in group.tiles for figure in tile.figures]
    assert (figure.id, figure.area.id) == ("A", "north")
    assert dataset.observations["A"].area == "o2"


def test_the_trend_goes_on_under_the_new_code_with_a_break():
    dataset = changed(
        *(observation(f"A{year}", code, period=str(year)) for year, code in ((2019, "o2"), (2020, "north")))
    )
    (series,) = trends(dataset, "north").series
    assert series.area.id == "north"
    assert [row.id for row in series.points] == ["A2019", "A2020"]
    assert [(cut.at, cut.since, cut.former.id) for cut in series.breaks] == [(1, None, "o2")]


def test_regions_are_compared_by_their_codes_of_today():
    rows = [observation(code, code, value=str(value)) for value, code in enumerate(("o1", "middle", "south"), 1)]
    dataset = changed(*rows)
    found = compare(dataset, dataset.indicators["wells"])
    assert isinstance(found, Comparable)
    assert [mark.region for mark in found.marks] == ["north", "middle", "south"]


@pytest.mark.parametrize("code", ["o2", "north"])
def test_last_values_are_those_of_the_former_code(code):
    dataset = changed(observation("A", "o2", value="10", period="2020"))
    (line,), _ = lines_of(dataset, code, Period("2026"))
    assert line.last.id == "A"
    assert [found.rule for found in oddities(observation("B", code, value="1000"), dataset)] == ["ten-fold"]


def test_a_template_of_a_former_code_names_the_one_of_today():
    with pytest.raises(TemplateError, match="o1 submits with north"):
        template(changed(), "o1", Period("2022"))


def test_search_finds_a_region_and_its_indicator_by_a_former_name():
    index = SearchIndex.of(changed(observation("A", "o2"), observation("B", "north", period="2022")))
    assert [row.region for row in index.search("旧山")][:1] == ["north"]
    (wells,) = [row for row in index.search("wells") if row.id == "wells"]
    assert (wells.region, wells.figure) == ("north", "B")


def test_evidence_of_an_old_figure_says_the_code_of_today():
    dataset = changed(observation("A", "o2"), observation("B", "north", period="2022"))
    assert (evidence(dataset, "A").area.id, evidence(dataset, "A").today.id) == ("o2", "north")
    assert evidence(dataset, "A").region == "north"
    assert evidence(dataset, "B").today is None


def test_the_same_figure_under_both_codes_is_a_repetition():
    dataset = changed(observation("A", "o2"), observation("B", "north"))
    assert [found.key for found in observation_repeated.find(dataset)] == ["B"]


def test_an_account_for_a_former_code_hands_in_for_the_region_and_corrects_its_old_figures():
    dataset = changed(observation("A", "o2"))
    actor = of_today(dataset, Actor(1, "clerk", Role.SUBMITTER, "o1"))
    assert (actor.area, actor.former) == ("north", ("o2", "o1"))
    assert territory(dataset, "o2") == territory(dataset, "north") == {"north", "o1", "o2"}
    published = {"observations": {"A": ReleasedRow("observations", "A", dataset.observations["A"], 1)}}
    submitted = SubmittedRows(((observation("x", "north", value="2"), ""),))
    (row,) = with_row_ids(submitted, published, (), Origin(1, "office", "zh", 1, dataset.current))
    assert row.key == "A"


def test_the_table_lists_old_figures_with_the_region():
    found = table(changed(observation("A", "o2")), TableQuery("zh", region="north"))
    assert [(row.id, row.region) for row in found.rows] == [("A", "north")]
