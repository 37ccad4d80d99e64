"""Workbooks that are sound as archives, and monstrous inside."""

from tests.corridor.workbook import hostile
from tests.corridor.workbook.hostile import good, in_sheet, joined, parts, replaced, row
from tests.corridor.workbook.sample import Filled


def monsters():
    """Every one with its name."""
    base = good()
    yield from _monsters(base)
    yield from _strings_and_styles(base)
    yield from _twisted(base)


def _monsters(base):
    """Markup that is much too deep, wide or long, or out of its place."""
    deep, wide = 90_000, 60_000
    sheets = {
        "deep nesting": "<a>" * deep + "</a>" * deep,
        "many attributes": "<row " + " ".join(f'a{n}="{n}"' for n in range(wide)) + "/>",
        "one long attribute": f'<row x="{"y" * 5_000_000}"/>',
        "one long text": row(f'<c r="H200" t="str"><v>{"y" * 8_000_000}</v></c>'),
        "lines of text": row('<c r="H200" t="str"><v>' + "\n" * 4_000_000 + "</v></c>"),
        "one long comment": f"<!-- {'y' * 8_000_000} -->",
        "references": row('<c r="H200" t="str"><v>' + "&#x4e00;" * 900_000 + "</v></c>"),
        "one long number": row(f'<c r="H200"><v>{"9" * 3_000_000}</v></c>'),
        "many cells": "".join(row('<c t="n"><v>1</v></c>' * 50, number) for number in range(200, 580)),
        "many formulas": "".join(row("<c><f>1+1</f></c>" * 50, number) for number in range(200, 580)),
        "many pieces": row('<c r="H200" t="str">' + "<v>1</v>" * 150_000 + "</c>"),
        "many merged": "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 100_000 + "</mergeCells>",
        "backward rows": row("<c><v>1</v></c>", 9999999) + row("<c><v>1</v></c>", 0) + row("<c><v>1</v></c>", -5),
        "cells in cells": row("<c><c><v>1</v></c></c>"),
        "values outside cells": row("<v>1</v><f>2</f>"),
    }
    for name, markup in sheets.items():
        yield name, in_sheet(base, markup)


def _strings_and_styles(base):
    strings = "".join(f"<si><t>{n}</t></si>" for n in range(60_000))
    relation = hostile.RELATION.format("sharedStrings", 'Target="s.xml"') + "</Relationships>"
    related = replaced(base, hostile.BOOK_RELS, "</Relationships>", relation)
    yield "many strings", hostile.with_parts(related, {"xl/s.xml": f"<sst>{strings}</sst>".encode()})
    pieces = "<sst><si>" + "<t>ab</t>" * 90_000 + "</si></sst>"
    yield "one string in pieces", hostile.with_parts(related, {"xl/s.xml": pieces.encode()})
    formats = "".join(f'<numFmt numFmtId="{n}" formatCode="{"[y]" * 80}"/>' for n in range(20_000))
    used = "".join(f'<xf numFmtId="{n}"/>' for n in range(20_000))
    styles = f"<styleSheet><numFmts>{formats}</numFmts><cellXfs>{used}</cellXfs></styleSheet>"
    yield "many formats", joined({**parts(base), "xl/styles.xml": styles.encode()})


def _twisted(base):
    """Sheets that are other parts, and names that are none."""
    for target in ("/xl/workbook.xml", "../../../etc/passwd", "/xl/worksheets/sheet3.xml", "", "/", "http://x/"):
        yield f"a sheet at {target!r}", replaced(base, hostile.BOOK_RELS, "/xl/worksheets/sheet2.xml", target)
    for name in ("数据", "&lt;/x&gt;:*?", "?:*", "", "\u202e", "'" * 40):
        yield f"a sheet named {name!r}", replaced(base, hostile.BOOK, 'name="举措"', f'name="{name}"')
    yield "dates from 1904", replaced(base, hostile.BOOK, "<workbookPr", '<workbookPr date1904="1"')
    for mark in ("corridor-template/9999 ../../x 2026-Q3", "corridor-template/1 100001 9999-Q9", "corridor-template/1"):
        yield f"the mark {mark}", Filled(base).put("figures", 1, {"indicator": mark}).saved()
