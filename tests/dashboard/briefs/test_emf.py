"""An enhanced metafile, read back record by record after its description (MS-EMF): whole, and as it was drawn."""

import struct
from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.briefs.pictures.emf import Emf

WIDE, HIGH = 160.0, 90.0
COLORS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
POINTS = st.lists(st.tuples(st.floats(0, WIDE), st.floats(0, HIGH)), min_size=2, max_size=6)
WORDS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0xFFFD, exclude_categories=["Cs"]), min_size=1, max_size=9
)
Drawing = Callable[[Emf], None]
STOCK = range(0x80000000, 0x80000100)
"""Handles of objects that the system has."""
HEADER, POLYLINES, POLYGONS, TEXT, SELECT, DELETE, PEN, BRUSH, FONT, END = 1, 90, 91, 84, 37, 40, 38, 39, 82, 14


class Record(NamedTuple):
    """One record: its kind, and what follows kind and size."""

    kind: int
    body: bytes

    def numbers(self, form: str, at: int = 0) -> tuple[int, ...]:
        return struct.unpack_from(f"<{form}", self.body, at)


def records(content: bytes) -> list[Record]:
    found, at = [], 0
    while at < len(content):
        kind, size = struct.unpack_from("<2I", content, at)
        assert size >= 8
        assert size % 4 == 0, "each record ends at a whole word"
        found.append(Record(kind, content[at + 8 : at + size]))
        at += size
    assert at == len(content)
    return found


def paths(record: Record) -> list[list[tuple[int, int]]]:
    """The points of lines or rings, each path by itself."""
    count, total = record.numbers("2I", 16)
    lengths = record.numbers(f"{count}I", 24)
    assert sum(lengths) == total
    flat = record.numbers(f"{2 * total}h", 24 + 4 * count)
    points, found = [*zip(flat[::2], flat[1::2], strict=True)], []
    for length in lengths:
        found.append(points[:length])
        points = points[length:]
    return found


def words(record: Record) -> tuple[str, tuple[int, int], tuple[int, ...]]:
    """The text of a record, where it stands, and how far each of its letters goes."""
    x, y, count, at = record.numbers("2i2I", 28)
    (steps_at,) = record.numbers("I", 64)
    text = record.body[at - 8 : at - 8 + 2 * count].decode("utf-16-le")
    return text, (x, y), record.numbers(f"{count}I", steps_at - 8)


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    kind = draw(st.sampled_from(["area", "lines", "words"]))
    if kind == "area":
        rings = draw(st.lists(POINTS, min_size=1, max_size=3))
        fill, line, hatched = draw(st.none() | COLORS), draw(st.none() | COLORS), draw(st.booleans())
        return lambda picture: picture.area(rings, fill, line, 0.2, hatched=hatched)
    if kind == "lines":
        drawn, color = draw(st.lists(POINTS, min_size=1, max_size=3)), draw(COLORS)
        return lambda picture: picture.lines(drawn, color, 0.3)
    text, color, anchor = draw(WORDS), draw(COLORS), draw(st.sampled_from(["start", "middle", "end"]))
    return lambda picture: picture.words((20, 30), text, 3, color, anchor)


def made(*drawn: Drawing) -> bytes:
    picture = Emf(WIDE, HIGH, "Noto Sans CJK SC")
    for draw in drawn:
        draw(picture)
    return picture.content()


@given(st.lists(drawings(), max_size=6))
def test_the_header_says_how_much_follows_and_how_large_the_picture_is(drawn: list[Drawing]) -> None:
    content = made(*drawn)
    found = records(content)
    header = found[0]
    assert header.kind == HEADER
    assert header.numbers("4i", 16)[2:] == (WIDE * 100, HIGH * 100), "in hundredths of a mm"
    assert header.body[32:36] == b" EMF"
    _, size, count = header.numbers("3I", 36)
    assert (size, count) == (len(content), len(found))
    assert [record.kind for record in found].count(HEADER) == 1
    assert found[-1].kind == END
    assert [record.kind for record in found].count(END) == 1


@given(st.lists(drawings(), max_size=6))
def test_every_object_is_made_before_it_is_used_and_let_go_of_afterwards(drawn: list[Drawing]) -> None:
    """A reader has as many places for objects as the header promises."""
    there: set[int] = set()
    selected: dict[int, int] = {}
    found = records(made(*drawn))
    places = found[0].numbers("H", 48)[0]
    for record in found[1:]:
        if record.kind in {PEN, BRUSH, FONT}:
            (handle,) = record.numbers("I")
            assert handle not in there, "it takes another one's place"
            assert 0 < handle < places
            there.add(handle)
        elif record.kind == SELECT:
            (handle,) = record.numbers("I")
            assert handle in there or handle in STOCK
            selected[handle] = record.kind
        elif record.kind == DELETE:
            (handle,) = record.numbers("I")
            there.remove(handle)
    assert not there


@given(rings=st.lists(POINTS, min_size=1, max_size=3), fill=COLORS)
def test_rings_and_lines_stand_where_they_were_drawn(rings: list[list[tuple[float, float]]], fill: str) -> None:
    right = [[(round(x * 100), round(y * 100)) for x, y in ring] for ring in rings]
    found = records(made(lambda one: one.area(rings, fill, None), lambda one: one.lines(rings, fill, 1.5)))
    assert [paths(record) for record in found if record.kind in {POLYGONS, POLYLINES}] == [right, right]
    (pen,) = (record for record in found if record.kind == PEN)
    assert pen.numbers("3I")[2] == 150


@given(text=WORDS, size=st.floats(1, 9))
def test_words_are_written_as_they_are_and_wide_letters_have_more_room(text: str, size: float) -> None:
    (record,) = (
        one for one in records(made(lambda one: one.words((12.5, 7), text, size, "#000000"))) if one.kind == TEXT
    )
    found, place, steps = words(record)
    assert (found, place, len(steps)) == (text, (1250, 700), len(text))
    assert all((step == round(100 * size)) is (ord(sign) >= 0x2E80) for sign, step in zip(text, steps, strict=True))


@pytest.mark.parametrize(
    ("color", "stored"), [("#ff0000", 0x0000FF), ("#00ff00", 0x00FF00), ("#0000ff", 0xFF0000), ("#123456", 0x563412)]
)
def test_colours_are_stored_with_blue_first(color: str, stored: int) -> None:
    found = records(made(lambda one: one.area([[(0, 0), (1, 1), (2, 0)]], color, color)))
    brush, pen = (next(record for record in found if record.kind == kind) for kind in (BRUSH, PEN))
    assert brush.numbers("3I")[2] == stored
    assert pen.numbers("5I")[4] == stored


@pytest.mark.parametrize(("hatched", "style"), [(False, 0), (True, 2)])
def test_what_is_hatched_is_drawn_in_lines(hatched, style) -> None:
    found = records(made(lambda one: one.area([[(0, 0), (1, 1), (2, 0)]], "#ffffff", None, hatched=hatched)))
    (brush,) = (record for record in found if record.kind == BRUSH)
    assert brush.numbers("2I")[1] == style


@pytest.mark.parametrize(("bold", "weight"), [(False, 400), (True, 700)])
def test_bold_words_are_heavier_and_in_the_typeface_that_was_asked_for(bold, weight) -> None:
    found = records(made(lambda one: one.words((0, 0), "a", 2, "#000000", "start", bold=bold)))
    (font,) = (record for record in found if record.kind == FONT)
    assert font.numbers("i", 4) == (-200,)
    assert font.numbers("i", 20) == (weight,)
    assert font.body[32:96].decode("utf-16-le").rstrip("\0") == "Noto Sans CJK SC"
