"""The sheet of notes, and the sheet that lists what the drop-downs offer."""

from collections.abc import Mapping
from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.workbook import styles
from corridor.workbook.marks import Mark
from corridor.workbook.wording import bilingual, section, words

_WIDTHS = (18, 74, 74)


def write_cover(sheet: Worksheet, dataset: Dataset, mark: Mark, published: date) -> None:
    """How to fill the workbook in, Chinese on the left and English on the right, and what each qualifier means."""
    for letter, width in zip("ABC", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    area = dataset.areas[mark.area].name
    _heading(sheet, words("cover", "title", area=area, period=mark.period.text))
    _pair(sheet, 2, "", dataset.corridor.title)
    _pair(sheet, 3, "", words("cover", "published", as_of=published.isoformat()))
    row = _section(sheet, 5, words("cover", "steps"))
    for number, step in section("steps").items():
        _pair(sheet, row, number, step)
        row += 1
    _write_qualifiers(sheet, _section(sheet, row + 1, words("cover", "qualifiers")))
    styles.protect(sheet)
    styles.print_wide(sheet)


def _heading(sheet: Worksheet, title: Text) -> None:
    sheet["A1"] = title.in_("zh")
    sheet["A1"].font = styles.TITLE
    sheet["C1"] = title.in_("en")
    sheet["C1"].font = styles.HEADING
    styles.lines_high(sheet, 1, 2)


def _section(sheet: Worksheet, row: int, title: Text) -> int:
    """A heading across the sheet; the row below it."""
    for column, text in ((1, title.in_("zh")), (3, title.in_("en"))):
        sheet.cell(row, column, text).font = styles.HEADING
    styles.lines_high(sheet, row, 1)
    return row + 1


def _pair(sheet: Worksheet, row: int, label: str, text: Text) -> None:
    """A label, and a text in both languages."""
    texts = (label, text.in_("zh"), text.in_("en"))
    for column, words_ in enumerate(texts, start=1):
        cell = sheet.cell(row, column, words_)
        cell.font = styles.QUIET if column == len(texts) else styles.PLAIN
        cell.alignment = styles.WRAPPED
    styles.lines_high(sheet, row, max(_lines(words_, width) for words_, width in zip(texts, _WIDTHS, strict=True)))


def _write_qualifiers(sheet: Worksheet, row: int) -> None:
    labels, meanings = section("qualifiers"), section("qualifiers_meaning")
    for key, label in labels.items():
        _pair(sheet, row, bilingual(label), meanings[key])
        for column in (1, 2, 3):
            sheet.cell(row, column).border = styles.GRID
        sheet.cell(row, 1).font = styles.STRONG
        row += 1


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; a Chinese character is two wide."""
    return sum(1 + sum(1 if letter.isascii() else 2 for letter in line) // width for line in text.split("\n"))


def write_choices(sheet: Worksheet, lists: Mapping[str, Mapping[str, Text]]) -> Mapping[str, str]:
    """Write every list in a column of its own; the range of each, for the drop-downs."""
    sheet["A1"] = bilingual(words("choices", "title"), " · ")
    sheet["A1"].font = styles.QUIET
    ranges = {}
    for column, (name, labels) in enumerate(lists.items(), start=1):
        letter = "ABCDEFGH"[column - 1]
        sheet.column_dimensions[letter].width = 44 if name == "indicator" else 24
        sheet.cell(3, column, bilingual(words("choices", name))).font = styles.STRONG
        for row, label in enumerate(labels.values(), start=4):
            sheet.cell(row, column, label.in_("zh")).font = styles.PLAIN
        ranges[name] = f"'{sheet.title}'!${letter}$4:${letter}${3 + max(len(labels), 1)}"
    styles.protect(sheet)
    styles.print_wide(sheet)
    return ranges
