"""Broken and hostile files by the hundred, the same ones at every run, none of them kept."""

import random
import string
from collections.abc import Iterator

from tests.corridor.workbook.hostile import good, in_sheet, joined, parts, row
from tests.corridor.workbook.monsters import monsters
from tests.corridor.workbook.sample import GOOD, Filled
from tests.corridor.workbook.test_guard import REFUSED
from tests.corridor.workbook.test_rules import BROKEN, HEADER

SEED = 20220223
LINE = "sessions,45,exact,2026-Q3,45场次,工作总结,2026-09-30,4.10,,\n"
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "big5", "shift-jis", "euc-kr", "euc-jp", "utf-7", "hz", "cp500")
ODD = (
    *(
        "",
        " ",
        "\u3000",
        "0",
        "-0",
        "+1",
        "1e400",
        "-1e400",
        "nan",
        "inf",
        "0x10",
        "1_000",
        "½",
        "①",
        "٣",
        "一百",
        "10.5万",
        "1.2亿元",
    ),
    *(
        "40余",
        "52.7%",
        "=1+1",
        "@SUM(1)",
        "#REF!",
        "TRUE",
        "null",
        "\ufeff",
        "\u202e",
        "\ue000",
        "\U0010ffff",
        "😀" * 300,
        "a" * 5000,
    ),
    *(
        "2026-13",
        "2026-Q5",
        "9999-Q4",
        "0000",
        "../2026-Q3",
        "[2025,2026]",
        "P999999Y/2026-09",
        "P1Y/2026-09",
        "2026/2020",
    ),
    *("{0}", "{found}", "%s", "<b>", "' OR 1=1 --", "../../etc/passwd", "\\x00", "_x0000_", "_xD800_", "_x0041_"),
)
CELLS = (
    '<c r="H7" t="n"><v>{0}</v></c>',
    '<c r="H200" t="s"><v>{0}</v></c>',
    '<c r="H200" t="b"><v>{0}</v></c>',
    '<c r="H200" t="d"><v>{0}</v></c>',
    '<c r="H200" t="e"><v>{0}</v></c>',
    '<c r="H200" t="str"><v>{0}</v></c>',
    '<c r="H200" t="wrong"><v>{0}</v></c>',
    '<c r="H200" s="{0}"><v>1</v></c>',
    '<c r="{0}"><v>1</v></c>',
    '<c r="H200" t="inlineStr"><is><t>{0}</t></is></c>',
    '<c r="H200"><f>{0}</f></c>',
    '<c r="M200" s="14"><v>{0}</v></c>',
)
FILLINGS = (
    "",
    "1",
    "-1",
    "99999999999999999999",
    "1e308",
    "1e999",
    "nan",
    "A0",
    "XFE1",
    "H7",
    "2026-99-99",
    "_x000D_",
    "一",
)


def corpus() -> Iterator[tuple[str, bytes]]:
    """Every file with a name that tells it from the others."""
    yield from ((f"refused: {name}", make()) for name, (_, make) in REFUSED.items())
    yield from ((f"rule: {name}", make()) for name, (_, make) in BROKEN.items())
    yield from _cut_off()
    yield from _flipped()
    yield from _altered_markup()
    yield from _odd_values()
    yield from _odd_cells()
    yield from _text_files()
    yield from _without_parts()
    yield from monsters()


def _cut_off():
    content, table = good(), (HEADER + LINE * 5).encode("gb18030")
    for share in range(1, 40):
        yield f"cut at {share}/40", content[: len(content) * share // 40]
    for length in range(0, len(table), 23):
        yield f"csv cut at {length}", table[:length]


def _flipped():
    """Single bits, and handfuls of bytes, turned round in the archive itself."""
    chance = random.Random(SEED)
    content = good()
    for number in range(60):
        data = bytearray(content)
        for _ in range(1 if number % 2 else 12):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        yield f"bits {number}", bytes(data)
    for number in range(20):
        data = bytearray(content)
        data[-chance.randrange(22, 900)] = chance.randrange(256)
        yield f"table of contents {number}", bytes(data)


def _altered_markup():
    """The markup of a part damaged, in an archive that is sound."""
    chance = random.Random(SEED + 1)
    named = parts(good())
    read_ones = [name for name in named if name.endswith((".xml", ".rels")) and "theme" not in name]
    for number in range(60):
        name = chance.choice(read_ones)
        data = bytearray(named[name])
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(1, 40)] = "".join(
            chance.choices(string.printable, k=chance.randrange(6))
        ).encode()
        yield f"markup {number} of {name}", joined({**named, name: bytes(data)})


def _odd_values():
    """Something odd in each column, by an office program's means and in a CSV file."""
    for number, odd in enumerate(ODD):
        key = list(GOOD)[number % len(GOOD)]
        yield f"csv value {number}", (HEADER + LINE.replace("45,", f'"{odd}",', 1)).encode("utf-8", "surrogatepass")
        if odd.isprintable() and not odd.startswith("="):
            yield f"{key} {number}", Filled().figure(**{key: odd}).saved()
    for number, odd in enumerate((True, False, 1e308, -0.0, 10**17, 0.1 + 0.2, 2958466)):
        for key in ("value", "dated", "period"):
            yield f"{key} number {number}", Filled().figure(**{key: odd}).saved()


def _odd_cells():
    base = good()
    for number, cell in enumerate(CELLS):
        for filling in FILLINGS:
            yield f"cell {number} {filling}", in_sheet(base, row(cell.format(filling)))


def _text_files():
    for encoding in ENCODINGS:
        yield f"csv in {encoding}", (HEADER + LINE * 3).replace("场次", "項").encode(encoding, "replace")
    chance = random.Random(SEED + 2)
    for number in range(20):
        yield f"noise {number}", bytes(chance.randrange(1, 256) for _ in range(chance.randrange(1, 3000)))
    for name, text in {
        "no line ends": HEADER.replace("\n", ",") * 500,
        "old line ends": (HEADER + LINE).replace("\n", "\r"),
        "quotes": HEADER + '"' * 9999,
        "quoted lines": HEADER + '"a\nb",' * 400,
        "a line of 4 MB": HEADER + "x" * 4_000_000,
        "commas": "," * 4_000_000,
        "lines": "\n" * 4_000_000,
        "formulas": HEADER + "=1,=2,=3\n" * 1900,
        "the same row": HEADER + LINE * 1900,
        "strays": HEADER + (LINE.strip() + ",x" * 40 + "\n") * 1000,
    }.items():
        yield f"csv: {name}", text.encode()


def _without_parts():
    named = parts(good())
    for name in named:
        yield f"without {name}", joined({other: data for other, data in named.items() if other != name})
        yield f"empty {name}", joined({**named, name: b""})
        yield f"no root in {name}", joined({**named, name: b'<?xml version="1.0"?><a/>'})
