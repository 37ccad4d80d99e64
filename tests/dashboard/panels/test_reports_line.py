"""Who has reported for a period, in one line: the silent ones first, each with what is known of it."""

import pytest

from corridor.model.period import Period
from corridor.queries.report_states import RegionReport, ReportState, ReportStates, report_states
from dashboard.html.render import render
from dashboard.panels.reports import reports_line
from dashboard.words.wording import Wording
from tests.corridor.reported import FIGURES, RETURNS, data
from tests.corridor.sample import AREAS
from tests.dashboard.markup import empty, misplaced, read

EN, ZH = Wording("en"), Wording("zh")
PERIOD, BEFORE = Period("2023-Q4"), Period("2023-Q3")


def states_of(*states, reason="", last=None):
    regions = [AREAS[place % 3] for place in range(len(states))]
    rows = (RegionReport(region, state, reason, last) for region, state in zip(regions, states, strict=True))
    return ReportStates(PERIOD, tuple(rows))


def parts(found, w=EN):
    """The period, and what is said of the regions by their state."""
    page = read(render(reports_line(found, w)))
    assert misplaced(page) == empty(page) == []
    (line,) = page.with_class("reports")
    assert line["data-period"] == PERIOD.text
    return {part.get("data-report") or "period": part.text for part in page.named("span")}


def test_nothing_is_said_where_nobody_has_reported():
    assert reports_line(None, EN) is None
    assert report_states(data(*FIGURES)) is None


def test_those_that_did_nothing_come_first_and_those_in_time_last():
    found = states_of(ReportState.REPORTED, ReportState.NOTHING, ReportState.LATE)
    assert [*parts(found)] == ["period", "nothing", "late", "reported"]
    assert [*parts(states_of(ReportState.REPORTED, ReportState.NIL))] == ["period", "nil", "reported"]


@pytest.mark.parametrize(
    ("state", "known", "said"),
    [
        (ReportState.NOTHING, {}, "none from North"),
        (ReportState.NOTHING, {"last": BEFORE}, "none from North (last for quarter 3 of 2023)"),
        (ReportState.NIL, {"reason": "closed"}, "nothing to report in North (closed)"),
        (ReportState.LATE, {"last": BEFORE}, "late from North"),
        (ReportState.REPORTED, {"last": BEFORE}, "from North"),
    ],
)
def test_a_region_is_named_with_what_is_known_of_its_silence(state, known, said):
    assert parts(states_of(state, **known)) == {"period": "Reports for quarter 4 of 2023:", state.value: said}


@pytest.mark.parametrize(("count", "said"), [(24, "none from North, Middle, South"), (25, "none from 25 regions")])
def test_of_very_many_regions_it_is_said_how_many_they_are(count, said):
    assert parts(states_of(*[ReportState.NOTHING] * count))["nothing"].startswith(said)


def test_of_real_reports_every_region_is_named_once():
    found = report_states(data(*FIGURES, returns=RETURNS))
    shown = parts(found, ZH)
    assert {state: [name for name in ("北山", "中河", "南原") if name in line] for state, line in shown.items()} == {
        "period": [],
        "nothing": ["南原"],
        "nil": ["中河"],
        "late": ["北山"],
    }
    assert "停工" in shown["nil"]
