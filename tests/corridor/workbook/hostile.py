"""Files that nobody fills in by hand: archives taken apart and put together again with something wrong in them."""

import struct
import zipfile
from functools import cache
from io import BytesIO

from tests.corridor.workbook.sample import Filled

SHEET = "xl/worksheets/sheet2.xml"
"""The figures' sheet in a workbook that openpyxl saved."""
BOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
BOOK_RELS = "xl/_rels/workbook.xml.rels"
RELATION = (
    '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{0}" {1}/>'
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@cache
def good():
    """A file that is taken without a problem."""
    return Filled().figure().saved()


def parts(content):
    """The parts of an archive by their names."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def joined(named, method=zipfile.ZIP_DEFLATED):
    """An archive of those parts, given as a mapping or as pairs."""
    stream = BytesIO()
    pairs = named.items() if isinstance(named, dict) else named
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in pairs:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return stream.getvalue()


def replaced(content, name, old, new):
    """The archive with a text of one part replaced, once."""
    named = parts(content)
    assert old.encode() in named[name], (name, old)
    return joined({**named, name: named[name].replace(old.encode(), new.encode(), 1)})


def with_parts(content, extra):
    """The archive with further parts."""
    return joined([*parts(content).items(), *extra.items()])


def with_relation(content, kind, attributes, rels=BOOK_RELS):
    """The archive with one more relation of the workbook, or of another part."""
    return replaced(content, rels, "</Relationships>", RELATION.format(kind, attributes) + "</Relationships>")


def in_sheet(content, row):
    """The archive with further markup after the figures' last row."""
    return replaced(content, SHEET, "</sheetData>", f"{row}</sheetData>")


def with_document_type(content, declaration, body=None, part=SHEET):
    """The archive with a document type before the root of one part."""
    data = parts(content)[part].decode()
    data = data.split("?>", 1)[1] if data.startswith("<?xml") else data
    if body:
        data = data.replace("<sheetData>", f"<sheetData>{body}", 1)
    return joined({**parts(content), part: f'<?xml version="1.0"?>{declaration}{data}'.encode()})


def laughs():
    """The declaration of a billion laughs."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE worksheet [<!ENTITY l0 "lol">{entities}]>'


def row(cells, number=200):
    """One row of markup."""
    return f'<row r="{number}">{cells}</row>'


def bomb(size=400 * 1024 * 1024):
    """An archive whose sheet unpacks to `size` bytes, as it says itself."""
    return joined({**parts(good()), SHEET: b"\0" * min(size, 60 * 1024 * 1024)})


def lying_bomb(size=64 * 1024 * 1024):
    """An archive whose sheet unpacks to `size` bytes of well-formed markup, but says that it has few."""
    named = parts(good())
    markup = b"<worksheet><sheetData>" + b" " * size + b"</sheetData></worksheet>"
    content = joined({**named, SHEET: markup})
    return patched_sizes(content, SHEET, 1000)


def patched_sizes(content, name, size):
    """The archive with another unpacked size stated for one part, in the table of contents and before the part."""
    data = bytearray(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        offset = archive.getinfo(name).header_offset
    struct.pack_into("<L", data, offset + 22, size)
    central = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    struct.pack_into("<L", data, central + 24, size)
    return bytes(data)


def flagged(content, name, bits):
    """The archive with flag bits set for one part (1 is: needs a password)."""
    data = bytearray(content)
    central = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    struct.pack_into("<H", data, central + 8, bits)
    return bytes(data)


def nested(depth=8):
    """An archive inside an archive inside an archive."""
    content = joined({"deep.bin": b"0" * 100_000})
    for _ in range(depth):
        content = joined({"deep.bin": content})
    return with_parts(good(), {"xl/media/image1.bin": content})
