"""The rows of the figures' sheet, read into proposed observations."""

from collections.abc import Iterator
from decimal import Decimal

from corridor.model.period import Period
from corridor.model.records import Indicator, Observation
from corridor.model.vocabulary import PeriodState, Qualifier, Text
from corridor.workbook import entries
from corridor.workbook.amounts import number
from corridor.workbook.choices import (
    QUALIFIERS,
    Meaning,
    area_labels,
    area_names,
    indicator_labels,
    indicator_names,
    qualifier_labels,
)
from corridor.workbook.draft import Documents, Proposal, ReportScope
from corridor.workbook.fields import Fields
from corridor.workbook.grid import Cell
from corridor.workbook.nil_return import is_nil
from corridor.workbook.report import Report
from corridor.workbook.row_reader import RowReader


def read_figures(
    fields: Fields, sheet: str, frame: ReportScope, documents: Documents, report: Report
) -> Iterator[Proposal[Observation]]:
    """A proposal for each row that is filled in and whose indicator and qualifier are known.

    Where other cells were refused the proposal lacks them; it serves to find further problems only.
    """
    areas, called = area_labels(frame.dataset, frame.area.id), area_names(frame.dataset)
    labels = {area: indicator_labels(frame.dataset, area) for area in areas}
    anywhere = {key: label for offered in labels.values() for key, label in offered.items()}
    names = indicator_names(frame.dataset)
    for row in fields.rows:
        reader = RowReader(fields, row, report, sheet)
        if reader.filled and not is_nil(row):
            area = reader.take("area", entries.choice, areas, called)
            refused = reader.failed  # whether that area has the indicator, or the figure already, cannot be said
            offered = anywhere if refused else labels[area or frame.area.id]
            key = reader.take("indicator", entries.choice, offered, names, "indicator-unknown")
            indicator = frame.dataset.indicators.get(key or "")
            proposal = _proposal(reader, indicator, area or frame.area.id, frame, documents)
            if proposal and not refused:
                yield proposal


def _proposal(
    reader: RowReader, indicator: Indicator | None, area: str, frame: ReportScope, documents: Documents
) -> Proposal[Observation] | None:
    """Every cell is read, so that all problems of the row are found, also where no proposal comes of it."""
    key = reader.take("qualifier", entries.choice, qualifier_labels(), {})
    meaning = QUALIFIERS[key] if key else None
    target = meaning is not None and meaning.qualifier is Qualifier.TARGET
    value = reader.take("value", number, optional=True)
    period = reader.take("period", _period, frame.period, target) or frame.period
    record = _record(
        reader, frame, documents, area=area, indicator=indicator, meaning=meaning, value=value, period=period
    )
    if record is None:
        return None
    label = reader.row.cells.get("name")
    return Proposal(record, reader.sheet, reader.row.number, reader.cells(), label.shown if label else "")


def _period(cell: Cell, frame: Period, target: bool) -> Period:  # noqa: FBT001  # passed by position
    return entries.period(cell, frame, target=target)


def _record(  # noqa: PLR0913  # the cells of one row
    reader: RowReader,
    frame: ReportScope,
    documents: Documents,
    *,
    area: str,
    indicator: Indicator | None,
    meaning: Meaning | None,
    value: Decimal | None,
    period: Period,
) -> Observation | None:
    printed, locator = reader.take("printed", entries.printed), reader.take("locator", entries.code)
    document = reader.document(frame.today)
    language = frame.dataset.corridor.languages[0]
    note, doubt = ({language: reader.text(key)} for key in ("note", "doubt"))
    if indicator is None or meaning is None:
        return None
    return Observation(
        id=f"figure-{reader.row.number}",
        area=area,
        initiative=indicator.initiative,
        indicator=indicator.id,
        value=value,
        unit=indicator.unit,
        qualifier=meaning.qualifier,
        bound=meaning.bound,
        tolerance=None,
        period=period,
        period_state=PeriodState.NOT_STATED if period.form == "open_start" else PeriodState.STATED,
        period_note=Text({}),
        printed=printed or "",
        source=documents.source(*document) if document else "",
        locator=locator or "",
        doubt=_said(doubt),
        note=_said(note),
    )


def _said(texts: dict[str, str]) -> Text:
    """A text without the languages that say nothing."""
    return Text({language: text for language, text in texts.items() if text})
