"""Saying that there is nothing to report for the period, and why: a submission like any other."""

from dash import html
from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts.errors import ForbiddenError, RequestError
from corridor.accounts.roles import Right
from corridor.reporting import draft_rows, submissions
from corridor.reporting.errors import UnknownSubmissionError
from corridor.reporting.row_ids import SubmittedRows
from dashboard.html.elements import Input
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.form import field, form, send
from dashboard.office.notices import go
from dashboard.office.page import page
from dashboard.office.steps import seen_version
from dashboard.office.submission import back_to
from dashboard.office.submission_facts import title_of

pages = Blueprint("nil", __name__)
_REASON = 1000


@pages.get("/submissions/<int:number>/nil")
@signed_in(Right.SUBMIT)
def show(number: int) -> ResponseReturnValue:
    """Why there is nothing."""
    return _page(number, None)


@pages.post("/submissions/<int:number>/nil")
@signed_in(Right.SUBMIT)
def save(number: int) -> ResponseReturnValue:
    """Put the reason in place of all that the draft held."""
    version, reason = seen_version(), request.form.get("reason", "")
    try:
        # a blank reason is refused as one that explains nothing, never taken for a draft that is emptied
        draft_rows.save(current.office(), current.actor(), number, version, SubmittedRows(nil=reason or " "))
    except (ForbiddenError, UnknownSubmissionError):
        raise
    except RequestError as error:
        return _page(number, reason, error)
    return go(url_for("office.submission.show", number=number), "nil.done")


def _page(number: int, typed: str | None, trouble: RequestError | None = None) -> Response:
    w = current.wording()
    whole = submissions.opened(current.office(), current.actor(), number)
    said = typed if typed is not None else whole.submission.nil
    reason = html.Textarea(said, id="reason", name="reason", rows=3, maxLength=_REASON)
    fields = [
        Input(type="hidden", name="version", value=str(whole.submission.version)),
        field(w("nil.reason"), reason, w("nil.reason_hint")),
        send(w("nil.save")),
    ]
    lost = html.P(w("nil.replaces", count=len(whole.proposals)), className="hindrance") if whole.proposals else None
    title = w("nil.title", of=title_of(whole.submission, current.office().base, w))
    content = [html.P(w("nil.why")), lost, form(fields, look="narrow"), back_to(number, w)]
    return page(title, content, trouble=trouble)
