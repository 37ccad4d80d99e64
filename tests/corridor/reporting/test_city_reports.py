"""The city reports, and corrects, what concerns the corridor as a whole; nobody reports for another area."""

import pytest

from corridor.accounts.roles import Actor
from corridor.model.period import Period
from corridor.reporting import reviewing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.receiving import Received, Upload, receive_file
from corridor.workbook.indicators import lines_of
from tests.corridor.reporting.conftest import PEOPLE
from tests.corridor.reporting.submitting import PERIOD, published
from tests.small import CITY, NORTH, SOUTH, WHOLE

HEADS = "indicator,value,qualifier,printed,document,dated,locator,area"


def sent(office: ReportingContext, actor: Actor, *rows: str) -> Received:
    begun = submissions.begin(office, actor, PERIOD)
    return receive_file(office, actor, begun.id, begun.version, Upload("\n".join((HEADS, *rows)).encode()))


def row(value: int, area: str) -> str:
    return f"branches,{value},exact,{value}个,市季报,2026-09-30,1.1,{area}"


def publish(office: ReportingContext, value: int) -> None:
    city = PEOPLE["city"]
    received = sent(office, city, row(value, WHOLE), row(3, ""))
    assert received.submission, received.outcome.problems
    whole = submissions.examine(office, city, received.submission.id)
    given = {question.id: "与上报材料核对无误" for question in whole.questions}
    draft = submissions.answer(office, city, received.submission.id, received.submission.version, given)
    done = submissions.submit(office, city, draft.id, draft.version)
    reviewing.accept(office, PEOPLE["reviewer"], done.id, done.version)
    published(office)


def test_the_city_reports_for_the_corridor_and_corrects_it(office: ReportingContext) -> None:
    for value in (98, 99):
        publish(office, value)
        figures = office.latest().dataset.observations.values()
        rows = {row.area: row.value for row in figures if row.period == Period(PERIOD)}
        assert rows == {WHOLE: value, CITY: 3}
    reported, _ = lines_of(office.latest().working, CITY, Period("2026-Q4"))
    assert {(line.area, line.last.value) for line in reported if line.last} == {(WHOLE, 99), (CITY, 3)}


@pytest.mark.parametrize(
    "named", [WHOLE, "长廊", "CORRIDOR", f"{WHOLE} 长廊", f"长廊（{WHOLE}）", "全线", "whole  corridor"]
)
def test_the_corridor_is_named_as_a_person_would(office: ReportingContext, named: str) -> None:
    received = sent(office, PEOPLE["city"], row(98, named))
    assert received.outcome.draft, received.outcome.problems
    assert [proposal.record.area for proposal in received.outcome.draft.observations] == [WHOLE]


def test_an_area_that_is_not_known_is_all_that_is_said_of_its_row(office: ReportingContext) -> None:
    received = sent(office, PEOPLE["city"], row(98, "某地"), row(3, ""))
    (problem,) = received.outcome.problems
    assert problem.rule == "not-a-choice"
    assert "某地" in problem.message.in_("zh")
    assert f"{WHOLE} " in problem.remedy.in_("zh")


@pytest.mark.parametrize(("who", "area"), [("north", SOUTH), ("north", WHOLE), ("city", NORTH), ("south", CITY)])
def test_nobody_reports_for_an_area_that_is_not_theirs(office: ReportingContext, who: str, area: str) -> None:
    received = sent(office, PEOPLE[who], row(5, area))
    assert received.submission is None
    assert [problem.rule for problem in received.outcome.problems] == ["not-a-choice"]
