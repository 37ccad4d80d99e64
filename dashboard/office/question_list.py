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


def question_form(  # noqa: PLR0913  # a form, and what it speaks of
    questions: Sequence[Question],
    answers: Mapping[str, str],
    dataset: Dataset,
    w: Wording,
    *,
    action: str,
    version: int,
    onward: Component | None = None,
) -> Component:
    """A field for each question, with the answer given so far; `onward` is a further button that takes them along."""
    fields = [
        answer_field(question.id, number, _question(question, dataset, w), answers.get(question.id, ""))
        for number, question in enumerate(questions)
    ]
    sent = [
        Input(type="hidden", name="version", value=str(version)),
        *fields,
        html.Div([send(w("submitting.question.save"), "quiet"), onward], className="buttons"),
    ]
    return form(sent, action=action, look="questions")


def answer_field(key: str, number: int, question: str, given: str = "", hint: str = "") -> Component:
    """The field under one question."""
    control = html.Textarea(given, id=f"answer-{number}", name=f"{PREFIX}{key}", rows=2, maxLength=_LONGEST)
    return field(question, control, hint)


def question_list(questions: Sequence[Question], answers: Mapping[str, str], dataset: Dataset, w: Wording) -> Component:
    """Each question with its answer, and answers to what the file itself gave rise to."""
    asked = {question.id: _question(question, dataset, w) for question in questions}
    others = {key: w("submitting.question.of_file") for key in answers if key not in asked and ":" not in key}
    lines = [
        html.Li([html.P(text), html.P(answers.get(key) or w("submitting.question.unanswered"), className="said")])
        for key, text in {**asked, **others}.items()
    ]
    return html.Ul(lines, className="questions")


def typed_answers(values: Mapping[str, str]) -> dict[str, str]:
    """The answers in a form that was sent, those that say something."""
    return {key.removeprefix(PREFIX): text for key, text in values.items() if key.startswith(PREFIX) and text.strip()}


def _question(question: Question, dataset: Dataset, w: Wording) -> str:
    row = dataset.observations.get(question.key)
    return w(
        "submitting.question.question",
        row=name_of(row, dataset, w) if row else question.key,
        text=w.text(question.message),
    )
