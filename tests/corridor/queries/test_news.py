from decimal import Decimal

from msgspec.structs import replace

from corridor.model.vocabulary import Qualifier
from corridor.queries.news import MOST_CHANGES, news
from tests.corridor.reported import data as reported
from tests.corridor.reported import report
from tests.corridor.sample import indicator, observation, sample


def data(*rows, names=("wells", "dry", "deep", "old", "new")):
    return sample(indicators=[indicator(name) for name in names], observations=rows)


def test_largest_changes_lead_by_their_share_and_each_region_has_its_own():
    names = ("wells", "dry", "deep", "old")
    before = [
        observation(f"{name}-1", "north", name, value, period="2023")
        for name, value in zip(names, ("100", "10", "1", "5"), strict=True)
    ]
    after = [
        observation(f"{name}-2", "north", name, value, period="2024")
        for name, value in zip(names, ("150", "11", "4", "5"), strict=True)
    ]
    south = observation("s", "south", "wells", "1", period="2024")
    (north, other) = news(data(*before), data(*before, *after, south))
    assert [row.observation.id for row in north.moved] == ["deep-2", "wells-2", "dry-2"]
    assert len(north.moved) <= MOST_CHANGES
    assert (north.figures, other.area.id, other.figures, other.moved) == (4, "south", 1, ())


def test_targets_are_reached_or_missed_only_when_they_are_due():
    aims = [
        observation("aim-a", "north", "wells", "10", period="2024", qualifier=Qualifier.TARGET),
        observation("aim-b", "north", "dry", "10", period="2024", qualifier=Qualifier.TARGET),
        observation("aim-c", "north", "deep", "10", period="2030", qualifier=Qualifier.TARGET),
    ]
    fresh = [
        observation("a", "north", "wells", "12", period="2024"),
        observation("b", "north", "dry", "9", period="2024"),
        observation("c", "north", "deep", "9", period="2024"),
    ]
    (north,) = news(data(*aims), data(*aims, *fresh))
    assert [(row.observation.id, row.target.id) for row in north.reached] == [("a", "aim-a")]
    assert [(row.observation.id, row.target.id) for row in north.missed] == [("b", "aim-b")]


def test_who_was_late_who_had_nothing_and_who_is_silent_is_news():
    before = [report("north", "2023-Q3"), report("middle", "2023-Q3")]
    after = [
        *before,
        report("south", "2023-Q3", late=True),
        report("north", "2023-Q4", late=True),
        report("middle", "2023-Q4", nil="停工"),
    ]
    found = news(reported(returns=before), reported(returns=after))
    assert [row.area.id for row in found] == ["north", "middle", "south"]
    assert [[(one.period.text, one.late, one.nil) for one in row.reports] for row in found] == [
        [("2023-Q4", True, "")],
        [("2023-Q4", False, "停工")],
        [("2023-Q3", True, "")],
    ]
    assert [row.silent and row.silent.text for row in found] == [None, None, "2023-Q4"]


def test_a_late_report_is_news_once():
    returns = [report(area, "2023-Q3", late=True) for area in ("north", "middle", "south")]
    assert news(reported(returns=returns), reported(returns=returns)) == ()


def test_what_says_something_else_now_is_a_correction_and_the_same_words_are_none():
    row = observation("x", "south", value="4")
    corrected = replace(row, value=Decimal(5), printed="5口")
    (south,) = news(data(row), data(corrected))
    assert south.corrected == ((row, corrected),)
    assert news(data(row), data(row)) == ()


def test_nothing_of_what_ships_is_new_to_itself(shipped):
    assert news(shipped, shipped) == ()
