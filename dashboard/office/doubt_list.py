"""What is implausible about a submission: questions to be answered in words, or answers to be read."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.reporting.questions import Question
from dashboard.html.elements import Input
from dashboard.office.form import field, form, send
from dashboard.panels.row_words import name_of
from dashboard.words.wording import Wording

PREFIX = "answer:"
"""Before the id of a question in the name of the field that answers it."""
_LONGEST = 1000


def doubt_form(  # noqa: PLR0913  # a form, and what it speaks of
    doubts: Sequence[Question], answers: Mapping[str, str], dataset: Dataset, w: Wording, *, action: str, version: int
) -> Component:
    """A field for each question, with the answer given so far."""
    fields = [
        answer_field(doubt.id, number, _question(doubt, dataset, w), answers.get(doubt.id, ""))
        for number, doubt in enumerate(doubts)
    ]
    sent = [
        Input(type="hidden", name="version", value=str(version)),
        *fields,
        send(w("submitting.doubt.save"), "quiet"),
    ]
    return form(sent, action=action, look="doubts")


def answer_field(key: str, number: int, question: str, given: str = "", hint: str = "") -> Component:
    """The field under one question."""
    control = html.Textarea(given, id=f"answer-{number}", name=f"{PREFIX}{key}", rows=2, maxLength=_LONGEST)
    return field(question, control, hint)


def doubt_list(doubts: Sequence[Question], answers: Mapping[str, str], dataset: Dataset, w: Wording) -> Component:
    """Each question with its answer, and answers to what the file itself gave rise to."""
    asked = {doubt.id: _question(doubt, dataset, w) for doubt in doubts}
    others = {key: w("submitting.doubt.of_file") for key in answers if key not in asked and ":" not in key}
    lines = [
        html.Li([html.P(text), html.P(answers.get(key) or w("submitting.doubt.unanswered"), className="said")])
        for key, text in {**asked, **others}.items()
    ]
    return html.Ul(lines, className="doubts")


def typed_answers(values: Mapping[str, str]) -> dict[str, str]:
    """The answers in a form that was sent, those that say something."""
    return {key.removeprefix(PREFIX): text for key, text in values.items() if key.startswith(PREFIX) and text.strip()}


def _question(doubt: Question, dataset: Dataset, w: Wording) -> str:
    row = dataset.observations.get(doubt.key)
    return w(
        "submitting.doubt.question", row=name_of(row, dataset, w) if row else doubt.key, text=w.text(doubt.message)
    )
