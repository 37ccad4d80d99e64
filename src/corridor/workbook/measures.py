"""The rows of the sheets of programmes and honours, read into proposed records."""

import re
from collections.abc import Iterator
from typing import cast

from corridor.model.records import Honour, Programme
from corridor.model.vocabulary import Text
from corridor.workbook import entries
from corridor.workbook.choices import area_labels, area_names, initiative_labels, initiative_names, level_labels
from corridor.workbook.draft import Documents, Proposal, ReportScope
from corridor.workbook.fields import Fields
from corridor.workbook.report import Report
from corridor.workbook.row_reader import RowReader

_BETWEEN = re.compile(r"[;；、,，\s]+")


def read_programmes(
    fields: Fields, sheet: str, frame: ReportScope, documents: Documents, report: Report
) -> Iterator[Proposal[Programme]]:
    """A proposal for each row that is filled in and of which every cell could be taken."""
    for reader in _filled(fields, sheet, report):
        record = _programme(reader, frame, documents)
        if record:
            yield Proposal(record, sheet, reader.row.number, reader.cells())


def read_honours(
    fields: Fields, sheet: str, frame: ReportScope, documents: Documents, report: Report
) -> Iterator[Proposal[Honour]]:
    """A proposal for each row that is filled in and of which every cell could be taken."""
    for reader in _filled(fields, sheet, report):
        record = _honour(reader, frame, documents)
        if record:
            yield Proposal(record, sheet, reader.row.number, reader.cells())


def _filled(fields: Fields, sheet: str, report: Report) -> Iterator[RowReader]:
    readers = (RowReader(fields, row, report, sheet) for row in fields.rows)
    return (reader for reader in readers if reader.filled)


def _programme(reader: RowReader, frame: ReportScope, documents: Documents) -> Programme | None:
    languages = frame.dataset.corridor.languages
    area = reader.take("area", entries.choice, area_labels(frame.dataset, frame.area.id), area_names(frame.dataset))
    initiatives = initiative_labels(frame.dataset), initiative_names(frame.dataset)
    initiative = reader.take("initiative", entries.choice, *initiatives)
    kind, name, summary = (reader.localized(key, languages) for key in ("kind", "name", "summary"))
    document = reader.document(frame.today)
    locator, doubt = reader.take("locator", entries.code), reader.text("doubt")
    if reader.failed:
        return None
    return Programme(
        id=f"programme-{reader.row.number}",
        area=area or frame.area.id,
        initiative=cast("str", initiative),
        kind=kind,
        name=name,
        summary=summary,
        source=documents.source(*document) if document else "",
        locators=tuple(filter(None, _BETWEEN.split(locator or ""))),
        doubt=Text({languages[0]: doubt} if doubt else {}),
    )


def _honour(reader: RowReader, frame: ReportScope, documents: Documents) -> Honour | None:
    languages = frame.dataset.corridor.languages
    area = reader.take("area", entries.choice, area_labels(frame.dataset, frame.area.id), area_names(frame.dataset))
    initiatives = initiative_labels(frame.dataset), initiative_names(frame.dataset)
    initiative = reader.take("initiative", entries.choice, *initiatives)
    year = reader.take("year", entries.year, frame.today)
    level = reader.take("level", entries.choice, level_labels(), {})
    name, awarded_to = (reader.localized(key, languages) for key in ("name", "awarded_to"))
    document = reader.document(frame.today)
    locator = reader.take("locator", entries.code)
    if reader.failed:
        return None
    return Honour(
        id=f"honour-{reader.row.number}",
        area=area or frame.area.id,
        initiative=cast("str", initiative),
        year=cast("int", year),
        name=name,
        awarded_to=awarded_to,
        level=cast("str", level),
        source=documents.source(*document) if document else "",
        locator=cast("str", locator),
    )
