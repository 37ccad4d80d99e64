"""The reviewers' pages: who has submitted, by when it is due, accepting and returning."""

from datetime import timedelta

import pytest

from corridor.accounts.roles import Actor, Role
from corridor.reporting import deadlines, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.states import State
from tests.dashboard.markup import empty, misplaced
from tests.dashboard.office.conftest import Visit, document, send
from tests.dashboard.office.reporting import PERIOD, accepted, begin, filled, press, stored, submitted, template, upload
from tests.databases import TestClock
from tests.small import CITY, NORTH, SOUTH

REVIEWER = Actor(0, "reviewer", Role.REVIEWER)
REVIEW = f"/office/review?period={PERIOD}"


def state(office: ReportingContext, page: str) -> State:
    return submissions.opened(office, REVIEWER, int(page.rpartition("/")[2])).submission.state


def standing(visit: Visit, area: str, name: str = "reviewer") -> str:
    return document(visit(name).get(REVIEW)).one("data-area", area).text


def test_every_area_stands_in_the_table(visit: Visit) -> None:
    shown = document(visit("reviewer").get(REVIEW))
    assert [row["data-area"] for row in shown.all("data-area")] == [NORTH, SOUTH, CITY]
    assert "3 个地区中 0 个已报" in shown.named("caption")[0].text


def test_who_is_late_and_who_has_made_up_for_it(office: ReportingContext, visit: Visit, clock: TestClock) -> None:
    deadlines.set_deadline(office, REVIEWER, PERIOD, clock.time + timedelta(days=1))
    submitted(visit("north"))
    clock.forward(days=2)
    submitted(visit("south"), value=25, printed="25个")
    assert "按时" in standing(visit, NORTH)
    assert "逾期，已补报" in standing(visit, SOUTH)
    assert "逾期未报" in standing(visit, CITY)


def test_of_a_draft_only_the_state_is_seen(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client)))
    row = document(visit("reviewer").get(REVIEW)).one("data-area", NORTH)
    assert "草稿" in row.text
    assert not row.named("a")


def test_the_administrator_sees_the_standings_and_opens_nothing(visit: Visit) -> None:
    page = submitted(visit("north"))
    row = document(visit("admin").get(REVIEW)).one("data-area", NORTH)
    assert "已提交" in row.text
    assert not row.named("a")
    assert visit("admin").get(page).status_code == 404


def test_the_period_that_waits_for_review_is_shown_first(visit: Visit) -> None:
    submitted(visit("north"), "2026-Q2", period="2026-Q2", dated="2026-06-30")
    shown = document(visit("reviewer").get("/office/review"))
    assert "2026年第2季度" in shown.with_class("standings")[0].named("caption")[0].text


def waits(visit: Visit, name: str = "reviewer", period: str = PERIOD) -> list[str]:
    """The rows of what waits, on the page of some period."""
    shown = document(visit(name).get(f"/office/review?period={period}"))
    return [row.text for table in shown.with_class("waiting") for row in table.named("tbody")[0].named("tr")]


def test_everything_that_waits_is_listed_whatever_period_is_shown(visit: Visit, clock: TestClock) -> None:
    assert waits(visit) == []
    assert "没有等待办理的报送" in visit("reviewer").get(REVIEW).text
    old = begin(visit("north"), "2025-H1")
    press(visit("north"), f"{old}/nil", "/nil", reason="口径调整，暂停统计")
    assert press(visit("north"), old, "/submit").status_code == 303
    clock.forward(days=1)
    accepted(visit("south"), visit("reviewer"), "2026-Q2", period="2026-Q2", dated="2026-06-30")
    begin(visit("city"))
    submitted(visit("north"))
    for period in (PERIOD, "2026-Q2", "2026-10"):
        rows = waits(visit, period=period)
        assert ["2025年上半年" in rows[0], "2026年第3季度" in rows[1], "2026年第2季度" in rows[2]] == [True] * 3
        assert len(rows) == 3
    assert "North office" in rows[0]
    assert "口径调整" in rows[0]
    assert "已接受" in rows[2]
    assert "2026年" in rows[1].split("已提交")[1]
    links = document(visit("reviewer").get(REVIEW)).with_class("waiting")[0].named("a")
    assert [visit("reviewer").get(link["href"]).status_code for link in links] == [200] * 3
    assert waits(visit, "admin") == []


def test_what_was_returned_waits_no_more_and_submitted_again_since_then_only(visit: Visit, clock: TestClock) -> None:
    page = submitted(visit("north"))
    first = waits(visit)
    press(visit("reviewer"), page, "/return", remark="请核对总数")
    assert waits(visit) == []
    clock.forward(days=3)
    press(visit("north"), page, "/submit")
    again = waits(visit)
    assert len(first) == len(again) == 1
    assert first != again


