"""The figures of an indicator that a draft holds already: opened again in the form, to be changed there."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component
from flask import url_for

from corridor.model.dataset import Dataset
from corridor.model.records import Observation, Source
from corridor.reporting.proposals import Proposal
from corridor.reporting.submission_records import Opened
from corridor.workbook.indicators import Line
from corridor.workbook.typed import as_typed
from dashboard.panels.row_words import said
from dashboard.words.dates import period_of
from dashboard.words.wording import Wording

NEW = "new"
"""In the address in place of a row: another figure of the indicator, beside those there are."""


def drafted_figures(whole: Opened, dataset: Dataset, indicator: str, area: str) -> tuple[Proposal, ...]:
    """The draft's rows of an indicator, in their order; `area` is empty for the area that submits."""
    wanted = indicator, dataset.current(area or whole.submission.area)
    return tuple(
        row
        for row in whole.proposals
        if isinstance(row.record, Observation) and (row.record.indicator, dataset.current(row.record.area)) == wanted
    )


def chosen_figure(rows: Sequence[Proposal], key: str) -> Proposal | None:
    """The row that an address names by its `key`; the first where it names none, and none where it asks for another."""
    if key == NEW:
        return None
    return next((row for row in rows if row.key == key), rows[0] if rows and not key else None)


def first_values(whole: Opened, dataset: Dataset, indicator: str, area: str, row: Proposal | None) -> dict[str, str]:
    """What the form begins with: what the draft holds in `row`, else its period, and the document named last."""
    documents = {one.key: one.record for one in whole.proposals if isinstance(one.record, Source)}
    language = dataset.corridor.languages[0]
    if row is not None and isinstance(row.record, Observation):
        source = documents.get(row.record.source) or dataset.sources.get(row.record.source)
        return {**as_typed(row.record, source, language), "indicator": indicator, "area": area}
    last = next(reversed(documents.values()), None)
    return {
        "indicator": indicator,
        "area": area,
        "period": whole.submission.period,
        "document": next(iter(last.title.by_language.values()), "") if last else whole.submission.document,
        "dated": last.published if last else "",
    }


def drafted_note(whole: Opened, dataset: Dataset, line: Line, replaces: str, w: Wording) -> list[Component]:
    """Which row of the draft the form changes (its key is `replaces`), and the ways to the others and to a new one."""
    rows = drafted_figures(whole, dataset, line.indicator.id, line.area)
    if not rows:
        return []
    changed = next((row for row in rows if row.key == replaces), None)
    notice = [w("entry.changes"), *_figure(changed, dataset, w)] if changed else [w("entry.adds", count=len(rows))]
    links = [
        html.Li(
            html.A([w("entry.change_other"), *_figure(row, dataset, w)], href=address_of(whole, dataset, line, row))
        )
        for row in rows
        if row is not changed
    ]
    if changed:
        links.append(html.Li(html.A(w("entry.add_another"), href=address_of(whole, dataset, line, None))))
    return [html.P(notice, className="notice"), html.Ul(links)]


def address_of(whole: Opened, dataset: Dataset, line: Line, row: Proposal | None) -> str:
    """The form that changes a row of the draft; without one, that takes another figure of the indicator."""
    area = line.area if line.area != dataset.current(whole.submission.area) else None
    key = row.key if row else NEW
    return url_for("office.entry.show", number=whole.submission.id, indicator=line.indicator.id, area=area, row=key)


def _figure(row: Proposal, dataset: Dataset, w: Wording) -> list[Component | str]:
    record = row.record
    return [*said(record, dataset, w), " ", period_of(record, w)] if isinstance(record, Observation) else []
