"""Uploading a filled workbook or CSV file: taken whole, or every problem at once and a marked copy to correct."""

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts.roles import Right
from corridor.reporting import submissions
from corridor.reporting.receiving import Received, Upload, receive_file
from corridor.workbook import limits
from corridor.workbook.plausibility import Query, queries
from dashboard.office import current
from dashboard.office.access import signed_in, takes_files
from dashboard.office.notices import go
from dashboard.office.page import page
from dashboard.office.problem_table import file_problems
from dashboard.office.question_list import answer_field, typed_answers
from dashboard.office.step_forms import upload_form
from dashboard.office.steps import seen_version
from dashboard.office.submission import back_to
from dashboard.office.submission_facts import title_of
from dashboard.office.unsent import sent_file
from dashboard.words.wording import Wording

pages = Blueprint("uploading", __name__)
_FORM = 256 * 1024
"""What the form around the file may weigh."""
_XLSX = "data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,"


@pages.post("/submissions/<int:number>/file")
@takes_files(limits.BYTES + _FORM)
@signed_in(Right.SUBMIT)
def upload(number: int) -> ResponseReturnValue:
    """Take a file into the draft, or say all that is wrong with it. Its name is never looked at."""
    office, actor = current.office(), current.actor()
    sent = Upload(sent_file("file"), typed_answers(request.form))
    received = receive_file(office, actor, number, seen_version(), sent)
    if received.submission is None:
        return _refused(number, received)
    rows = sum(row.kind != "sources" for row in submissions.opened(office, actor, number).proposals)
    return go(url_for("office.submission.show", number=number), "submitting.done.uploaded", count=rows)


def _refused(number: int, received: Received) -> Response:
    w = current.wording()
    submission = submissions.opened(current.office(), current.actor(), number).submission
    copy = _marked_copy(received, f"{submission.area}-{submission.period}", w)
    problems: list[Any] = [file_problems(received.outcome, w), copy] if received.outcome.problems else []
    again = [
        html.H2(w("submitting.upload_again")),
        upload_form(number, submission.version, w, _questions(received.asked, w)),
        back_to(number, w),
    ]
    asked = html.P(w("submitting.asked", count=len(received.asked)), role="alert", className="trouble")
    wrong = html.P(_verdict(received, w), role="alert", className="trouble")
    title = w("submitting.refused", of=title_of(submission, current.office().base, w))
    return page(title, [wrong if problems else asked, *problems, *again], status=422)


def _verdict(received: Received, w: Wording) -> str:
    """That nothing was kept: of a file that could not be read at all, or of one with mistakes."""
    outcome = received.outcome
    if outcome.book is None:
        return w("submitting.unreadable")
    return w("submitting.mistakes", count=len(outcome.problems) + outcome.left_out)


def _questions(asked: Sequence[Query], w: Wording) -> list[Any]:
    """A field for each, with what was typed into it before the file was refused."""
    given = typed_answers(request.form)
    return [
        answer_field(
            query.id,
            number,
            w("submitting.asked_at", sheet=query.sheet, cell=query.cell, text=w.text(query.message)),
            given.get(query.id, ""),
            hint=w.text(query.remedy),
        )
        for number, query in enumerate(asked)
    ]


def _marked_copy(received: Received, name: str, w: Wording) -> Component | None:
    """The marked copy inside the page itself, since the server keeps nothing of a file that was refused."""
    from corridor.workbook.marked_copy import marked_copy  # noqa: PLC0415  # half a second for who asks

    outcome = received.outcome
    asked = queries(outcome.draft, received.against) if outcome.draft else ()
    content = marked_copy(outcome, received.against, asked)
    if content is None:
        return None
    link = html.A(
        w("submitting.marked"),
        href=_XLSX + b64encode(content).decode(),
        download=f"{name}-{w('submitting.marked_name')}.xlsx",
        className="button quiet",
        id="marked-copy",
    )
    return html.P([link, " ", html.Span(w("submitting.marked_why"), className="hint")])
