"""Publishing: what would be published now, and the one button that publishes exactly that."""

from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts.errors import ForbiddenError, RequestError
from corridor.accounts.roles import Right
from corridor.errors import TranslatedError
from corridor.releases.errors import OvertakenError
from corridor.reporting.publishing import Plan, plan, publish
from corridor.reporting.submission_records import Submission
from dashboard.html.elements import Input
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.form import field, form, send
from dashboard.office.moments import moment_in_words
from dashboard.office.notices import go
from dashboard.office.page import page
from dashboard.office.problem_table import flaw_table, published_problems
from dashboard.office.submission_facts import late_mark, nil_note, title_of
from dashboard.panels.changed_words import changed_words_list
from dashboard.panels.difference_table import difference_table
from dashboard.panels.release_list import reason_of
from dashboard.words.wording import Wording

pages = Blueprint("publishing", __name__)
_REASON = 500


@pages.get("/publish")
@signed_in(Right.PUBLISH)
def show() -> ResponseReturnValue:
    """What would be published."""
    return _page()


@pages.post("/publish")
@signed_in(Right.PUBLISH)
def publish_now() -> ResponseReturnValue:
    """Publish what was looked at; where something moved in between, nothing is, and the page shows it as it is now."""
    reason, token = request.form.get("reason", ""), request.form.get("token", "")
    try:
        made = publish(current.office(), current.actor(), reason, token)
    except ForbiddenError:
        raise
    except (RequestError, OvertakenError) as error:
        return _page(reason, error)
    return go(url_for(".show"), "publishing.done", number=made.number)


def _page(reason: str = "", trouble: TranslatedError | None = None) -> Response:
    w = current.wording()
    seen = plan(current.office(), current.actor())
    latest = w("publishing.latest", number=seen.after.number, when=moment_in_words(seen.after.published_at, w))
    content: list[Any] = [html.P([latest, " ", html.Q(reason_of(seen.after, w))])]
    anything = seen.submissions or seen.words
    content += _planned(seen, reason, w) if anything else [html.P(w("publishing.nothing"), className="empty")]
    content += _remaining(seen, w)
    return page(w("publishing.title"), content, trouble=trouble)


def _remaining(seen: Plan, w: Wording) -> list[Any]:
    """What was published before a rule forbade it: shown to be corrected, in nobody's way."""
    found = seen.outcome.remaining
    head = [html.H2(w("publishing.remaining")), html.P(w("publishing.remaining_why"), className="hint")]
    return [*head, published_problems(found, w)] if found else []


def _planned(seen: Plan, reason: str, w: Wording) -> list[Any]:
    published, outcome = current.office().release_store.latest().working, seen.outcome
    wrong = [html.H2(w("submitting.flaws")), flaw_table(outcome.flaws, outcome.dataset, w)] if outcome.flaws else []
    preview = html.A(w("preview.open"), href=url_for("office.preview.show_plan"), className="button quiet")
    return [
        html.H2(w("publishing.accepted", count=len(seen.submissions))),
        html.Ul([_line(submission, w) for submission in seen.submissions], className="accepted"),
        *wrong,
        *_changed_words(seen, w),
        html.H2(w("publishing.changes")),
        difference_table(outcome.difference, published, outcome.dataset, w),
        html.P(preview),
        _form(seen, reason, w) if not outcome.flaws else html.P(w("publishing.flawed"), className="hindrance"),
    ]


def _changed_words(seen: Plan, w: Wording) -> list[Any]:
    """The names, definitions, places and shapes that the release would bring."""
    listed = changed_words_list(seen.words, current.office().latest().dataset, current.office().base, w)
    head = [html.H2(w("publishing.words.title")), html.P(w("publishing.words.why"), className="hint")]
    return [*head, listed] if listed else []


def _line(submission: Submission, w: Wording) -> Component:
    link = html.A(
        title_of(submission, current.office().base, w), href=url_for("office.submission.show", number=submission.id)
    )
    return html.Li(
        [
            link,
            " ",
            html.Span(submission.office, className="hint"),
            " ",
            late_mark(submission, w),
            *nil_note(submission.nil, w),
        ]
    )


def _form(seen: Plan, reason: str, w: Wording) -> Component:
    control = html.Textarea(reason, id="reason", name="reason", rows=3, maxLength=_REASON, required=True)
    fields = [
        Input(type="hidden", name="token", value=seen.token),
        field(w("publishing.reason"), control, w("publishing.reason_hint")),
        send(w("publishing.publish", number=seen.after.number + 1)),
    ]
    return form(fields, action=url_for(".publish_now"), look="narrow")
