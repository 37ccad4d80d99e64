"""Every rule of an uploaded file, broken once, is reported at the cell where it is broken."""

from datetime import date
from decimal import Decimal

import pytest

from corridor.model.period import Period
from corridor.workbook.template import template
from tests.corridor.messages.codes import names_in
from tests.corridor.workbook import hostile
from tests.corridor.workbook.hostile import good, in_sheet, row
from tests.corridor.workbook.sample import BLANK, DATA, EXPECTED, PERIOD, Filled, read
from tests.corridor.workbook.test_guard import REFUSED
from tests.small import SOUTH

HEADER = "indicator,value,qualifier,period,printed,document,dated,locator,note,doubt\n"

NIL = "nil,,,,,,,,统计系统更换,\n"
PLAIN = "whole,45,exact,2026-Q3,45,总结,2026-09-30,4.1,,\n"
UNKNOWN = f"{HEADER}ports,45,exact,2026-Q3,45,工作总结,2026-09-30,4.1,,\n"


def sheet(change):
    """The problems of a good workbook after `change` was done to it."""
    filled = Filled().figure()
    change(filled)
    return filled.saved()


def percent(filled):
    cell = filled.cell("figures", filled.row("share"), "value")
    filled.figure("share", value=0.527)
    cell.number_format = "0.0%"


def time_of_day(filled):
    filled.figure(value=0.5)
    filled.cell("figures", filled.row("sessions"), "value").number_format = "h:mm"


def two_areas(filled):
    filled.book["举措"]["A1"] = f"corridor-template/1 {SOUTH} 2026-Q3"


FIGURES = "数据"
BROKEN = {
    "mark-missing": (
        "",
        lambda: sheet(lambda f: [f.book[name].__setitem__("A1", None) for name in ("数据", "举措", "荣誉")]),
    ),
    "marks-differ": ("", lambda: sheet(two_areas)),
    "template-version": (
        "",
        lambda: sheet(lambda f: f.figures.__setitem__("A1", f.figures["A1"].value.replace("/1", "/9"))),
    ),
    "area-other": ("", lambda: Filled(template(DATA, SOUTH, PERIOD)).figure().saved()),
    "template-period": ("", lambda: template(DATA, EXPECTED.area, Period.parse("2026-Q2"))),
    "area-unknown": ("", lambda: sheet(lambda f: f.figures.__setitem__("A1", "corridor-template/1 999999 2026-Q3"))),
    "nothing-filled": ("", lambda: BLANK),
    "sheet-missing": (FIGURES, lambda: sheet(lambda f: f.book.remove(f.figures))),
    "sheet-unknown": ("草稿", lambda: sheet(lambda f: f.book.create_sheet("草稿").__setitem__("A1", 1))),
    "sheet-hidden": ("荣誉", lambda: sheet(lambda f: setattr(f.book["荣誉"], "sheet_state", "veryHidden"))),
    "row-hidden": ("数据", lambda: sheet(lambda f: setattr(f.figures.row_dimensions[7], "hidden", True))),
    "column-hidden": ("数据 H4", lambda: sheet(lambda f: setattr(f.figures.column_dimensions["H"], "hidden", True))),
    "merged-cells": ("数据 H6", lambda: sheet(lambda f: f.figures.merge_cells("H6:I6"))),
    "header-missing": ("举措", lambda: sheet(lambda f: f.book["举措"].delete_rows(4))),
    "column-missing": (FIGURES, lambda: sheet(lambda f: f.figures.__setitem__("N4", None))),
    "column-repeated": ("数据 Q4", lambda: sheet(lambda f: f.figures.__setitem__("Q4", "数值"))),
    "column-unknown": ("数据 R7", lambda: sheet(lambda f: f.figures.__setitem__("R7", "还有一句"))),
    "formula": ("数据 H6", lambda: Filled().figure("part", value="=1+1").saved()),
    "error-value": ("数据 H6", lambda: Filled().figure("part", value="#DIV/0!").saved()),
    "time-value": ("数据 H7", lambda: sheet(time_of_day)),
    "cell-damaged": ("数据 H200", lambda: in_sheet(good(), row('<c r="H200" t="s"><v>99999</v></c>'))),
    "cell-empty": ("数据 L7", lambda: Filled().figure(document=None).saved()),
    "not-a-text": ("数据 L7", lambda: Filled().figure(document=date(2026, 1, 1)).saved()),
    "text-too-long": ("数据 O7", lambda: Filled().figure(note="长" * 2001).saved()),
    "text-control": ("数据 O7", lambda: Filled().figure(note="左\u202e右").saved()),
    "code-as-number": ("数据 N7", lambda: Filled().figure(locator=4.1).saved()),
    "not-a-number": ("数据 H7", lambda: Filled().figure(value="很多").saved()),
    "number-with-unit": ("数据 H7", lambda: Filled().figure(value="40余场次").saved()),
    "number-as-percentage": ("数据 H8", lambda: sheet(percent)),
    "number-too-large": ("数据 H7", lambda: Filled().figure(value=Decimal(10) ** 15).saved()),
    "not-a-date": ("数据 M7", lambda: Filled().figure(dated="2026-02-30").saved()),
    "date-in-future": ("数据 M7", lambda: Filled().figure(dated=date(2026, 10, 9)).saved()),
    "not-a-year": ("荣誉 B5", lambda: Filled().honour(year=2027).saved()),
    "not-a-period": ("数据 J7", lambda: Filled().figure(period="春天").saved()),
    "period-ambiguous": ("数据 J7", lambda: Filled().figure(period="[2025,2026-Q3]").saved()),
    "period-other": ("数据 J7", lambda: Filled().figure(period="2026-Q2").saved()),
    "not-a-choice": ("数据 I7", lambda: Filled().figure(qualifier="大概").saved()),
    "indicator-unknown": ("数据 A2", UNKNOWN.encode),
    "nil-unexplained": ("数据 I2", f"{HEADER}nil,,,,,,,,无,\n".encode),
    "nil-beside-figures": ("数据 I2", f"{HEADER}{NIL}{PLAIN}".encode),
    "value-unexpected": ("数据 H7", lambda: Filled().figure(qualifier="已达标").saved()),
    "value-absent": ("数据 H7", lambda: Filled().figure(value=None).saved()),
    "share-outside-range": ("数据 H8", lambda: Filled().figure("share", value=101).saved()),
    "count-impossible": ("数据 H7", lambda: Filled().figure(value=4.5).saved()),
    "value-differs-from-printed": ("数据 H7", lambda: Filled().figure(value=4500).saved()),
    "illegible-unexplained": ("数据 P7", lambda: Filled().figure(value=None, qualifier="原文残缺").saved()),
    "observation-repeated": ("数据 H14", lambda: Filled().figure().spare(indicator="sessions", value=46).saved()),
    "part-exceeds-whole": ("数据 H6", lambda: Filled().figure("part", value=61).figure("whole", value=60).saved()),
    "period-in-future": (
        "数据 J7",
        lambda: Filled(template(DATA, EXPECTED.area, Period.parse("2027"))).figure().saved(),
    ),
}
NEVER_ALONE = {"contract"}
"""Words for rules of the package that a workbook cannot break at present."""


