"""What is refused before it is parsed, and by which rule."""

import time
import zipfile

import pytest

from corridor.errors import Problem
from corridor.workbook import limits, report
from tests.corridor.workbook import hostile
from tests.corridor.workbook.hostile import (
    COMPOUND,
    good,
    in_sheet,
    joined,
    parts,
    row,
    with_document_type,
    with_parts,
)
from tests.corridor.workbook.sample import Filled, read, rules

EXTERNAL = 'Target="https://example.org/x" TargetMode="External"'
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
BOILERPLATE = '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
VBA = '<Override PartName="/xl/harmless.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

REFUSED = {
    "nothing at all": ("file-empty", lambda: b""),
    "only blanks": ("file-empty", lambda: b"\xef\xbb\xbf \r\n\t"),
    "too many bytes": ("file-too-large", lambda: b"a," * (limits.BYTES // 2 + 1)),
    "a document of another kind": ("file-kind", lambda: b"%PDF-1.7"),
    "a page of the web": ("file-kind", lambda: b"<html></html>"),
    "bytes of a program": ("file-kind", lambda: b"\x7fELF\0\0\0\0"),
    "an empty archive": ("file-kind", lambda: joined({})),
    "an archive of something else": ("file-kind", lambda: joined({"a.txt": b"a"})),
    "an open document": ("file-kind", lambda: joined({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})),
    "a workbook of old": ("file-old-format", lambda: COMPOUND + b"\0" * 600),
    "a workbook with a password": (
        "file-encrypted",
        lambda: COMPOUND + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    ),
    "a part with a password": ("file-encrypted", lambda: hostile.flagged(good(), hostile.SHEET, 1)),
    "half of a file": ("file-damaged", lambda: good()[: len(good()) // 2]),
    "a part that is no markup": ("file-damaged", lambda: joined({**parts(good()), hostile.SHEET: b"no markup"})),
    "an unknown packing": ("file-damaged", lambda: joined(parts(good()), zipfile.ZIP_BZIP2)),
    "no sheet's part": (
        "part-missing",
        lambda: joined({name: data for name, data in parts(good()).items() if name != hostile.SHEET}),
    ),
    "a part twice": ("part-repeated", lambda: with_parts(good(), {hostile.SHEET.upper(): b"<worksheet/>"})),
    "a path upwards": ("part-name-unsafe", lambda: with_parts(good(), {"../../etc/cron.d/x": b"x"})),
    "a path from the root": ("part-name-unsafe", lambda: with_parts(good(), {"/etc/passwd": b"x"})),
    "a path with a drive": ("part-name-unsafe", lambda: with_parts(good(), {"C:/x": b"x"})),
    "a path turned round": ("part-name-unsafe", lambda: with_parts(good(), {"xl\\..\\..\\x": b"x"})),
    "thousands of parts": ("too-many-parts", lambda: with_parts(good(), {f"p{n}": b"" for n in range(3000)})),
    "a bomb": ("file-unpacks-too-large", hostile.bomb),
    "a bomb that lies": ("file-damaged", hostile.lying_bomb),
    "an archive in an archive": ("embedded-file", hostile.nested),
    "an embedded object": ("embedded-file", lambda: with_parts(good(), {"xl/embeddings/oleObject1.bin": COMPOUND})),
    "an embedded object by another name": ("embedded-file", lambda: with_parts(good(), {"xl/media/a.png": COMPOUND})),
    "macros": ("macro", lambda: with_parts(good(), {"xl/vbaProject.bin": b"x"})),
    "a macro sheet": ("macro", lambda: with_parts(good(), {"xl/macrosheets/sheet1.xml": b"<a/>"})),
    "controls": ("macro", lambda: with_parts(good(), {"xl/activeX/activeX1.xml": b"<a/>"})),
    "a type that allows macros": ("macro", lambda: hostile.replaced(good(), hostile.TYPES, SHEET_TYPE, MACRO_TYPE)),
    "a default type that allows macros, of a part that is there": (
        "macro",
        lambda: with_parts(
            hostile.replaced(good(), hostile.TYPES, "<Default", f"{BOILERPLATE}<Default"), {"xl/a.bin": b"x"}
        ),
    ),
    "macros by another name": (
        "macro",
        lambda: with_parts(
            hostile.replaced(good(), hostile.TYPES, "<Override", f"{VBA}<Override"), {"xl/harmless.bin": b"x"}
        ),
    ),
    "another workbook's values": (
        "external-link",
        lambda: with_parts(good(), {"xl/externalLinks/externalLink1.xml": b"<a/>"}),
    ),
    "a database": ("external-link", lambda: with_parts(good(), {"xl/connections.xml": b"<a/>"})),
    "an outside picture": ("external-link", lambda: hostile.with_relation(good(), "image", EXTERNAL)),
    "a billion laughs": ("markup-entities", lambda: with_document_type(good(), hostile.laughs(), row("&l9;"))),
    "an entity from a file": (
        "markup-entities",
        lambda: with_document_type(good(), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>', row("&x;")),
    ),
    "a document type in the frame": (
        "markup-entities",
        lambda: with_document_type(good(), "<!DOCTYPE w>", part=hostile.BOOK),
    ),
    "a document type among the relations": (
        "markup-entities",
        lambda: with_document_type(good(), hostile.laughs(), part=hostile.BOOK_RELS),
    ),
    "a sheet without end": (
        "too-many-cells",
        lambda: in_sheet(good(), "".join(f'<row r="{n}"/>' for n in range(limits.ELEMENTS))),
    ),
    "too many cells": (
        "too-many-cells",
        lambda: in_sheet(good(), "".join(row("<c><v>1</v></c>" * 20, number) for number in range(200, 1300))),
    ),
    "a cell far below": (
        "cell-outside",
        lambda: in_sheet(good(), '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    ),
    "a cell far to the right": ("cell-outside", lambda: in_sheet(good(), row('<c r="XFD200"><v>1</v></c>'))),
    "the same cell twice": (
        "file-damaged",
        lambda: in_sheet(good(), row('<c r="A200"><v>1</v></c><c r="A200"><v>2</v></c>')),
    ),
    "sheets without end": (
        "too-many-sheets",
        lambda: hostile.replaced(
            good(),
            hostile.BOOK,
            "</sheets>",
            "".join(f'<sheet name="s{n}" sheetId="{n}"/>' for n in range(9, 40)) + "</sheets>",
        ),
    ),
    "half of a two-byte text": ("encoding", lambda: "指标代码,数值".encode("utf-16")[:-1]),
    "four-byte text": ("encoding", lambda: "指标代码,数值".encode("utf-32")),
    "another country's text": ("encoding", lambda: "指標代碼,數值,限定詞,時期,這裡的內容".encode("big5")),
    "western text": ("encoding", lambda: "Größe,Überschuß,Maß,Höhe".encode("latin-1")),
    "no text at all": ("encoding", lambda: b"a,\xff\xff\xff\n"),
    "a quotation without end": ("csv-damaged", lambda: b'indicator,value\nsessions,"45\n' * 3),
    "a row without end": ("cell-outside", lambda: b"indicator,value" + b",x" * 5000),
    "rows without end": ("cell-outside", lambda: b"indicator,value\n" + b"a,1\n" * 5000),
}


@pytest.mark.parametrize("name", list(REFUSED))
def test_a_file_is_refused_as_a_whole(name):
    rule, make = REFUSED[name]
    outcome = read(make())
    assert rule in rules(outcome)
    assert outcome.draft is None
    assert outcome.book is None


def test_every_reason_of_a_refusal_is_reported():
    content = with_parts(good(), {"xl/vbaProject.bin": b"x", "xl/externalLinks/a.xml": b"<a/>", "../x": b""})
    assert set(rules(read(content))) == {"macro", "external-link", "part-name-unsafe"}


def test_a_file_within_the_limit_is_looked_at():
    assert "file-too-large" not in rules(read(b"a," * (limits.BYTES // 2 - 1)))


def test_a_typed_address_is_no_link_to_the_outside():
    filled = Filled().figure(note="https://example.org/report")
    filled.cell("figures", filled.row("sessions"), "note").hyperlink = "https://example.org/report"
    outcome = filled.read()
    assert outcome.problems == ()
    assert outcome.draft.observations[0].record.note.in_("zh") == "https://example.org/report"


def test_a_stated_extent_is_not_believed():
    content = hostile.replaced(good(), hostile.SHEET, 'dimension ref="', 'dimension ref="A1:XFD1048576" x="')
    assert read(content).problems == ()


def test_a_type_that_allows_macros_is_harmless_where_no_part_has_it():
    assert read(hostile.replaced(good(), hostile.TYPES, "<Default", f"{BOILERPLATE}<Default")).problems == ()


@pytest.mark.parametrize(
    "line", ["=1," * 59 + "=1", "=1+1,,,,,,,", "x,y,z,,,,,"], ids=["too many cells", "formulas", "nothing known"]
)
def test_a_table_of_nonsense_is_refused_soon(line: str) -> None:
    """585 KB of formulas took 21 s to refuse; a message that is only counted is not written any more."""
    header = "indicator,value,qualifier,period,printed,document,dated,locator"
    content = "\n".join([header, *[line] * (585_000 // len(line))][: limits.ROWS]).encode()
    begun = time.process_time()
    outcome = read(content)
    assert outcome.problems
    assert time.process_time() - begun < 8


def test_problems_beyond_the_limit_are_counted_without_being_written(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write = report.problem

    def noted(rule: str, *given: object) -> Problem:
        written.append(rule)
        return write(rule, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(report, "problem", noted)
    made = report.Report()
    for number in range(limits.PROBLEMS + 50):
        made.add("formula", "sheet", (number, 1))
    assert (len(written), made.left_out) == (limits.PROBLEMS, 50)
