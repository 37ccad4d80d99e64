"""One submission: what it would change, what is wrong or doubtful with it, and what can be done with it now."""

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import Blueprint, Response, url_for
from flask.typing import ResponseReturnValue

from corridor.accounts.roles import Right
from corridor.errors import TranslatedError
from corridor.releases.difference import Difference, between
from corridor.reporting import submissions
from corridor.reporting.deadlines import deadline
from corridor.reporting.examination import Examination
from corridor.reporting.states import STEPS, Act, State
from corridor.reporting.submission_records import Opened, Submission
from dashboard.office import current
from dashboard.office.access import signed_in
from dashboard.office.beside_last import beside_last_table
from dashboard.office.page import page
from dashboard.office.problem_table import flaw_table
from dashboard.office.question_list import question_form, question_list, typed_answers
from dashboard.office.step_forms import fill_in, review, submit_button, submitter_steps
from dashboard.office.submission_facts import facts, history, remark_of, title_of
from dashboard.panels.difference_table import difference_table
from dashboard.words.wording import Wording

pages = Blueprint("submission", __name__)
_OVER = (State.PUBLISHED, State.DISCARDED)


@pages.get("/submissions/<int:number>")
@signed_in()
def show(number: int) -> ResponseReturnValue:
    """The page of one submission, for its area and for those who review it."""
    return submission_page(number)


def submission_page(
    number: int, trouble: TranslatedError | None = None, typed: Mapping[str, str] | None = None
) -> Response:
    """The page; `trouble` is why a step from it was not taken, and `typed` what was typed for that step."""
    office, actor, w = current.office(), current.actor(), current.wording()
    whole = submissions.opened(office, actor, number)
    submission = whole.submission
    content: list[Any] = [facts(whole, deadline(office, submission.period), w), remark_of(whole, w)]
    if submission.state in _OVER:
        content += _of_the_past(submission, w)
    else:
        content += _open_part(whole, submissions.examine(office, actor, number), typed or {}, w)
    content.append(history(whole.events, w))
    return page(title_of(submission, office.base, w), content, trouble=trouble)


def _open_part(whole: Opened, outcome: Examination, typed: Mapping[str, str], w: Wording) -> list[Any]:
    submission, actor = whole.submission, current.actor()
    own = actor.may(Right.SUBMIT)
    working = own and submission.state in STEPS[Act.SAVE][0]
    return [
        fill_in(submission, w) if working else None,
        *_contents(whole, outcome, w),
        *(_doubts(whole, outcome, typed, w, working=working) if outcome.questions or whole.answers else ()),
        submitter_steps(whole, outcome, typed, w) if own else None,
        review(submission, typed, w) if actor.may(Right.REVIEW) else None,
    ]


def _contents(whole: Opened, outcome: Examination, w: Wording) -> list[Any]:
    number = whole.submission.id
    if whole.submission.nil:
        return []
    if not whole.proposals:
        return [html.H2(w("submitting.contents")), html.P(w("submitting.nothing_yet"), className="empty")]
    preview = html.A(w("preview.open"), href=url_for("office.preview.show", number=number), className="button quiet")
    wrong = [html.H2(w("submitting.flaws")), flaw_table(outcome.flaws, outcome.dataset, w)] if outcome.flaws else []
    published = current.office().release_store.latest().working
    return [
        *wrong,
        html.H2(w("submitting.contents")),
        difference_table(outcome.difference, published, outcome.dataset, w),
        *beside_last_table(whole.proposals, published, w),
        html.P(preview),
    ]


def _doubts(whole: Opened, outcome: Examination, typed: Mapping[str, str], w: Wording, *, working: bool) -> list[Any]:
    """The questions: to be answered and submitted in one go, or to be read."""
    head = html.H2(w("submitting.questions"))
    if not working or not outcome.questions:
        return [head, question_list(outcome.questions, whole.answers, outcome.dataset, w)]
    action = url_for("office.steps.answer", number=whole.submission.id)
    answers, version = {**whole.answers, **typed_answers(typed)}, whole.submission.version
    onward = submit_button(whole.submission, w)
    sent = question_form(outcome.questions, answers, outcome.dataset, w, action=action, version=version, onward=onward)
    return [head, html.P(w("submitting.question.why")), sent]


def _of_the_past(submission: Submission, w: Wording) -> list[Any]:
    """What a published submission changed; of a discarded one only its history is left to see."""
    if submission.release is None:
        return []
    release_store = current.office().release_store
    change = between(current.office().database, submission.release - 1, submission.release)
    before, after = (release_store.loaded_release(submission.release - step).dataset for step in (1, 0))
    return [html.H2(w("submitting.published")), difference_table(_brought(change, submission.id), before, after, w)]


def _brought(change: Difference, submission: int) -> Difference:
    """The part of a release that one submission brought."""
    return Difference(
        tuple(row for row in change.added if row.submission == submission),
        tuple(row for row in change.changed if row.after.submission == submission),
        tuple(row for row in change.withdrawn if row.submission == submission),
    )


def back_to(number: int, w: Wording) -> Component:
    """The link to a submission from a page about a part of it."""
    return html.P(html.A(w("submitting.back"), href=url_for("office.submission.show", number=number)))
