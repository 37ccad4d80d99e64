"""Typing figures into a form, one indicator after another, under the same rules as the workbook."""

from collections.abc import Mapping

from dash import html
from flask import Blueprint, Response, abort, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts.roles import Right
from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.reporting import draft_rows, submissions
from corridor.reporting.receiving import Received, problems_by_field, receive_row, typed_keys
from corridor.reporting.submission_records import Opened
from corridor.workbook.indicators import Line, lines_of
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.drafted_figure import chosen_figure, drafted_figures, drafted_note, first_values
from dashboard.office.entry_form import entry_form
from dashboard.office.entry_list import entry_list, name_of_line
from dashboard.office.notices import go
from dashboard.office.page import page
from dashboard.office.steps import seen_version
from dashboard.office.submission import back_to
from dashboard.office.submission_facts import title_of

pages = Blueprint("entry", __name__)


@pages.get("/submissions/<int:number>/figures")
@signed_in(Right.SUBMIT)
def overview(number: int) -> ResponseReturnValue:
    """Every indicator that the area may report: what was published last, what is typed already."""
    whole, w = _opened(number), current.wording()
    dataset = current.office().latest().working
    title = w("entry.overview", of=title_of(whole.submission, dataset, w))
    return page(title, [html.P(w("entry.why")), entry_list(whole, dataset, w), back_to(number, w)])


@pages.get("/submissions/<int:number>/figures/<indicator>")
@signed_in(Right.SUBMIT)
def show(number: int, indicator: str) -> ResponseReturnValue:
    """The form of one indicator."""
    whole, dataset = _opened(number), current.office().latest().working
    area, key = request.args.get("area", ""), request.args.get("row", "")
    row = chosen_figure(drafted_figures(whole, dataset, indicator, area), key)
    typed = first_values(whole, dataset, indicator, area, row)
    return _form(whole, dataset, indicator, typed, replaces=row.key if row else "")


@pages.post("/submissions/<int:number>/figures/<indicator>")
@signed_in(Right.SUBMIT)
def save(number: int, indicator: str) -> ResponseReturnValue:
    """Take the figure, or say at each field what is wrong with it."""
    office, actor = current.office(), current.actor()
    typed = {key: request.form.get(key, "") for key in typed_keys(office)} | {"indicator": indicator}
    typed["area"] = request.form.get("figure_area", "")
    whole, replaces = _opened(number), request.form.get("replaces", "")
    received = receive_row(office, actor, number, seen_version(), typed, replaces)
    if received.submission is None:
        return _form(whole, received.against, indicator, typed, received, replaces)
    onward = _after(whole, received.against, indicator, typed["area"]) if "next" in request.form else None
    if onward is None:
        return go(url_for(".overview", number=number), "entry.saved")
    key, area = onward
    return go(url_for(".show", number=number, indicator=key, area=area or None), "entry.saved")


@pages.post("/submissions/<int:number>/rows/drop")
@signed_in(Right.SUBMIT)
def drop(number: int) -> ResponseReturnValue:
    """Take one row out of the draft."""
    row = request.form.get("kind", ""), request.form.get("key", "")
    draft_rows.drop(current.office(), current.actor(), number, seen_version(), row)
    return go(url_for(".overview", number=number), "entry.dropped")


def _opened(number: int) -> Opened:
    return submissions.opened(current.office(), current.actor(), number)


def _form(  # noqa: PLR0913, PLR0917  # a form, and what it speaks of
    whole: Opened,
    dataset: Dataset,
    indicator: str,
    typed: Mapping[str, str],
    received: Received | None = None,
    replaces: str = "",
) -> Response:
    w = current.wording()
    wanted = indicator, typed.get("area") or dataset.current(whole.submission.area)
    line = next((line for line in _lines(whole, dataset) if (line.indicator.id, line.area) == wanted), None)
    if line is None:
        abort(404)
    problems = problems_by_field(current.office(), received.outcome) if received else {}
    fields = entry_form(whole.submission, line, dataset, typed, problems, w, replaces)
    content = [*drafted_note(whole, dataset, line, replaces, w), *fields]
    back = html.P(html.A(w("entry.back"), href=url_for(".overview", number=whole.submission.id)))
    title = name_of_line(line, _lines(whole, dataset), dataset.current(whole.submission.area), dataset, w)
    return page(title, [*content, back], status=422 if problems else 200)


def _lines(whole: Opened, dataset: Dataset) -> tuple[Line, ...]:
    reported, others = lines_of(dataset, whole.submission.area, Period.parse(whole.submission.period))
    return (*reported, *others)


def _after(whole: Opened, dataset: Dataset, indicator: str, area: str) -> tuple[str, str] | None:
    """The next indicator in the list without a figure in this submission, with its area where that is another."""
    own = dataset.current(whole.submission.area)
    done = {(row.record.indicator, row.record.area) for row in whole.proposals if isinstance(row.record, Observation)}
    places = [(line.indicator.id, line.area) for line in _lines(whole, dataset)]
    later = places[places.index((indicator, area or own)) + 1 :]
    found = next((place for place in later if place not in done), None)
    return (found[0], "" if found[1] == own else found[1]) if found else None
