"""A submitter's pages: begin, fill in by hand, look, submit, take back, discard."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from corridor.accounts.roles import Actor, Role
from corridor.model.period import Period
from corridor.reporting import deadlines, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.states import State
from tests.dashboard.markup import Element, empty, misplaced
from tests.dashboard.office.conftest import Visit, document
from tests.dashboard.office.reporting import (
    PERIOD,
    TYPED,
    begin,
    filled,
    hidden,
    press,
    stored,
    submitted,
    template,
    upload,
)
from tests.databases import TestClock
from tests.small import NORTH, SOUTH

REVIEWER = Actor(0, "reviewer", Role.REVIEWER)
NORTHERNER = Actor(1, "north", Role.SUBMITTER, NORTH, "North office")


def one(office: ReportingContext, page: str) -> submissions.Submission:
    return submissions.opened(office, NORTHERNER, int(page.rpartition("/")[2])).submission


def test_the_first_page_lists_what_is_due_and_what_is_begun(
    office: ReportingContext, visit: Visit, clock: TestClock
) -> None:
    deadlines.set_deadline(office, REVIEWER, "2026-Q4", clock.time + timedelta(days=90))
    client = visit("north")
    assert client.get("/office/").location == "/office/submissions"
    begin(client)
    shown = document(client.get("/office/submissions"))
    rows = [row.text for row in shown.named("tbody")[0].named("tr")]
    assert len(rows) == 2
    assert "2026年第3季度" in rows[0]
    assert "草稿" in rows[0]
    assert "2026年第4季度" in rows[1]
    assert "未开始" in rows[1]


def test_every_period_since_the_data_begin_is_offered_in_order_and_the_last_quarter_chosen(visit: Visit) -> None:
    options = document(visit("north").get("/office/submissions")).named("option")
    offered = [Period(str(option["value"])) for option in options]
    assert [option["value"] for option in options if "selected" in option.attributes] == [PERIOD]
    assert offered == sorted(offered, key=lambda period: (period.closing, period.opening), reverse=True)
    assert {"2025", "2025-H1", "2025-Q1", "2025-01", "2026-H1", "2026-Q4", "2026-10"} <= {of.text for of in offered}
    assert not {"2024-Q4", "2026-11", "2027"} & {of.text for of in offered}


def test_the_template_is_the_own_areas_and_of_the_period(visit: Visit) -> None:
    answer = visit("north").get(f"/office/template?period={PERIOD}&region={SOUTH}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{NORTH}-{PERIOD}.xlsx"'
    assert answer.data[:2] == b"PK"


@pytest.mark.parametrize("period", ["", "2026-13", "../x", "2026-09-30", "2025/2026"])
def test_there_is_no_template_for_what_is_no_period(visit: Visit, period: str) -> None:
    answer = visit("north").get("/office/template", query_string={"period": period})
    assert answer.status_code == 422
    assert "不是可报送的时期" in answer.text


def test_a_second_submission_of_a_period_is_refused_in_words(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    begin(client)
    before = stored(office)
    answer = press(client, "/office/submissions", "/submissions", period=PERIOD, document="季报")
    assert answer.status_code == 409
    shown = document(answer)
    assert "已有一份未完成的报送" in shown.all("role", "alert")[0].text
    assert shown.one("id", "document")["value"] == "季报"
    assert stored(office) == before


def test_figures_are_typed_one_after_another(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    answer = press(client, f"{page}/figures/branches", "/figures/branches", **TYPED, next="1")
    assert answer.location == f"{page}/figures/visits"
    shown = document(client.get(answer.location))
    assert shown.one("id", "document")["value"] == "三季度工作总结"
    assert shown.one("id", "dated")["value"] == "2026-09-30"
    listed = document(client.get(f"{page}/figures"))
    assert "12个" in listed.text
    assert press(client, page, "/submit").status_code == 303
    assert one(office, page).state is State.SUBMITTED


def test_what_is_wrong_with_a_typed_figure_is_reported_at_its_field(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    before = stored(office)
    wrong = {**TYPED, "value": "十二", "dated": "2026-12-31", "locator": ""}
    answer = press(client, f"{page}/figures/branches", "/figures/branches", **wrong)
    assert answer.status_code == 422
    shown = document(answer)
    for field, words in {"value": "不是纯数字", "dated": "晚于", "locator": "没有填"}.items():
        assert shown.one("id", field).get("aria-invalid") == "true", field
        assert words in shown.one("id", f"{field}-problem").text
    assert shown.one("id", "value")["value"] == "十二"
    assert shown.one("id", "printed").get("aria-invalid") is None
    assert stored(office) == before


def test_an_empty_form_says_that_nothing_is_filled_in(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    blank = dict.fromkeys(TYPED, "")
    answer = press(client, f"{page}/figures/branches", "/figures/branches", **blank)
    assert answer.status_code == 422
    assert document(answer).all("role", "alert")


def test_an_indicator_that_nobody_knows_has_no_form(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    assert client.get(f"{page}/figures/no-such").status_code == 404


def test_a_row_can_be_taken_out_again(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client)))
    assert press(client, f"{page}/figures", "/rows/drop").status_code == 303
    number = int(page.rpartition("/")[2])
    assert submissions.opened(office, NORTHERNER, number).proposals == ()


def test_a_published_row_is_withdrawn_with_a_reason(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    offered = [option["value"] for option in document(client.get(f"{page}/withdraw")).named("option")]
    assert offered == ["observations/O1", "programmes/P1", "honours/H1"]
    refused = press(client, f"{page}/withdraw", "/withdraw", row="observations/O1", reason=" ")
    assert refused.status_code == 422
    assert "理由须填写" in refused.text
    assert press(client, f"{page}/withdraw", "/withdraw", row="observations/O1", reason="重复计算").status_code == 303
    shown = document(client.get(page))
    (row,) = shown.all("data-key", "O1")
    assert "撤回" in row.text
    assert "重复计算" in row.text


@pytest.mark.parametrize("row", ["observations/O2", "sources/S1", "accounts/1", "", "observations/none"])
def test_nothing_else_can_be_withdrawn(office: ReportingContext, visit: Visit, row: str) -> None:
    client = visit("north")
    page = begin(client)
    before = stored(office)
    answer = press(client, f"{page}/withdraw", "/withdraw", row=row, reason="重复计算")
    assert answer.status_code in (403, 422)
    assert stored(office) == before


def test_questions_are_answered_in_words_before_submitting(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client), value=150, printed="150个"))
    refused = press(client, page, "/submit")
    assert refused.status_code == 422
    assert "还有 1 处疑问没有说明" in refused.text
    (field,) = [area for area in document(refused).named("textarea") if area["name"].startswith("answer:")]
    assert press(client, page, "/answers", **{field["name"]: "合并了三个旗"}).status_code == 303
    assert press(client, page, "/submit").status_code == 303
    assert one(office, page).state is State.SUBMITTED
    reported = document(visit("reviewer").get(page)).with_class("questions")[0]
    assert "约十倍或更多" in reported.text
    assert "合并了三个旗" in reported.text


def doubtful(client: FlaskClient) -> tuple[str, list[str]]:
    """A draft with two questions: its page, and the names of the fields that answer them."""
    page = begin(client)
    for months, value in (("2026-07", "150"), (PERIOD, "300")):
        typed = {**TYPED, "period": months, "value": value, "printed": f"{value}个"}
        press(client, f"{page}/figures/branches?row=new", "/branches?row=new", **typed)
    form = answers_form(client.get(page))
    return page, [field["name"] for field in form.named("textarea")]


def answers_form(answer: TestResponse) -> Element:
    (form,) = [form for form in document(answer).named("form") if (form.get("action") or "").endswith("/answers")]
    return form


def typed_there(answer: TestResponse) -> dict[str, str]:
    return {field["name"]: field.text for field in answers_form(answer).named("textarea")}


def test_submitting_takes_the_typed_answers_along(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page, fields = doubtful(client)
    assert len(fields) == 2
    form = answers_form(client.get(page))
    (button,) = [one for one in document(client.get(page)).named("button") if one.text == "提交审核"]
    assert button["formaction"] in form.values("formaction")
    answer = client.post(button["formaction"], data={**hidden(form), **dict.fromkeys(fields, "合并了三个旗")})
    assert answer.status_code == 303
    assert one(office, page).state is State.SUBMITTED
    assert document(visit("reviewer").get(page)).with_class("questions")[0].text.count("合并了三个旗") == 2


@pytest.mark.parametrize("step", ["/submit", "/answers"])
@pytest.mark.parametrize("typed", [("合并了三个旗", ""), ("合并了三个旗", "是"), ("一" * 1001, "合并了三个旗")])
def test_what_was_typed_stands_there_again_where_it_is_refused(
    office: ReportingContext, visit: Visit, step: str, typed: tuple[str, str]
) -> None:
    """One answer missing, one that explains nothing, one too long: nothing that was typed is gone."""
    client = visit("north")
    page, fields = doubtful(client)
    sent = dict(zip(fields, typed, strict=True))
    answer = press(client, page, step, **sent)
    assert typed_there(answer if answer.status_code == 422 else client.get(page)) == sent
    assert one(office, page).state is State.DRAFT


def test_an_answer_that_was_saved_is_not_saved_anew_by_submitting(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page, fields = doubtful(client)
    sent = dict.fromkeys(fields, "合并了三个旗")
    press(client, page, "/answers", **sent)
    version = one(office, page).version
    assert press(client, page, "/submit", **sent).status_code == 303
    assert one(office, page).version == version + 1


def test_what_is_submitted_can_be_taken_back_and_discarded(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = submitted(client)
    assert press(client, page, "/recall").status_code == 303
    assert one(office, page).state is State.DRAFT
    assert press(client, page, "/discard", remark="重新来").status_code == 303
    assert one(office, page).state is State.DISCARDED
    shown = document(client.get(page))
    assert "重新来" in shown.text
    assert not [form for form in shown.named("form") if page in (form.get("action") or "")]


def test_late_is_marked_and_stays_marked(office: ReportingContext, visit: Visit, clock: TestClock) -> None:
    deadlines.set_deadline(office, REVIEWER, PERIOD, clock.time - timedelta(days=1))
    client = visit("north")
    page = submitted(client)
    deadlines.set_deadline(office, REVIEWER, PERIOD, clock.time + timedelta(days=9))
    assert document(client.get(page)).with_class("late")[0].text == "逾期"


def test_a_step_from_a_page_that_is_out_of_date_is_refused(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client)))
    before = stored(office)
    for version in ("1", "99", "x", "", "9" * 30, "-1", "²"):
        answer = press(client, page, "/submit", version=version)
        assert answer.status_code == 409, version
        assert "重新打开" in answer.text
    assert stored(office) == before


def test_another_areas_submission_cannot_be_found(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client)))
    for address in (page, f"{page}/figures", f"{page}/figures/branches", f"{page}/withdraw", f"{page}/preview"):
        assert visit("south").get(address).status_code == 404
    assert visit("reviewer").get(page).status_code == 404
    assert visit("admin").get(page).status_code == 404
    assert visit().get(page).status_code == 303


def test_the_pages_speak_both_languages_and_are_well_formed(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    upload(client, page, filled(template(client), value=150, printed="150个"))
    for language in ("zh", "en"):
        for address in ("/office/submissions", page, f"{page}/figures", f"{page}/figures/branches", f"{page}/withdraw"):
            shown = document(client.get(f"{address}?lang={language}"))
            assert misplaced(shown) == [], address
            assert empty(shown) == [], address
