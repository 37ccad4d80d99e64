"""A figure of the draft opens again in its form, whole, and saving changes it and adds nothing."""

from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from corridor.accounts.roles import Actor, Role
from corridor.reporting import submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.proposals import Proposal
from tests.dashboard.office.conftest import Visit, document, reported
from tests.dashboard.office.every_form import fields, hidden, value_of
from tests.dashboard.office.reporting import TYPED, begin, filled, press, submitted, template, upload
from tests.small import NORTH

NORTHERNER = Actor(1, "north", Role.SUBMITTER, NORTH, "North office")
TYPED_FIGURES: Mapping[str, Mapping[str, str]] = {
    "plain": TYPED,
    "all fields": {**TYPED, "note": "含两个新设", "doubt": "与台账差 1", "locator": "4.10", "period": "2026-08"},
    "rounded": {**TYPED, "qualifier": "at_least", "value": "1,200", "printed": "1200余个"},
    "target": {**TYPED, "qualifier": "target_at_least", "value": "40", "printed": "40个以上", "period": "2027"},
    "illegible": {**TYPED, "qualifier": "illegible", "value": "", "printed": "▢2个", "doubt": "首字缺损"},
    "since January": {**TYPED, "period": "2026-01/2026-09"},
}


def rows(office: ReportingContext, page: str) -> tuple[Proposal, ...]:
    return submissions.opened(office, NORTHERNER, int(page.rpartition("/")[2])).proposals


def shown(answer: TestResponse) -> dict[str, str]:
    """Every field of the form of an indicator, with what stands in it."""
    (form,) = [one for one in document(answer).named("form") if "replaces" in hidden(one)]
    return {field["name"]: value_of(field) for field in fields(form)}


def save_again(client: FlaskClient, form: str, **changed: str) -> TestResponse:
    """Open the form, change some fields, and send all of it as a browser does."""
    answer = client.get(form)
    (sent,) = [one for one in document(answer).named("form") if "replaces" in hidden(one)]
    return client.post(form, data={**hidden(sent), **shown(answer), **changed})


@pytest.mark.parametrize("typed", TYPED_FIGURES.values(), ids=list(TYPED_FIGURES))
def test_every_field_is_there_again_and_saving_it_unchanged_changes_nothing(
    office: ReportingContext, visit: Visit, typed: Mapping[str, str]
) -> None:
    client = visit("north")
    page = begin(client)
    form = f"{page}/figures/branches"
    assert press(client, form, "/branches", **typed).status_code == 303
    again, before = shown(client.get(form)), rows(office, page)
    given = {**typed, "value": typed["value"].replace(",", "")}
    assert {key: again[key] for key in given} == given
    assert "保存即改动它" in client.get(form).text
    assert save_again(client, form).status_code == 303
    assert rows(office, page) == before


def test_a_figure_of_a_workbook_is_changed_by_one_digit_after_it_was_returned(
    office: ReportingContext, visit: Visit
) -> None:
    client = visit("north")
    page = submitted(client)
    assert press(visit("reviewer"), page, "/return", remark="请核对总数").status_code == 303
    before = shown(client.get(f"{page}/figures/branches"))
    assert before["document"] == "三季度工作总结"
    answer = save_again(client, f"{page}/figures/branches", value="13", printed="13个")
    assert answer.status_code == 303
    assert shown(client.get(f"{page}/figures/branches")) == {**before, "value": "13", "printed": "13个"}
    assert len(rows(office, page)) == 2  # the figure and its document


def test_a_changed_period_moves_the_row_and_leaves_no_other_behind(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    form = f"{page}/figures/branches"
    press(client, form, "/branches", **TYPED)
    assert save_again(client, form, period="2026-08").status_code == 303
    periods = [row.record.period.text for row in rows(office, page) if row.kind == "observations"]  # type: ignore[union-attr]
    assert periods == ["2026-08"]


def test_a_refused_change_is_still_a_change_of_that_row(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    form = f"{page}/figures/branches"
    press(client, form, "/branches", **TYPED)
    before = rows(office, page)
    refused = save_again(client, form, value="十三", period="2026-08")
    assert refused.status_code == 422
    assert rows(office, page) == before
    (sent,) = [one for one in document(refused).named("form") if "replaces" in hidden(one)]
    assert (
        client.post(form, data={**hidden(sent), **shown(refused), "value": "13", "printed": "13个"}).status_code == 303
    )
    assert len(rows(office, page)) == 2


def test_of_several_figures_each_has_its_own_form_and_a_further_one_an_empty_one(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    form = f"{page}/figures/branches"
    press(client, form, "/branches", **TYPED)
    assert shown(client.get(f"{form}?row=new"))["value"] == ""
    target = {**TYPED_FIGURES["target"], "printed": "40个以上"}
    assert press(client, f"{form}?row=new", "/branches?row=new", **target).status_code == 303
    listed = document(client.get(f"{page}/figures"))
    forms = [link["href"] for link in listed.named("a") if link.text == "修改"]
    assert [shown(client.get(one))["value"] for one in forms] == ["12", "40"]
    assert "12个" in document(client.get(forms[1])).text  # the way to the other one


def test_a_figure_of_a_draft_changed_meanwhile_is_not_overwritten(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    form = f"{page}/figures/branches"
    press(client, form, "/branches", **TYPED)
    answer = client.get(form)
    (sent,) = [one for one in document(answer).named("form") if "replaces" in hidden(one)]
    upload(client, page, filled(template(client), value=20, printed="20个"))
    before = rows(office, page)
    late = client.post(form, data={**hidden(sent), **shown(answer), "value": "13", "printed": "13个"})
    assert late.status_code == 409
    assert "已被改动" in reported(late)
    assert rows(office, page) == before
