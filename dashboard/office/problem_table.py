"""Everything that is wrong, as a table: where, by which rule, what was found, what to do."""

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component
from msgspec import Struct

from corridor.errors import Problem
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.reporting.examination import Flaw
from corridor.workbook.draft import Outcome
from dashboard.panels.row_words import name_of
from dashboard.words.wording import Wording

_COLUMNS = ("sheet", "cell", "rule", "found", "remedy")


class Line(Struct, frozen=True):
    """One line of the table."""

    sheet: str
    cell: str
    rule: str
    found: str
    message: Text
    remedy: Text


def file_problems(outcome: Outcome, w: Wording) -> Component:
    """The problems of a file, and how many more there are than are listed."""
    rows = (_line(row, row.file or w("submitting.problem.file"), row.field) for row in outcome.problems)
    more = html.P(w("submitting.problem.more", count=outcome.left_out)) if outcome.left_out else None
    return html.Div([_table(rows, w("submitting.problem.caption", count=len(outcome.problems)), w), more])


def flaw_table(flaws: Iterable[Flaw], dataset: Dataset, w: Wording) -> Component:
    """The flaws of what is proposed, each at its place in the file it came from, or under its row's name."""
    listed = tuple(flaws)
    return _table((_flaw(flaw, dataset, w) for flaw in listed), w("submitting.problem.caption", count=len(listed)), w)


def published_problems(problems: Iterable[Problem], w: Wording) -> Component:
    """What is wrong with published rows, each under its table and id."""
    rows = [_line(problem, problem.file, problem.field) for problem in problems]
    return _table(rows, w("submitting.problem.caption", count=len(rows)), w)


def _flaw(flaw: Flaw, dataset: Dataset, w: Wording) -> Line:
    row = flaw.proposal
    if row is None:
        return _line(flaw.problem, flaw.problem.file, flaw.problem.field)
    sheet, _, cell = row.place.partition("!")
    return _line(flaw.problem, sheet or (name_of(row.record, dataset, w) if row.record else row.key), cell)


def _line(problem: Problem, sheet: str, cell: str) -> Line:
    return Line(sheet, cell, problem.rule, problem.found, problem.message, problem.remedy)


def _table(lines: Iterable[Line], caption: str, w: Wording) -> Component:
    heads = [html.Th(w(f"submitting.problem.{name}"), scope="col") for name in _COLUMNS]
    body = [html.Tr(_cells(line, w), **{"data-rule": line.rule}) for line in lines]
    table = html.Table([html.Caption(caption), html.Thead(html.Tr(heads)), html.Tbody(body)], className="problems")
    return html.Div(table, className="table-box", tabIndex="0", role="region", **{"aria-label": caption})


def _cells(line: Line, w: Wording) -> list[Component]:
    none = w("submitting.none")
    rule = [html.Span(w.text(line.message)), " ", html.Code(line.rule)]
    label = {name: w(f"submitting.problem.{name}") for name in _COLUMNS}
    return [
        html.Td(line.sheet or none, **{"data-label": label["sheet"]}),
        html.Td(html.Strong(line.cell or none), **{"data-label": label["cell"]}),
        html.Td(rule, **{"data-label": label["rule"]}),
        html.Td(line.found or none, className="found", **{"data-label": label["found"]}),
        html.Td(w.text(line.remedy), **{"data-label": label["remedy"]}),
    ]
