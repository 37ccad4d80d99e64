"""What there is to know of one submission: whose it is, how it stands, what was said about it, and its history."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.reporting.states import Act, State
from corridor.reporting.submission_records import Event, Opened, Submission
from dashboard.html.url_prefix import ROOT
from dashboard.office.moments import moment_in_words
from dashboard.words.dates import point_in_words
from dashboard.words.wording import Wording


def title_of(submission: Submission, dataset: Dataset, w: Wording) -> str:
    """The area and the period."""
    area = dataset.areas.get(submission.area)
    name = w.text(area.name) if area else submission.area
    return w("submitting.title", area=name, period=point_in_words(submission.period, w))


def state_mark(state: State, w: Wording) -> Component:
    """The state as a word in a shape."""
    return html.Span(w(f"submitting.state.{state.value}"), className="standing", **{"data-standing": state.value})


def late_mark(submission: Submission, w: Wording) -> Component | None:
    """That it came after the deadline, which stays with it."""
    return html.Span(w("submitting.late"), className="late") if submission.late else None


def nil_note(reason: str, w: Wording) -> list[Any]:
    """That there is nothing to report, and why; nothing where figures are reported."""
    return [" ", html.Span(w("submitting.fact.nil")), html.Div(reason, className="hint")] if reason else []


def facts(whole: Opened, due: str | None, w: Wording) -> Component:
    """State, deadline, office, document and release, as a list of terms."""
    submission = whole.submission
    rows: dict[str, object] = {
        "state": [state_mark(submission.state, w), " ", late_mark(submission, w)],
        "due": moment_in_words(due, w) if due else w("submitting.no_deadline"),
        "office": submission.office,
        "author": submission.author,
        "document": submission.document,
        "nil": submission.nil,
        "submitted": moment_in_words(submission.first_submitted_at, w) if submission.first_submitted_at else "",
        "release": _release(submission, w) if submission.release else "",
    }
    terms = [(html.Dt(w(f"submitting.fact.{name}")), html.Dd(shown)) for name, shown in rows.items() if shown]
    return html.Dl([piece for pair in terms for piece in pair], className="facts")


def _release(submission: Submission, w: Wording) -> Component:
    number = submission.release
    return html.A(w("submitting.release", number=number), href=f"{ROOT}/?release={number}")


def remark_of(whole: Opened, w: Wording) -> Component | None:
    """Why it was returned, as long as it is not submitted again."""
    events = [event for event in whole.events if event.act in (Act.RETURN, Act.SUBMIT, Act.DISCARD)]
    if not events or events[-1].act is not Act.RETURN:
        return None
    latest = events[-1]
    when = w("submitting.returned_by", actor=latest.actor, when=moment_in_words(latest.at, w))
    return html.Div([html.Strong(when), html.P(latest.remark)], className="remark")


def _password_set(event: Event, w: Wording) -> Component | None:
    """Who could have taken this step in the reviewer's name."""
    setter = event.password_set
    if setter is None:
        return None
    said = w("submitting.password_set", actor=event.actor, by=setter.actor, at=moment_in_words(setter.at, w))
    return html.Span(said, className="hint")


def history(events: Iterable[Event], w: Wording) -> Component:
    """Every step but the saving of single rows, the first first."""
    lines = [
        html.Li(
            [
                html.Time(moment_in_words(event.at, w), dateTime=event.at),
                html.Span(w("submitting.step", actor=event.actor, act=w(f"submitting.act.{event.act.value}"))),
                html.Span(event.remark, className="said") if event.remark else None,
                _password_set(event, w),
            ]
        )
        for event in events
    ]
    return html.Section([html.H2(w("submitting.history")), html.Ol(lines, className="history")])
