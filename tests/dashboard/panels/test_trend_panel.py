"""Lines through time: drawn where a series has two periods, each point leading to its evidence, gaps left open."""

from decimal import Decimal

import pytest
from dash import html
from msgspec.structs import replace

from corridor.model.period import Period
from corridor.model.records import Area
from corridor.model.vocabulary import Measure, Qualifier
from corridor.queries.trend import trends
from dashboard.html.render import render
from dashboard.panels.charts.trend import trend_lines
from dashboard.words.wording import Wording
from tests.corridor.sample import AREAS, indicator, observation, sample, text
from tests.dashboard.markup import empty, misplaced, read
from tests.dashboard.packages import shown, two_periods
from tests.dashboard.published import INITIATIVES, LANGUAGES, REGIONS


@pytest.fixture
def lines():
    def get(region, initiative=None, language="zh"):
        found = shown(two_periods(), "panel", language, region, initiative).all("data-trend")
        return {line["data-trend"]: line for line in found}

    return get


def test_every_indicator_reported_for_two_periods_has_a_line(lines):
    assert lines("201").keys() == {"wells", "deep-share", "road-funds"}
    assert lines("201", "2").keys() == {"road-funds"}


def test_targets_and_illegible_figures_alone_make_no_line(lines):
    assert "road-funds" not in lines("203")
    assert "road-funds" not in lines("204")


def test_points_are_the_figures_in_order_of_time_and_lead_to_their_evidence(lines):
    points = lines("201")["wells"].all("data-figure")
    assert [point["data-figure"] for point in points] == ["W-201-2020", "W-201-2021", "W-201-2022"]
    assert all(point.tag == "button" and point["data-press"] == f"figure={point['data-figure']}" for point in points)


def test_a_point_says_its_period_number_and_state(lines):
    points = lines("204", language="en")["deep-share"].all("data-figure")
    assert points[-1]["aria-label"] == "2022: ≥50%, at least"
    assert points[-1]["data-qualifier"] == "at_least"


def test_the_first_and_last_numbers_are_written_beside_the_line(lines):
    assert [value.text for value in lines("202")["wells"].with_class("value")] == ["52口", "55口"]


def test_the_line_is_reported_in_words_too(lines):
    assert "从2020年的 36口 到2022年的 40口，共 3 期" in lines("201")["wells"].text


