"""Who has submitted for a period, who is late, and by when it is due: the reviewers' first page."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts.errors import RequestError, WordingError
from corridor.accounts.roles import Actor, Right
from corridor.errors import TranslatedError
from corridor.reporting import deadlines, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.reviewing import AreaProgress, standings, waiting
from dashboard.html.elements import Input
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.form import choice_field, field, form, send
from dashboard.office.moments import as_typed, moment_in_words, typed_moment
from dashboard.office.notices import go
from dashboard.office.page import page
from dashboard.office.periods import last_quarter, period_choices
from dashboard.office.submission_facts import nil_note, state_mark
from dashboard.office.waiting_list import waiting_list
from dashboard.words.dates import point_in_words
from dashboard.words.wording import Wording

pages = Blueprint("review", __name__)
_DUE = "deadline"
_LONGEST = 16


@pages.get("/review")
@signed_in(Right.SEE_STANDINGS)
def overview() -> ResponseReturnValue:
    """The standings of one period."""
    return _overview(request.args.get("period"))


@pages.post("/review")
@signed_in(Right.SET_DEADLINES)
def set_deadline() -> ResponseReturnValue:
    """Set, or move, a deadline."""
    period, due = request.form.get("period", ""), typed_moment(request.form.get("due", ""))
    try:
        if due is None:
            raise WordingError(_DUE, _LONGEST)
        deadlines.set_deadline(current.office(), current.actor(), period, due)
    except RequestError as error:
        return _overview(None, error)
    return go(url_for(".overview", period=period), "reviewing.deadline_set")


def _overview(wanted: str | None, trouble: TranslatedError | None = None) -> Response:
    office, actor, w = current.office(), current.actor(), current.wording()
    due = deadlines.all_deadlines(office)
    period = wanted or _busiest(office, actor, due)
    rows = standings(office, actor, period)
    choices = period_choices(office.latest().working, office.today(), w, (*due, period))
    sees = actor.may(Right.SEE_SUBMITTED)
    content: list[Any] = [
        waiting_list(waiting(office, actor), office.latest().working, w) if sees else None,
        _choose(choices, period, w),
        html.P(_due_words(due.get(period), w), className="due"),
        _table(rows, period, office, w),
        html.H2(w("reviewing.deadline")),
        _deadline_form(choices, period, due.get(period), w),
        _all(due, w) if due else None,
    ]
    return page(w("reviewing.overview"), content, trouble=trouble)


def _busiest(context: ReportingContext, actor: Actor, due: Iterable[str]) -> str:
    """The period to begin with: the last submitted for that is not published yet, else the last due, else finished."""
    waiting = [row.period for row in submissions.listing(context, actor) if row.release is None]
    return next(iter(waiting), None) or next(iter(due), None) or last_quarter(context.today())


def _choose(choices: dict[str, str], period: str, w: Wording) -> Component:
    options = [html.Option(text, value=code, selected=code == period) for code, text in choices.items()]
    select = html.Select(options, id="shown-period", name="period")
    pieces = [field(w("submitting.list.period"), select), send(w("reviewing.show"), "quiet")]
    return html.Form(pieces, method="get", action=url_for(".overview"), className="form choose plain")


def _due_words(due: str | None, w: Wording) -> str:
    return w("reviewing.due", when=moment_in_words(due, w)) if due else w("submitting.no_deadline")


def _table(rows: tuple[AreaProgress, ...], period: str, context: ReportingContext, w: Wording) -> Component:
    done = sum(row.done for row in rows)
    caption = w("reviewing.caption", period=point_in_words(period, w), done=done, all=len(rows))
    heads = [html.Th(w(f"reviewing.{name}"), scope="col") for name in ("area", "state", "deadline_kept", "open")]
    body = html.Tbody([_line(row, context, w) for row in rows])
    table = html.Table([html.Caption(caption), html.Thead(html.Tr(heads)), body], className="standings")
    return html.Div(table, className="table-box")


def _line(row: AreaProgress, context: ReportingContext, w: Wording) -> Component:
    state = state_mark(row.state, w) if row.state else w("submitting.state.none")
    may_open = row.submission is not None and current.actor().may(Right.SEE_SUBMITTED)
    name = w.text(context.base.areas[row.area].name)
    link = w("submitting.none")
    if may_open:
        address = url_for("office.submission.show", number=row.submission)
        link = html.A(w("reviewing.look"), href=address, **{"aria-label": w("reviewing.look_at", area=name)})
    kept = html.Span(w(f"reviewing.{_punctuality(row)}"), className="late" if row.late else "")
    return html.Tr(
        [
            html.Th(name, scope="row"),
            html.Td([state, *nil_note(row.nil, w)], **{"data-label": w("reviewing.state")}),
            html.Td(kept, **{"data-label": w("reviewing.deadline_kept")}),
            html.Td(link, **{"data-label": w("reviewing.open")}),
        ],
        **{"data-area": row.area},
    )


def _punctuality(row: AreaProgress) -> str:
    if row.late:
        return "late_done" if row.done else "late_open"
    return "in_time" if row.done else "still_time"


def _deadline_form(choices: dict[str, str], period: str, due: str | None, w: Wording) -> Component:
    control = Input(id="due", name="due", type="datetime-local", value=as_typed(due) or None, required=True)
    fields = [
        choice_field("period", w("submitting.list.period"), choices, period),
        field(w("reviewing.due_at"), control, w("reviewing.due_hint")),
        send(w("reviewing.set_deadline"), "quiet"),
    ]
    return form(fields, action=url_for(".set_deadline"), look="narrow")


def _all(due: dict[str, str], w: Wording) -> Component:
    lines = [
        html.Li(w("reviewing.one_deadline", period=point_in_words(period, w), when=moment_in_words(at, w)))
        for period, at in due.items()
    ]
    return html.Details([html.Summary(w("reviewing.all_deadlines")), html.Ul(lines)])
