"""The sheet of notes, and the sheet that lists what the drop-downs offer."""

from collections.abc import Mapping
from datetime import date

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from corridor.messages.catalogue import in_every_language, languages, message, section
from corridor.messages.periods import day_text, period_text
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.workbook import styles
from corridor.workbook.marks import Mark

_LABEL, _TEXT = 18, 74
"""Widths of the columns in characters: of labels, and of each language."""


def write_cover(sheet: Worksheet, dataset: Dataset, mark: Mark, published: date) -> None:
    """How to fill the workbook in, and what each qualifier means: a column for each language, Chinese first."""
    for column, width in enumerate(_widths(), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.sheet_view.showGridLines = False
    _heading(sheet, cover_title(dataset, mark))
    _pair(sheet, 2, "", dataset.corridor.title)
    _pair(sheet, 3, "", message("workbook.cover.published", as_of=day_text(published)))
    row = _section(sheet, 5, message("workbook.cover.steps"))
    for number, step in section("workbook.steps").items():
        _pair(sheet, row, number, step)
        row += 1
    _write_qualifiers(sheet, _section(sheet, row + 1, message("workbook.cover.qualifiers")))
    styles.protect(sheet)
    styles.print_wide(sheet)


def cover_title(dataset: Dataset, mark: Mark) -> Text:
    """Whose figures for which period the workbook takes."""
    return message("workbook.cover.title", area=dataset.areas[mark.area].name, period=period_text(mark.period))


def _heading(sheet: Worksheet, title: Text) -> None:
    _across(sheet, 1, title)
    sheet["A1"].font = styles.TITLE
    styles.lines_high(sheet, 1, 2)


def _section(sheet: Worksheet, row: int, title: Text) -> int:
    """A heading across the sheet; the row below it."""
    _across(sheet, row, title)
    styles.lines_high(sheet, row, 1)
    return row + 1


def _across(sheet: Worksheet, row: int, title: Text) -> None:
    """A heading: in the first language above labels and texts, in the others above their texts."""
    first, *others = (title.in_(language) for language in languages())
    for column, text in ((1, first), *enumerate(others, start=3)):
        sheet.cell(row, column, text).font = styles.HEADING


def _widths() -> tuple[int, ...]:
    return (_LABEL, *(_TEXT for _ in languages()))


def _pair(sheet: Worksheet, row: int, label: str, text: Text) -> None:
    """A label, and a text in each language."""
    texts = (label, *(text.in_(language) for language in languages()))
    for column, words_ in enumerate(texts, start=1):
        cell = sheet.cell(row, column, words_)
        cell.font = styles.QUIET if column > 2 else styles.PLAIN  # noqa: PLR2004  # the first language stands in 2
        cell.alignment = styles.WRAPPED
    styles.lines_high(sheet, row, max(_lines(words_, width) for words_, width in zip(texts, _widths(), strict=True)))


def _write_qualifiers(sheet: Worksheet, row: int) -> None:
    labels, meanings = section("workbook.qualifiers"), section("workbook.qualifiers_meaning")
    for key, label in labels.items():
        _pair(sheet, row, in_every_language(label), meanings[key])
        for column in range(1, len(_widths()) + 1):
            sheet.cell(row, column).border = styles.GRID
        sheet.cell(row, 1).font = styles.STRONG
        row += 1


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; a Chinese character is two wide."""
    return sum(1 + sum(1 if letter.isascii() else 2 for letter in line) // width for line in text.split("\n"))


def write_choices(sheet: Worksheet, lists: Mapping[str, Mapping[str, Text]]) -> Mapping[str, str]:
    """Write every list in a column of its own; the range of each, for the drop-downs."""
    sheet["A1"] = in_every_language(message("workbook.choices.title"), " · ")
    sheet["A1"].font = styles.QUIET
    ranges = {}
    for column, (name, labels) in enumerate(lists.items(), start=1):
        letter = "ABCDEFGH"[column - 1]
        sheet.column_dimensions[letter].width = 44 if name == "indicator" else 24
        sheet.cell(3, column, in_every_language(message(f"workbook.choices.{name}"))).font = styles.STRONG
        for row, label in enumerate(labels.values(), start=4):
            sheet.cell(row, column, label.in_("zh")).font = styles.PLAIN
        ranges[name] = f"'{sheet.title}'!${letter}$4:${letter}${3 + max(len(labels), 1)}"
    styles.protect(sheet)
    styles.print_wide(sheet)
    return ranges