def test_the_scale_begins_at_zero_and_says_where_it_ends(lines):
    assert "纵轴自 0 至 71" in lines("204")["wells"].text
    heights = [Decimal(row["style"].split("top:")[1].rstrip("%")) for row in lines("204")["wells"].with_class("spot")]
    assert heights == [Decimal(0), Decimal("1.41"), Decimal("9.86")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", ["201", "202", "203", "204"])
def test_what_is_drawn_is_well_formed_and_not_silent(language, region):
    panel = shown(two_periods(), "panel", language, region)
    assert misplaced(panel) == []
    assert empty(panel) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("initiative", [None, *INITIATIVES])
def test_todays_data_draw_no_line_and_say_why(panel, language, region, initiative):
    found = panel(language, region, initiative)
    assert found.all("data-trend") == []
    why = {Wording(language)("trend.one_period"), Wording(language)("trend.not_reported")}
    (closing,) = found.with_class("not-compared")
    assert sum(words in closing.text for words in why) == 1
    assert closing.named("button")[0]["data-press"] == "view=about"


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_regions_say_that_none_has_a_line(panel, language):
    (closing,) = panel(language).with_class("not-compared")
    assert Wording(language)("trend.none") in closing.text


@pytest.mark.parametrize(("aim", "around"), [("5", True), ("4.9", True), ("1", False)])
def test_a_target_that_was_reached_does_not_hide_the_point(aim, around):
    rows = [
        observation(f"A{year}", "north", value=str(value), period=str(year)) for year, value in ((2020, 4), (2021, 5))
    ]
    target = observation("T", "north", value=aim, period="2021", qualifier=Qualifier.TARGET)
    dataset = sample(observations=[*rows, target])
    lines = read(render(html.Div(trend_lines(trends(dataset, "north").series, dataset, Wording("zh")))))
    spots = {spot.values("data-figure")[0]: spot for spot in lines.with_class("spot")}
    assert list(spots) == ["A2020", "A2021", "T"]
    assert [key for key, spot in spots.items() if spot.get("data-around") is not None] == (["T"] if around else [])


def drawn(language, years, areas=AREAS, **of_indicator):
    measure = indicator("wells", names=("水井", "Wells"), **of_indicator)
    rows = [observation(f"A{year}", code, value=str(year), period=str(year)) for year, code in years.items()]
    dataset = sample(areas=areas, indicators=[measure], observations=rows)
    lines = trend_lines(trends(dataset, "north").series, dataset, Wording(language))
    return read(render(html.Div(lines)))


@pytest.mark.parametrize(
    ("language", "since", "apart"),
    [("zh", "2021年7月起口径改变", "从2019年"), ("en", "from July 2021 on", "in 2019 to")],
)
def test_a_redefined_indicator_is_not_one_unbroken_line(language, since, apart):
    redefined = {"redefined": (Period("2021-07"),), "redefinition": text("含新井", "New wells too")}
    found = drawn(language, dict.fromkeys((2019, 2020, 2021, 2022), "north"), **redefined)
    assert found.all("d")[0]["d"].count("M") == 2
    assert len(found.with_class("cut")) == 1
    (why,) = found.with_class("break")
    assert since in why.text
    assert ("含新井" if language == "zh" else "New wells too") in why.text
    (summary,) = found.with_class("visually-hidden")
    assert apart in summary.text
    assert Wording(language)("trend.then") in summary.text
    labels = [point["aria-label"] for point in found.all("data-figure")]
    ending = Wording(language)("trend.anew", point="")
    assert [label.endswith(ending) for label in labels] == [False, False, True, False]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_figures_of_different_definitions_are_shown_and_no_change_is_stated(language):
    redefined = {"redefined": (Period("2021"),), "redefinition": text("含新井", "New wells too")}
    found = drawn(language, {2020: "north", 2021: "north"}, **redefined)
    assert len(found.all("data-figure")) == 2
    assert "L" not in found.all("d")[0]["d"]
    (summary,) = found.with_class("visually-hidden")
    assert Wording(language)("trend.then") in summary.text


@pytest.mark.parametrize(("language", "words"), [("zh", "旧代码 old（旧山旗）"), ("en", "former code old (Old Hill)")])
def test_a_region_whose_code_changed_has_a_line_with_a_break_that_says_so(language, words):
    former = Area("old", "former", text("旧山旗", "Old Hill"), text("旧山", "Old"), None)
    areas = (replace(AREAS[0], predecessor="old"), *AREAS[1:], former)
    found = drawn(language, {2019: "old", 2020: "old", 2021: "north", 2022: "north"}, areas)
    assert found.all("d")[0]["d"].count("M") == 2
    (why,) = found.with_class("break")
    assert words in why.text


def test_a_long_line_keeps_both_sides_of_a_break():
    redefined = {"redefined": (Period("2010"),), "redefinition": text("含新井", "New wells too")}
    found = drawn("zh", dict.fromkeys(range(2000, 2021), "north"), **redefined)
    assert {"A2009", "A2010"} <= {point["data-figure"] for point in found.all("data-figure")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_of_one_indicator_say_of_how_long_periods_they_are_and_a_single_one_need_not(language):
    yearly = [observation(f"Y{year}", "north", value=str(year), period=str(year)) for year in (2020, 2021)]
    halves = [observation(f"H{half}", "north", value=str(half), period=f"2021-H{half}") for half in (1, 2)]
    flow = indicator("wells", names=("水井", "Wells"), measure=Measure.FLOW)

    def titles(rows):
        dataset = sample(indicators=[flow], observations=rows)
        drawn = trend_lines(trends(dataset, "north").series, dataset, Wording(language))
        return [name.text for name in read(render(html.Div(drawn))).with_class("name")]

    assert len(set(titles([*yearly, *halves]))) == 2
    assert all(titles(yearly)[0] in title for title in titles([*yearly, *halves]))


@pytest.mark.parametrize("count", [3, 9])
def test_what_is_on_no_line_is_counted_and_the_last_of_many_are_named(count):
    rows = [observation(f"Y{year}", "north", value=str(year), period=str(year)) for year in (2020, 2021)]
    months = [observation(f"M{month}", "north", value=str(month), period=f"2021-0{month}") for month in range(1, 10)]
    share = indicator("wells", names=("水井", "Wells"), measure=Measure.YTD)
    others = [replace(row, period=Period(f"2021-01/2021-0{at}")) for at, row in enumerate(months[:count], 1)]
    dataset = sample(indicators=[share], observations=[*rows, *others])
    (words,) = [
        note.text
        for note in read(
            render(html.Div(trend_lines(trends(dataset, "north").series, dataset, Wording("zh"))))
        ).with_class("left-out")
    ]
    assert str(count) in words
    assert "…" not in words
    assert words.count("口") == min(count, 4)
