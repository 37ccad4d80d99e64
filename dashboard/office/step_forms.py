"""The forms of the steps that can be taken from a submission's page, each with the version that was looked at."""

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import url_for

from corridor.reporting.examination import Examination
from corridor.reporting.questions import unanswered
from corridor.reporting.states import STEPS, Act, State
from corridor.reporting.submission_records import Opened, Submission
from dashboard.html.elements import Input
from dashboard.office.form import field, form, send
from dashboard.words.wording import Wording

_REMARK = 2000


def fill_in(submission: Submission, w: Wording) -> Component:
    """The two ways of filling in: the workbook, and the form."""
    workbook = [
        html.H3(w("submitting.way.workbook")),
        html.P(w("submitting.way.workbook_why")),
        html.P(
            html.A(
                w("submitting.template"),
                href=url_for("office.submissions.template", period=submission.period),
                className="button quiet",
            )
        ),
        upload_form(submission.id, submission.version, w),
    ]
    typed = [
        html.H3(w("submitting.way.form")),
        html.P(w("submitting.way.form_why")),
        html.P(
            html.A(
                w("entry.open"), href=url_for("office.entry.overview", number=submission.id), className="button quiet"
            )
        ),
        html.P(html.A(w("withdrawing.open"), href=url_for("office.withdrawing.show", number=submission.id))),
        html.P(html.A(w("nil.open"), href=url_for("office.nil.show", number=submission.id))),
    ]
    ways = html.Div([html.Div(workbook, className="way"), html.Div(typed, className="way")], className="ways")
    return html.Section([html.H2(w("submitting.fill_in")), ways])


def upload_form(number: int, version: int, w: Wording, questions: "list[Any] | None" = None) -> Component:
    """The form that sends a file, with answers to what the file itself gave rise to."""
    control = Input(id="file", name="file", type="file", accept=".xlsx,.csv", required=True)
    fields = [
        _version(version),
        field(w("submitting.file"), control, w("submitting.file_hint")),
        *(questions or []),
        send(w("submitting.upload")),
    ]
    return form(fields, action=url_for("office.uploading.upload", number=number), files=True, look="plain")


def submitter_steps(whole: Opened, outcome: Examination, typed: Mapping[str, str], w: Wording) -> Component | None:
    """Submit, take back, discard: what the state allows."""
    submission = whole.submission
    steps: list[Any] = []
    if submission.state in STEPS[Act.SUBMIT][0] and (whole.proposals or submission.nil):
        missing = len(tuple(unanswered(outcome.questions, whole.answers)))
        steps.append(_hindrance(len(outcome.flaws), missing, w))
        if not outcome.questions:  # else the button stands below the answers, and takes them along
            steps.append(_step(submission, "submit", w("submitting.submit")))
    if submission.state in STEPS[Act.RECALL][0]:
        steps += [html.P(w("submitting.recall_why")), _step(submission, "recall", w("submitting.recall"), "quiet")]
    if submission.state in STEPS[Act.DISCARD][0]:
        fields = [_remark("discard", w("submitting.discard_why"), typed.get("remark", ""))]
        discard = _step(submission, "discard", w("submitting.discard"), "danger", fields)
        steps.append(html.Details([html.Summary(w("submitting.discard_open")), discard]))
    return html.Section([html.H2(w("submitting.steps")), *steps]) if steps else None


def submit_button(submission: Submission, w: Wording) -> Component | None:
    """The button that submits from within the form of the answers."""
    if submission.state not in STEPS[Act.SUBMIT][0]:
        return None
    return send(w("submitting.submit"), formAction=url_for("office.steps.submit", number=submission.id))


def review(submission: Submission, typed: Mapping[str, str], w: Wording) -> Component | None:
    """Accept, or return with a remark."""
    if submission.state not in (State.SUBMITTED, State.ACCEPTED):
        return None
    remark = _remark("remark", w("reviewing.remark"), typed.get("remark", ""), w("reviewing.remark_hint"))
    can_accept = submission.state is State.SUBMITTED
    back = url_for("office.steps.give_back", number=submission.id)
    onward = url_for("office.steps.accept", number=submission.id)
    buttons = [
        send(w("reviewing.accept"), formAction=onward) if can_accept else None,
        send(w("reviewing.give_back"), "danger", formAction=back),
    ]
    sent = form([_version(submission.version), remark, html.Div(buttons, className="buttons")], action=back)
    return html.Section([html.H2(w("reviewing.decide")), sent])


def _hindrance(flaws: int, missing: int, w: Wording) -> Component:
    """What still stands in the way of submitting, or that nothing does."""
    reasons = [w("submitting.hindrance.flaws", count=flaws)] if flaws else []
    reasons += [w("submitting.hindrance.questions", count=missing)] if missing else []
    return html.P("".join(reasons), className="hindrance") if reasons else html.P(w("submitting.ready"))


def _step(
    submission: Submission, name: str, label: str, look: str = "", fields: "list[Component] | None" = None
) -> Component:
    action = url_for(f"office.steps.{name}", number=submission.id)
    return form([_version(submission.version), *(fields or []), send(label, look)], action=action, look="plain")


def _remark(key: str, label: str, given: str, hint: str = "") -> Component:
    return field(label, html.Textarea(given, id=key, name="remark", rows=3, maxLength=_REMARK), hint)


def _version(version: int) -> Component:
    return Input(type="hidden", name="version", value=str(version))
