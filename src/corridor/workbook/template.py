"""The workbook that an area fills in for a period."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corridor.errors import CorridorError
from corridor.messages.catalogue import in_every_language, message
from corridor.messages.periods import period_text
from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.vocabulary import Text
from corridor.workbook.choices import area_labels, choices
from corridor.workbook.columns import Layout, layouts, sheet_title
from corridor.workbook.cover import cover_title, write_choices, write_cover
from corridor.workbook.indicators import SUBMITTING, Line, label, lines_of
from corridor.workbook.input_sheet import InputRow, InputSheet
from corridor.workbook.marks import Mark
from corridor.workbook.nil_return import NIL


class TemplateError(CorridorError):
    """No template can be made for that area and period; the message says why, in English."""


def template(dataset: Dataset, area: str, period: Period) -> bytes:
    """The workbook of `area` for `period` as an XLSX file.

    Raises:
        TemplateError: the area submits nothing of its own, or the period is not a single one.
    """
    return packed(template_book(dataset, Mark.of(area, period, dataset.fingerprint)))


def template_book(dataset: Dataset, mark: Mark) -> Workbook:
    """The workbook with that mark; see `template`."""
    _refuse_unfit(dataset, mark)
    book = Workbook()
    cover = book.active
    assert isinstance(cover, Worksheet)  # noqa: S101  # a new workbook begins with a sheet
    cover.title = sheet_title("cover")
    wanted = layouts(dataset.corridor.languages)
    sheets = {layout: book.create_sheet(layout.title) for layout in wanted}
    ranges = write_choices(book.create_sheet(sheet_title("choices")), choices(dataset, mark.area))
    write_cover(cover, dataset, mark, dataset.corridor.as_of)
    for layout, sheet in sheets.items():
        title = f"{dataset.areas[mark.area].name.in_('zh')} · {period_text(mark.period).in_('zh')} · {layout.title}"
        InputSheet(sheet, layout, ranges).write(title, mark.text, list(_rows(layout, dataset, mark)))
    book.security.lockStructure = True
    book.properties.creator = "corridor"
    book.properties.title = cover_title(dataset, mark).in_("zh")
    return book


def packed(book: Workbook) -> bytes:
    """A workbook as the bytes of an XLSX file."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _refuse_unfit(dataset: Dataset, mark: Mark) -> None:
    area = dataset.areas.get(mark.area)
    message = ""
    if area is None:
        known = ", ".join(row.id for row in dataset.areas.values() if row.kind in SUBMITTING)
        message = f"no area {mark.area!r} in the data; there are {known}"
    elif area.kind not in SUBMITTING:
        message = f"{mark.area} submits with {dataset.region_of(mark.area) or dataset.current(mark.area)}"
    elif mark.period.form != "point":
        message = f"{mark.period.text} is no single year, half-year, quarter or month"
    if message:
        raise TemplateError(message)


def _rows(layout: Layout, dataset: Dataset, mark: Mark) -> Iterator[InputRow]:
    if layout.name == "figures":
        yield from _figure_rows(dataset, mark)
        yield InputRow(band=message("workbook.bands.spare"))
        opened = frozenset({"indicator", "area"})
        yield from (InputRow({"period": mark.period.text}, opened=opened) for _ in range(layout.spare))
        yield InputRow(band=message("workbook.bands.nil"))
        yield InputRow({"indicator": NIL, "name": in_every_language(message("workbook.nil.label"))})
    else:
        yield from (InputRow() for _ in range(layout.spare))


def _figure_rows(dataset: Dataset, mark: Mark) -> Iterator[InputRow]:
    """A row for each indicator, those reported before first."""
    for band, lines in zip(("reported", "others"), lines_of(dataset, mark.area, mark.period), strict=True):
        if lines:
            yield InputRow(band=message(f"workbook.bands.{band}"))
        yield from (InputRow(_given(dataset, line, mark)) for line in lines)


def _given(dataset: Dataset, line: Line, mark: Mark) -> dict[str, object]:
    indicator, last, period = line.indicator, line.last, mark.period
    other = area_labels(dataset, mark.area)[line.area].in_("zh") if line.area != dataset.current(mark.area) else ""
    initiative = dataset.initiatives.get(indicator.initiative or "")
    unit = dataset.units.get(indicator.unit or "")
    return {
        "indicator": indicator.id,
        "initiative": initiative.name.in_("zh") if initiative else "",
        "name": label(dataset, indicator.id),
        "unit": in_every_language(unit.name) if unit else "",
        "last_value": _number(last.value) if last else None,
        "last_printed": last.printed if last else "",
        "last_period": _last_period(line, period),
        "period": period.text,
        "area": other,
    }


def _last_period(line: Line, period: Period) -> str:
    """The period of the last figure, and that it is no measure for the new one where the indicator was redefined."""
    last = period_text(line.last.period) if line.last and line.last.period else Text({})
    since = line.redefined_before(period)
    shown = message("workbook.cover.redefined", last=last, since=period_text(since)) if since else last
    return in_every_language(shown)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
