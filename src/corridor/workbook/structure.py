"""The frame of an XLSX file: its sheets, number formats, shared strings and first day of dates."""

import posixpath
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from corridor.model.invisible_characters import readable, visible
from corridor.workbook import limits
from corridor.workbook.archive import Archive
from corridor.workbook.markup import Allowance, Listener, elements, parse
from corridor.workbook.number_formats import Shows, builtin_formats, shows
from corridor.workbook.report import UnreadableError

_FIRST_DAY = date(1899, 12, 30)
_FIRST_DAY_OF_1904 = date(1904, 1, 1)
_LONGEST_FORMAT = 255
_WORKBOOK = "/officeDocument"
_SHEET = "/worksheet"
_STRINGS = "/sharedStrings"
_STYLES = "/styles"


class SheetPart(Struct, frozen=True):
    """A sheet as the workbook lists it, and the part that holds its cells (empty for charts)."""

    name: str
    hidden: bool
    part: str


class Structure(Struct, frozen=True):
    """All that is needed to make sense of the cells."""

    sheets: tuple[SheetPart, ...]
    shows: Sequence[Shows]
    """What each cell style shows, by its number."""
    strings: Sequence[str]
    first_day: date


def read_structure(archive: Archive, allowance: Allowance) -> Structure:
    """Find and read the parts that frame the sheets.

    Raises:
        UnreadableError: this is no workbook, or one of the parts is damaged or too large.
    """
    top = _related(archive, "", allowance)
    book = next((part for kind, part in top.values() if kind.endswith(_WORKBOOK)), "")
    if not book or not archive.has(book):
        raise UnreadableError(rule="file-kind", found="zip")
    related = _related(archive, book, allowance)
    sheets, first_day = _read_book(archive, book, related, allowance)
    return Structure(
        sheets,
        _read_formats(archive, _part(archive, related, _STYLES), allowance),
        _read_strings(archive, _part(archive, related, _STRINGS), allowance),
        first_day,
    )


_Related = Mapping[str, tuple[str, str]]
"""Kind and part by the relation's id."""


def _related(archive: Archive, part: str, allowance: Allowance) -> _Related:
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if not archive.has(rels):
        return {}
    found = [
        attributes for element, attributes in elements(archive.read(rels), rels, allowance) if element == "Relationship"
    ]
    return {
        row.get("Id", ""): (row.get("Type", ""), _resolved(folder, row.get("Target", "")))
        for row in found
        if row.get("TargetMode", "Internal") == "Internal"
    }


def _resolved(folder: str, target: str) -> str:
    """The part that a relation of a part in `folder` points to."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _part(archive: Archive, related: _Related, kind: str) -> str:
    """The first related part of a kind that is there, or None."""
    return next((part for name, part in related.values() if name.endswith(kind) and archive.has(part)), "")


def _read_book(
    archive: Archive, part: str, related: _Related, allowance: Allowance
) -> tuple[tuple[SheetPart, ...], date]:
    sheets: list[SheetPart] = []
    first_day = _FIRST_DAY
    for element, attributes in elements(archive.read(part), part, allowance):
        if element == "sheet":
            sheets.append(_sheet(attributes, related))
        elif element == "workbookPr" and attributes.get("date1904") in ("1", "true"):
            first_day = _FIRST_DAY_OF_1904
    if not sheets or len({sheet.name for sheet in sheets}) < len(sheets):
        raise UnreadableError(rule="file-damaged", found=part)
    if len(sheets) > limits.SHEETS:
        raise UnreadableError(rule="too-many-sheets", found=len(sheets), most=limits.SHEETS)
    return tuple(sheets), first_day


def _sheet(attributes: Mapping[str, str], related: _Related) -> SheetPart:
    kind, part = related.get(attributes.get("id", ""), ("", ""))
    hidden = attributes.get("state", "visible") != "visible"
    return SheetPart(visible(attributes.get("name", "")).strip(), hidden, part if kind.endswith(_SHEET) else "")


def _read_formats(archive: Archive, part: str, allowance: Allowance) -> Sequence[Shows]:
    codes = dict(builtin_formats())
    used: list[str] = []
    within = False
    for element, attributes in elements(archive.read(part), part, allowance) if part else ():
        if element == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:_LONGEST_FORMAT]
        elif element in ("cellXfs", "cellStyles", "dxfs"):
            within = element == "cellXfs"
        elif element == "xf" and within:
            used.append(attributes.get("numFmtId", "0"))
    kinds = {number: shows(codes.get(number, "")) for number in set(used)}
    return tuple(kinds[number] for number in used)


class _Strings(Listener):
    """Collects the shared strings, without the readings given beside Chinese or Japanese words."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] | None = None
        self._reading = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        del attributes
        if name == "si":
            self.found.append("")
        elif name == "rPh":
            self._reading = True
        elif name == "t" and not self._reading:
            self._pieces = []

    def end(self, name: str) -> None:
        if name == "rPh":
            self._reading = False
        elif name == "t" and self._pieces is not None:
            if self.found:
                self.found[-1] += readable(unescaped("".join(self._pieces)))
            self._pieces = None

    def text(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text)


def _read_strings(archive: Archive, part: str, allowance: Allowance) -> Sequence[str]:
    listener = _Strings()
    if part:
        parse(archive.read(part), part, listener, allowance)
    return listener.found


def unescaped(text: str) -> str:
    """Text with the format's escapes (``_x000D_``) resolved, cut a little beyond the longest that is taken."""
    cut = text[: limits.TEXT + 1]
    if "_x" not in cut:
        return cut
    from openpyxl.utils.escape import unescape  # noqa: PLC0415  # half a second that only a workbook costs

    return str(unescape(cut))
