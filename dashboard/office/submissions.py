"""What a submitter finds first: the own submissions by period, the deadlines, a new one, the template."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts.errors import RequestError
from corridor.accounts.roles import Right
from corridor.model.period import Period
from corridor.reporting import submissions
from corridor.reporting.deadlines import all_deadlines
from corridor.reporting.reported_period import reported_period
from corridor.reporting.states import State
from corridor.reporting.submission_records import Submission
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.form import choice_field, form, send, text_field
from dashboard.office.moments import moment_in_words
from dashboard.office.notices import go
from dashboard.office.page import page
from dashboard.office.periods import last_quarter, period_choices
from dashboard.office.submission_facts import late_mark, state_mark
from dashboard.words.dates import point_in_words
from dashboard.words.wording import Wording

pages = Blueprint("submissions", __name__)
_OVER = (State.PUBLISHED, State.DISCARDED)
_SHOWN = 6
"""So many lines stand open: the list must not grow with the years."""
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/submissions")
@signed_in(Right.SUBMIT)
def overview() -> ResponseReturnValue:
    """The own submissions, and a form that begins another."""
    return _overview()


@pages.post("/submissions")
@signed_in(Right.SUBMIT)
def begin() -> ResponseReturnValue:
    """Begin one, and go on to its page."""
    period, document = request.form.get("period", ""), request.form.get("document", "")
    try:
        begun = submissions.begin(current.office(), current.actor(), period, document)
    except RequestError as error:
        return _overview(period, document, error)
    return go(url_for("office.submission.show", number=begun.id), "submitting.begun")


@pages.get("/template")
@signed_in(Right.SUBMIT)
def template() -> ResponseReturnValue:
    """The workbook of the own area for a period, made from what is published now."""
    from corridor.workbook.template import template as template_of  # noqa: PLC0415  # half a second for who asks

    area, period = current.actor().area or "", reported_period(request.args.get("period", ""))
    content = template_of(current.office().latest().working, area, Period.parse(period))
    response = Response(content, mimetype=_XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{area}-{period}.xlsx"'
    return response


def _overview(period: str = "", document: str = "", trouble: RequestError | None = None) -> Response:
    office, w = current.office(), current.wording()
    own = submissions.listing(office, current.actor())
    due = all_deadlines(office)
    area = office.base.areas[current.actor().area or ""]
    content = [
        html.P(w("submitting.lead", area=w.text(area.name), office=current.actor().office)),
        submission_list(own, due, w),
        html.H2(w("submitting.begin")),
        _begin(_choices(due, w), period or last_quarter(office.today()), document, w),
    ]
    return page(w("submitting.overview"), content, trouble=trouble)


def _choices(due: Mapping[str, str], w: Wording) -> dict[str, str]:
    office = current.office()
    return period_choices(office.latest().working, office.today(), w, due)


def submission_list(own: "tuple[Submission, ...]", due: Mapping[str, str], w: Wording) -> Component:
    """The submissions as a table, those that wait for something first, then by period; and what is due and not begun.

    Of years of them the earlier ones stand behind a heading.
    """
    begun = {submission.period for submission in own}
    waiting = [(period, moment) for period, moment in due.items() if period not in begun]
    lines = [(one.state in _OVER, one.period, _line(one, due.get(one.period), w)) for one in own]
    lines += [(True, period, _waiting(period, moment, w)) for period, moment in waiting]
    if not lines:
        return html.P(w("submitting.no_submissions"), className="empty")
    lines.sort(key=lambda line: Period.recorded(line[1]).closing, reverse=True)
    lines.sort(key=lambda line: line[0])
    earlier = lines[_SHOWN:]
    left = {period for _, period, _ in earlier} - begun
    words = w("submitting.list.earlier", count=len(earlier), waiting=len(left))
    return html.Div(
        [_table(lines[:_SHOWN], w), html.Details([html.Summary(words), _table(earlier, w)]) if earlier else None]
    )


def _table(lines: "Sequence[tuple[bool, str, Component]]", w: Wording) -> Component:
    heads = [html.Th(w(f"submitting.list.{name}"), scope="col") for name in ("period", "state", "due", "submitted")]
    rows = [row for _, _, row in lines]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="submissions")
    return html.Div(table, className="table-box")


def _line(submission: Submission, due: str | None, w: Wording) -> Component:
    link = html.A(point_in_words(submission.period, w), href=url_for("office.submission.show", number=submission.id))
    state = [state_mark(submission.state, w), " ", late_mark(submission, w)]
    return _row(link, state, due, submission.first_submitted_at, w)


def _waiting(period: str, due: str, w: Wording) -> Component:
    return _row(point_in_words(period, w), w("submitting.state.none"), due, None, w)


def _row(period: "Component | str", state: object, due: str | None, submitted_at: str | None, w: Wording) -> Component:
    label = {name: w(f"submitting.list.{name}") for name in ("state", "due", "submitted")}
    return html.Tr(
        [
            html.Th(period, scope="row"),
            html.Td(state, **{"data-label": label["state"]}),
            html.Td(moment_in_words(due, w), **{"data-label": label["due"]}),
            html.Td(moment_in_words(submitted_at, w), **{"data-label": label["submitted"]}),
        ]
    )


def _begin(choices: dict[str, str], period: str, document: str, w: Wording) -> Component:
    fields = [
        choice_field("period", w("submitting.list.period"), choices, period),
        text_field("document", w("submitting.fact.document"), document, w("submitting.document_hint"), maxLength=200),
        send(w("submitting.begin")),
    ]
    return form(fields, action=url_for("office.submissions.begin"), look="narrow")