@pytest.mark.parametrize("rule", list(BROKEN))
def test_a_breach_is_reported_at_its_cell(rule):
    place, make = BROKEN[rule]
    expected = None if rule in ("mark-missing", "area-unknown") else EXPECTED
    found = [problem for problem in read(make(), expected=expected).problems if problem.rule == rule]
    assert [f"{problem.file} {problem.field}".strip() for problem in found[:1]] == [place]


@pytest.mark.parametrize(("language", "names"), [("zh", "（"), ("en", " (")])
def test_areas_are_named_in_the_readers_language_with_their_code(language, names):
    problems = read(BROKEN["area-other"][1](), expected=EXPECTED).problems
    reported = next(problem for problem in problems if problem.rule == "area-other").message.in_(language)
    for code in (SOUTH, EXPECTED.area):
        assert f"{DATA.areas[code].name.in_(language)}{names}{code}" in reported


def test_every_rule_is_broken_once():
    refused = {rule for rule, _ in REFUSED.values()}
    assert names_in("workbook_rules.zh.toml", "workbook-rule") == set(BROKEN) | refused | NEVER_ALONE


def test_a_published_whole_bounds_a_part_and_a_published_part_a_whole():
    expected = EXPECTED.__class__(EXPECTED.area, Period.parse("2025-Q4"))
    given = template(DATA, EXPECTED.area, expected.period)
    part = Filled(given).figure("part", value=61).read(expected=expected)
    whole = Filled(given).figure("whole", value=29).read(expected=expected)
    assert [problem.field for problem in part.problems] == ["H6"]
    assert [problem.rule for problem in whole.problems] == ["part-exceeds-whole"]


def test_a_cell_is_reported_of_once():
    problems = Filled().figure(value="10.5万").read().problems
    assert [problem.rule for problem in problems] == ["number-with-unit"]


def test_what_is_reported_of_a_repetition_names_the_other_cell():
    (problem,) = Filled().figure().spare(indicator="sessions", value=46).read().problems
    assert "数据 H7" in problem.message.in_("zh")


def test_hostile_text_is_only_repeated_in_short():
    (problem,) = Filled().figure(value="<script>" + "x" * 500).read().problems
    assert len(problem.found) <= 61


def test_the_figures_sheet_is_where_the_tests_think():
    assert b"sessions" in hostile.parts(good())[hostile.SHEET]
    assert b'r="H7"' in hostile.parts(good())[hostile.SHEET]
