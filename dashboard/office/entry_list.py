"""The indicators of an area as a list to be gone through, and the rows that the draft holds."""

from collections.abc import Iterable, Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import url_for

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.reporting.proposals import Proposal
from corridor.reporting.submission_records import Opened
from corridor.workbook.indicators import Line, lines_of
from dashboard.html.elements import Input
from dashboard.office.drafted_figure import address_of, drafted_figures
from dashboard.office.form import form, send
from dashboard.panels.row_words import name_of, said
from dashboard.words.dates import period_of, point_in_words
from dashboard.words.wording import Wording

_Names = Mapping[tuple[str, str], str]
"""What each line is called, by its indicator and area."""
_COLUMNS = ("indicator", "last", "now")


def entry_list(whole: Opened, dataset: Dataset, w: Wording) -> Component:
    """Indicators reported before, then the others; then what else the draft holds."""
    reported, others = lines_of(dataset, whole.submission.area, Period.parse(whole.submission.period))
    groups = {"reported": reported, "others": others}
    own = dataset.current(whole.submission.area)
    every = (*reported, *others)
    names = {(line.indicator.id, line.area): name_of_line(line, every, own, dataset, w) for line in every}
    tables = [_table(name, lines, names, whole, dataset, w) for name, lines in groups.items() if lines]
    rest = [row for row in whole.proposals if row.kind != "sources" and not isinstance(row.record, Observation)]
    further = html.Section([html.H2(w("entry.further")), html.Ul([_further(row, whole, dataset, w) for row in rest])])
    return html.Div([*tables, further if rest else None])


def _table(  # noqa: PLR0913, PLR0917  # a table, and what it speaks of
    name: str, lines: Iterable[Line], names: _Names, whole: Opened, dataset: Dataset, w: Wording
) -> Component:
    heads = [html.Th(w(f"entry.{column}"), scope="col") for column in _COLUMNS]
    body = html.Tbody([_line(line, names[line.indicator.id, line.area], whole, dataset, w) for line in lines])
    table = html.Table([html.Caption(w(f"entry.{name}")), html.Thead(html.Tr(heads)), body])
    return html.Div(table, className="table-box")


def _line(line: Line, name: str, whole: Opened, dataset: Dataset, w: Wording) -> Component:
    other = line.area if line.area != dataset.current(whole.submission.area) else None
    address = url_for("office.entry.show", number=whole.submission.id, indicator=line.indicator.id, area=other)
    last = last_figure(line, Period.parse(whole.submission.period), dataset, w)
    mine = drafted_figures(whole, dataset, line.indicator.id, line.area)
    now: list[Any] = [_typed(row, line, whole, dataset, w) for row in mine] or [w("submitting.none")]
    return html.Tr(
        [
            html.Th(html.A(name, href=address), scope="row"),
            html.Td(last, **{"data-label": w("entry.last")}),
            html.Td(now, **{"data-label": w("entry.now")}),
        ]
    )


def name_of_line(line: Line, lines: Iterable[Line], own: str, dataset: Dataset, w: Wording) -> str:
    """The indicator; with the area where several `lines` are of it, or it is not of the submitting area `own`."""
    name = w.text(line.indicator.name)
    if {one.area for one in lines if one.indicator.id == line.indicator.id} == {own}:
        return name
    return w("beside.of_area", area=w.text(dataset.areas[line.area].short), name=name)


def last_figure(line: Line, period: Period, dataset: Dataset, w: Wording) -> list[Any]:
    """What was published last, and why it is no measure for `period` where the indicator was redefined since.

    What was published of the period itself stands below it: a figure typed now corrects that.
    """
    same = line.corrected
    correcting = html.Div([w("entry.corrected"), *said(same, dataset, w)]) if same else None
    if line.last is None:
        return [correcting or w("submitting.none")]
    since = line.redefined_before(period)
    what = w.text(line.indicator.redefinition)
    why = w("entry.redefined", since=point_in_words(since.text, w), what=what) if since else None
    return [
        *said(line.last, dataset, w),
        " ",
        period_of(line.last, w),
        html.Div(why, className="hint") if why else None,
        correcting,
    ]


def _typed(row: Proposal, line: Line, whole: Opened, dataset: Dataset, w: Wording) -> Component:
    words = [*said(row.record, dataset, w), " "] if row.record else []
    change = html.A(w("entry.change"), href=address_of(whole, dataset, line, row))
    return html.Div([*words, change, " ", _drop(row, whole, w)], className="typed")


def _further(row: Proposal, whole: Opened, dataset: Dataset, w: Wording) -> Component:
    known = row.record or getattr(dataset, row.kind).get(row.key)
    words = name_of(known, dataset, w) if known is not None else row.key
    if row.withdrawn is not None:
        words = w("withdrawing.row", row=words, reason=row.withdrawn)
    return html.Li([words, " ", _drop(row, whole, w)])


def _drop(row: Proposal, whole: Opened, w: Wording) -> Component:
    hidden = {"version": str(whole.submission.version), "kind": row.kind, "key": row.key}
    fields = [Input(type="hidden", name=name, value=value) for name, value in hidden.items()]
    action = url_for("office.entry.drop", number=whole.submission.id)
    return form([*fields, send(w("entry.drop"), "quiet small")], action=action, look="inline")
