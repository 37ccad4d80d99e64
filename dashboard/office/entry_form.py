"""The form of one indicator: the workbook's columns as fields, with its headings and hints."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from corridor.errors import Problem
from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.reporting.submission_records import Submission
from corridor.workbook.choices import qualifier_labels
from corridor.workbook.columns import Layout, layouts
from corridor.workbook.indicators import Line
from dashboard.html.elements import Input
from dashboard.office.entry_list import last_figure
from dashboard.office.form import field, form, send
from dashboard.panels.row_words import document_of
from dashboard.words.wording import Wording

_LONG = frozenset({"note", "doubt"})
_FIELDS = ("value", "qualifier", "printed", "period", "document", "dated", "locator", "note", "doubt")
_LONGEST = 2000
_EMPTY = "cell-empty"


def entry_form(  # noqa: PLR0913, PLR0917  # a form, and what it speaks of
    submission: Submission,
    line: Line,
    dataset: Dataset,
    typed: Mapping[str, str],
    problems: Mapping[str, tuple[Problem, ...]],
    w: Wording,
    replaces: str = "",
) -> list[Any]:
    """What is known of the indicator, then the fields, each with what is wrong with it.

    `replaces` is the key of the draft's row that is changed; empty for a further one.
    """
    layout = layouts(dataset.corridor.languages)[0]
    count = sum(len(found) for found in problems.values())
    whole_row = [problem for key, found in problems.items() if key not in _FIELDS for problem in found]
    messages = [html.P(w("entry.mistakes", count=count)), *(html.P(_message(problem, w)) for problem in whole_row)]
    fields = [_field(key, layout, typed.get(key, ""), problems.get(key, ()), w) for key in _FIELDS]
    buttons = html.Div([send(w("entry.save")), send(w("entry.save_next"), "quiet", name="next", value="1")])
    known = {"version": str(submission.version), "figure_area": typed.get("area", ""), "replaces": replaces}
    hidden = [Input(type="hidden", name=name, value=value) for name, value in known.items()]
    return [
        html.Div(messages, role="alert", className="trouble") if count else None,
        _about(line, Period.parse(submission.period), dataset, w),
        form([*hidden, *fields, buttons], look="narrow"),
    ]


def _about(line: Line, period: Period, dataset: Dataset, w: Wording) -> Component:
    """The definition, the unit, and what was published last."""
    indicator = line.indicator
    unit = dataset.units.get(indicator.unit or "")
    last = last_figure(line, period, dataset, w)
    if line.last:
        last.append(html.Div(document_of(line.last, dataset, w), className="hint"))
    rows = {
        "definition": w.text(indicator.definition),
        "unit": w.text(unit.name) if unit else w("submitting.none"),
        "last": last,
    }
    terms = [(html.Dt(w(f"entry.{name}")), html.Dd(shown)) for name, shown in rows.items() if shown]
    return html.Dl([piece for pair in terms for piece in pair], className="facts")


def _field(key: str, layout: Layout, given: str, problems: Sequence[Problem], w: Wording) -> Component:
    hint = layout.hint(key)
    wrong = " ".join(_message(problem, w) for problem in problems)
    said = w("entry.qualifier_hint") if key == "qualifier" else w.text(hint) if hint else ""
    return field(w.text(layout.heading(key)), _control(key, given, w), said, wrong)


def _control(key: str, given: str, w: Wording) -> Component:
    if key == "qualifier":
        choices = [html.Option(w("entry.choose"), value="")]
        for value, label in qualifier_labels().items():
            choices.append(html.Option(w.text(label), value=value, selected=value == given))
        return html.Select(choices, id=key, name=key)
    if key in _LONG:
        return html.Textarea(given, id=key, name=key, rows=2, maxLength=_LONGEST)
    kind = {"type": "date"} if key == "dated" else {"type": "text"}
    shape = {"inputMode": "decimal", "autoComplete": "off"} if key == "value" else {}
    return Input(id=key, name=key, value=given or None, **kind, **shape)


def _message(problem: Problem, w: Wording) -> str:
    if problem.rule == _EMPTY:  # the workbook's remedy speaks of rows
        return w("entry.problem", message=w.text(problem.message), remedy=w("entry.fill_in"))
    return w("entry.problem", message=w.text(problem.message), remedy=w.text(problem.remedy))
