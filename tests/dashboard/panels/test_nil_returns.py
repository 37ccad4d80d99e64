"""A published nil return is found where a leader looks: in the region's panel, in the overview, in the changes."""

import pytest

from corridor.queries.panel import panel
from corridor.queries.selection import Selection
from dashboard.html.render import render
from dashboard.panels.selection import selection_panel
from dashboard.words.wording import Wording
from tests.corridor.reported import FIGURES, data, report
from tests.dashboard.markup import empty, misplaced, read
from tests.dashboard.published import LANGUAGES

every_language = pytest.mark.parametrize("language", LANGUAGES)
LATER = report("middle", "2024-Q1")
REASONS = {"2023-Q1": "甲", "2023-Q3": "乙", "2023-Q4": "停工"}
NIL = (report("north", "2023-Q4"), *(report("middle", period, nil=why) for period, why in REASONS.items()))


def shown(language, region=None, returns=NIL):
    dataset = data(*FIGURES, returns=returns)
    return read(render(selection_panel(panel(dataset, Selection(language, region)), dataset, Wording(language))))


def said(page, region="middle"):
    return [line.text for line in page.all("data-nil-returns", region)]


@every_language
def test_the_regions_panel_names_the_periods_and_why_the_newest_first(language):
    page = shown(language, "middle")
    (line,) = said(page)
    assert line.index("停工") < line.index("乙") < line.index("甲")
    assert {"zh": "2023年第4季度", "en": "uarter 4 of 2023"}[language] in line
    assert misplaced(page) == empty(page) == []
    assert said(shown(language, "middle", (*NIL, LATER))) == [line]


@every_language
def test_the_overview_says_it_until_the_region_reports_for_a_later_period(language):
    (line,) = said(shown(language))
    assert "停工" in line
    assert "乙" not in line
    assert said(shown(language, returns=(*NIL, LATER))) == []


@every_language
def test_who_always_had_something_to_report_has_no_such_line(language):
    assert said(shown(language, "north"), "north") == []
    assert said(shown(language), "north") == []


def test_a_long_past_is_named_by_its_newest_periods():
    many = [report("middle", f"{year}-Q1", nil=f"因{year}") for year in range(2015, 2024)]
    (line,) = said(shown("zh", "middle", many))
    assert [f"因{year}" in line for year in range(2015, 2024)] == [False] * 6 + [True] * 3
