"""What is unusual is asked about, and only that."""

import pytest
from msgspec.structs import replace

from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier
from corridor.workbook.plausibility import queries, unanswered
from corridor.workbook.template import template
from tests.corridor.workbook.sample import AREA, DATA, PERIOD, Filled, read
from tests.small import observation, text


def asked(filled, data=DATA):
    outcome = read(filled.saved(), data=data)
    assert outcome.problems == ()
    return queries(outcome.draft, data)


def names(filled, data=DATA):
    return [query.rule for query in asked(filled, data)]


def last(value, **more):
    """The data with another figure published last."""
    row = observation("O1", value=value, **{"indicator": "whole", "unit": "session", "printed": f"{value}场次", **more})
    return replace(DATA, observations={"O1": row})


def this_year(data=DATA):
    """The data with the total published last in the year that is reported for."""
    row = replace(data.observations["O1"], period=Period.parse("2026-Q2"))
    return replace(data, observations={**data.observations, "O1": row})


def test_a_usual_figure_is_not_asked_about():
    assert names(Filled().figure()) == []


@pytest.mark.parametrize(
    ("value", "before", "unusual"),
    [
        (400, 40, True),
        (409, 41, True),
        (359, 40, False),
        (0, 55, True),
        (600, 0, True),
        (4, 40, True),
        (5, 40, False),
        (0, 40, True),
        (40, 0, True),
        (0, 0, False),
    ],
)
def test_ten_times_or_a_tenth_is_asked_about(value, before, unusual):
    filled = Filled().figure("whole", value=value, printed=f"{value}场次")
    assert names(filled, last(str(before))) == ["ten-fold"] * unusual


def test_a_falling_total_is_asked_about():
    assert names(Filled().figure(value=39, printed="39场次"), this_year()) == ["cumulative-falls"]


def test_a_total_may_begin_anew_with_the_year():
    assert names(Filled().figure(value=39, printed="39场次")) == []


def test_what_is_no_total_may_fall():
    assert names(Filled().figure("whole", value=39, printed="39场次")) == []


@pytest.mark.parametrize(("value", "unusual"), [(83, True), (82.7, False), (22, True), (23, False)])
def test_a_share_that_jumps_is_asked_about(value, unusual):
    assert names(Filled().figure("share", value=value, printed=f"{value}%")) == ["share-jumps"] * unusual


def test_a_small_share_is_not_held_to_a_tenth():
    data = replace(DATA, observations={"O2": replace(DATA.observations["O2"], value=1, printed="1%")})
    assert names(Filled().figure("share", value=20, printed="20%"), data) == []


def test_another_unit_as_printed_is_asked_about():
    assert names(Filled().figure(printed="45人次")) == ["printed-unit-changed"]


def test_another_definition_is_asked_about():
    content = template(DATA, AREA, PERIOD)
    changed = replace(DATA.indicators["sessions"], definition=text("按新口径"))
    data = replace(DATA, indicators={**DATA.indicators, "sessions": changed})
    (query,) = asked(Filled(content).figure(), data)
    assert query.rule == "definition-changed"
    assert "按新口径" in query.remedy.in_("zh")


def test_a_target_is_held_against_the_last_target():
    target = {"value": 900, "qualifier": "目标", "period": "2027", "printed": "900场次"}
    assert names(Filled().figure("whole", **target)) == []
    assert names(Filled().figure("whole", **target), last("60", qualifier=Qualifier.TARGET)) == ["ten-fold"]


def test_a_query_is_at_its_cell_and_in_both_languages():
    (query,) = asked(Filled().figure(value=39, printed="39场次"), this_year())
    assert (query.sheet, query.cell, query.found) == ("数据", "H7", "39")
    assert "40" in query.message.in_("zh")
    assert "（2026年第2季度）" in query.message.in_("zh")
    assert "(quarter 2 of 2026)" in query.message.in_("en")


def test_a_query_keeps_its_id_wherever_its_row_stands():
    here = asked(Filled().figure(value=39, printed="39场次"), this_year())
    there = asked(Filled().spare(indicator="sessions", value=39, printed="39场次"), this_year())
    assert here
    assert [query.id for query in here] == [query.id for query in there]


def test_another_value_is_asked_about_anew():
    ids = {asked(Filled().figure(value=value, printed=f"{value}场次"), this_year())[0].id for value in (37, 38, 39)}
    assert len(ids) == 3


@pytest.mark.parametrize(
    ("answer", "open_"), [("统计口径按去年更正", False), ("", True), ("   ", True), ("1234567", True), ("是的", True)]
)
def test_an_answer_is_given_in_words(answer, open_):
    (query,) = asked(Filled().figure(value=39, printed="39场次"), this_year())
    assert bool(unanswered([query], {query.id: answer})) is open_
