"""Proposing that a published row shall no longer count, with the reason; it stays visible as withdrawn."""

from collections.abc import Mapping

from dash import html
from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts.errors import RequestError
from corridor.accounts.roles import Right
from corridor.model.dataset import Dataset
from corridor.model.records import Honour, Observation, Programme
from corridor.model.territory import territory
from corridor.releases.canonical_rows import FIGURES
from corridor.reporting import draft_rows, submissions
from corridor.reporting.row_ids import SubmittedRows, Withdrawal
from dashboard.html.elements import Input
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.form import choice_field, field, form, send
from dashboard.office.notices import go
from dashboard.office.page import page
from dashboard.office.steps import seen_version
from dashboard.office.submission import back_to
from dashboard.office.submission_facts import title_of
from dashboard.panels.row_words import area_of, name_of
from dashboard.panels.tiles.number import in_words
from dashboard.words.wording import Wording

pages = Blueprint("withdrawing", __name__)
_REASON = 1000


@pages.get("/submissions/<int:number>/withdraw")
@signed_in(Right.SUBMIT)
def show(number: int) -> ResponseReturnValue:
    """Which row, and why."""
    return _page(number, {})


@pages.post("/submissions/<int:number>/withdraw")
@signed_in(Right.SUBMIT)
def withdraw(number: int) -> ResponseReturnValue:
    """Put the withdrawal into the draft."""
    kind, _, key = request.form.get("row", "").partition("/")
    submitted = SubmittedRows(withdrawals=(Withdrawal(kind, key, request.form.get("reason", "")),))
    version = seen_version()
    try:
        draft_rows.add(current.office(), current.actor(), number, version, submitted)
    except RequestError as error:
        return _page(number, request.form, error)
    return go(url_for("office.submission.show", number=number), "withdrawing.done")


def _page(number: int, typed: Mapping[str, str], trouble: RequestError | None = None) -> Response:
    w = current.wording()
    submission = submissions.opened(current.office(), current.actor(), number).submission
    reason = html.Textarea(typed.get("reason", ""), id="reason", name="reason", rows=3, maxLength=_REASON)
    fields = [
        Input(type="hidden", name="version", value=str(submission.version)),
        choice_field("row", w("withdrawing.which"), _published(submission.area, w), typed.get("row", "")),
        field(w("withdrawing.reason"), reason, w("withdrawing.reason_hint")),
        send(w("withdrawing.propose"), "danger"),
    ]
    title = w("withdrawing.title", of=title_of(submission, current.office().base, w))
    return page(title, [html.P(w("withdrawing.why")), form(fields, look="narrow"), back_to(number, w)], trouble=trouble)


def _published(area: str, w: Wording) -> dict[str, str]:
    """The rows that count and are this area's, by kind and key."""
    loaded_release = current.office().latest()
    own = territory(loaded_release.working, area)
    return {
        f"{kind}/{key}": _named(row, loaded_release.working, w)
        for kind in FIGURES
        for key, row in getattr(loaded_release.working, kind).items()
        if row.area in own
    }


def _named(row: Observation | Programme | Honour, dataset: Dataset, w: Wording) -> str:
    """What a row is about and, of a figure, what it says as it is printed: it distinguishes rows of one name."""
    name = name_of(row, dataset, w)
    if not isinstance(row, Observation):
        return name
    unit = dataset.units.get(row.unit or "")
    value = row.printed or (in_words(row.value, unit, w) if row.value is not None else "")
    of_area = w("beside.of_area", area=area_of(row, dataset, w), name=name)
    return w("withdrawing.figure", row=of_area, value=value) if value else of_area