@pytest.mark.parametrize("period", ["x", "2026-13", "2025/2026", "%00"])
def test_an_address_without_a_sensible_period_is_reported(visit: Visit, period: str) -> None:
    assert visit("reviewer").get(f"/office/review?period={period}").status_code == 422


def test_a_deadline_is_set_by_the_clock_of_the_place(office: ReportingContext, visit: Visit) -> None:
    values = {"period": PERIOD, "due": "2026-10-15T17:30"}
    answer = send(visit("reviewer"), "/office/review", values, "/office/review")
    assert answer.location == REVIEW
    assert deadlines.deadline(office, PERIOD) == "2026-10-15T09:30:00.000000Z"
    shown = document(visit("reviewer").get(REVIEW))
    assert "2026年10月15日 17:30" in shown.with_class("due")[0].text
    assert shown.one("id", "due")["value"] == "2026-10-15T17:30"


@pytest.mark.parametrize("due", ["", "tomorrow", "2026-10-15", "2026-02-30T10:00", "9999-12-31T23:59:59"])
def test_what_is_no_moment_sets_no_deadline(office: ReportingContext, visit: Visit, due: str) -> None:
    reviewer = visit("reviewer")
    before = stored(office)
    answer = send(reviewer, "/office/review", {"period": PERIOD, "due": due}, "/office/review")
    assert answer.status_code == 422
    assert stored(office) == before


def test_the_reviewer_sees_what_would_change_and_accepts(office: ReportingContext, visit: Visit) -> None:
    page = submitted(visit("north"))
    reviewer = visit("reviewer")
    shown = document(reviewer.get(page))
    (row,) = shown.all("data-key", f"{NORTH}-branches-2026-Q3")
    for words in ("新增", "12个", "三季度工作总结", "2026-09-30", "出处 2.1"):
        assert words in row.text
    assert press(reviewer, page, "/accept", remark="").status_code == 303
    assert state(office, page) is State.ACCEPTED


def test_a_correction_stands_beside_what_it_corrects(visit: Visit) -> None:
    client = visit("north")
    page = submitted(client, "2025-Q4", value=11, printed="11个", period="2025-Q4", dated="2026-01-05")
    (row,) = document(visit("reviewer").get(page)).all("data-key", "O1")
    assert "更正" in row.text
    assert "10个" in row.text
    assert "11个" in row.text


def test_returning_needs_a_remark_which_the_submitter_reads(office: ReportingContext, visit: Visit) -> None:
    page, reviewer = submitted(visit("north")), visit("reviewer")
    refused = press(reviewer, page, "/return", remark="  ")
    assert refused.status_code == 422
    assert "意见须填写" in refused.text
    assert state(office, page) is State.SUBMITTED
    assert press(reviewer, page, "/return", remark="请核对\n第一项").status_code == 303
    client = visit("north")
    assert "请核对" in document(client.get(page)).with_class("remark")[0].text
    upload(client, page, filled(template(client), value=13, printed="13个"))
    press(client, page, "/submit")
    assert not document(client.get(page)).with_class("remark")
    assert "请核对" in document(client.get(page)).with_class("history")[0].text


def test_what_is_accepted_can_still_be_returned(office: ReportingContext, visit: Visit) -> None:
    page, reviewer = submitted(visit("north")), visit("reviewer")
    press(reviewer, page, "/accept", remark="")
    press(reviewer, page, "/return", remark="还有一项")
    assert state(office, page) is State.RETURNED


def test_a_page_that_is_out_of_date_decides_nothing(office: ReportingContext, visit: Visit) -> None:
    """The reviewer looked; the submitter took it back and submitted another figure meanwhile."""
    client = visit("north")
    page = submitted(client)
    reviewer = visit("reviewer")
    seen = document(reviewer.get(page))
    version = seen.all("name", "version")[0]["value"]
    press(client, page, "/recall")
    upload(client, page, filled(template(client), value=13, printed="13个"))
    press(client, page, "/submit")
    answer = press(reviewer, page, "/accept", version=version, remark="好")
    assert answer.status_code == 409
    assert "13个" in document(answer).text
    assert [area.text for area in document(answer).named("textarea")] == ["好"]
    assert state(office, page) is State.SUBMITTED


def test_the_pages_speak_both_languages_and_are_well_formed(visit: Visit) -> None:
    page, reviewer = submitted(visit("north")), visit("reviewer")
    for language in ("zh", "en"):
        for address in (f"{REVIEW}&lang={language}", f"{page}?lang={language}"):
            shown = document(reviewer.get(address))
            assert misplaced(shown) == [], address
            assert empty(shown) == [], address
