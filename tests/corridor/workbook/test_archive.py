"""The parts of an XLSX file: read whole and within the limits, or refused; and its markup without tricks."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.workbook import limits
from corridor.workbook.archive import Archive
from corridor.workbook.markup import Allowance, Listener, elements, parse
from corridor.workbook.report import UnreadableError

PARTS = {
    "xl/workbook.xml": b"<workbook/>",
    "xl/worksheets/sheet1.xml": b"<sheet>" + b"x" * 3000 + b"</sheet>",
    "a": b"",
}


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def rule(refused: "pytest.ExceptionInfo[UnreadableError]") -> str:
    return refused.value.rule


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_every_part_is_read_whole(method: int) -> None:
    archive = Archive(packed(PARTS, method))
    assert {entry.filename for entry in archive.entries} == PARTS.keys()
    for name, content in PARTS.items():
        assert archive.has(name)
        assert archive.read(name) == content
    for entry in archive.entries:
        assert archive.head(entry, 5) == PARTS[entry.filename][:5]
    assert not archive.has("xl")


def test_a_part_that_is_missing_is_named() -> None:
    with pytest.raises(UnreadableError) as refused:
        Archive(packed(PARTS)).read("xl/styles.xml")
    assert (rule(refused), refused.value.found) == ("part-missing", "xl/styles.xml")


def test_what_is_unpacked_counts_for_all_parts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READ", 100)
    exactly = Archive(packed({"a": b"x" * 60, "b": b"x" * 40, "c": b"x"}))
    assert len(exactly.read("a") + exactly.read("b")) == 100
    with pytest.raises(UnreadableError) as refused:
        exactly.read("c")
    assert rule(refused) == "file-unpacks-too-large"


def test_of_a_part_that_unpacks_to_very_much_little_more_than_allowed_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "READ", 1000)
    archive, asked = Archive(packed({"bomb": bytes(10_000_000)})), []
    real = archive._unpacked

    def counted(entry: zipfile.ZipInfo, length: int) -> bytes:
        asked.append(length)
        return real(entry, length)

    monkeypatch.setattr(archive, "_unpacked", counted)
    with pytest.raises(UnreadableError):
        archive.read("bomb")
    assert asked == [1001]


WHOLE = packed(PARTS)


@given(end=st.integers(0, len(WHOLE) - 1))
def test_a_file_that_was_cut_off_is_damaged(end: int) -> None:
    with pytest.raises(UnreadableError) as refused:
        Archive(WHOLE[:end])
    assert rule(refused) == "file-damaged"


@given(at=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
def test_a_changed_bit_raises_nothing_else(at: int, bit: int) -> None:
    """What is read all the same is what was packed: each part has a sum."""
    content = bytearray(WHOLE)
    content[at] ^= 1 << bit
    try:
        archive = Archive(bytes(content))
        read = {entry.filename: archive.read(entry.filename) for entry in archive.entries}
    except UnreadableError as refused:
        assert refused.rule in {"file-damaged", "part-missing", "file-unpacks-too-large"}  # noqa: PT017
    else:
        assert {name: content for name, content in read.items() if name in PARTS}.items() <= PARTS.items()


@given(content=st.binary(max_size=100))
def test_what_is_no_archive_is_damaged(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        Archive(content)


class Heard(Listener):
    """Writes down the events that it gets."""

    def __init__(self) -> None:
        self.events: list[str] = []

    def start(self, name: str, attributes: object) -> None:
        self.events.append(f"<{name} {attributes}>")

    def end(self, name: str) -> None:
        self.events.append(f"</{name}>")

    def text(self, text: str) -> None:
        self.events.append(text)


def test_elements_and_attributes_come_by_their_local_names_in_their_order() -> None:
    heard = Heard()
    parse(b'<x:a xmlns:x="u" x:r="1" s="2"><b>one</b>two</x:a>', "part", heard, Allowance())
    seen = [event for event in heard.events if not event.startswith("<a")]
    assert seen == ["<b {}>", "one", "</b>", "two", "</a>"]
    (first,) = (event for event in heard.events if event.startswith("<a"))
    assert "'r': '1'" in first
    assert "'s': '2'" in first


@pytest.mark.parametrize(
    ("markup", "broken"),
    [
        (b"<!DOCTYPE a><a/>", "markup-entities"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "markup-entities"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "markup-entities"),
        (b"<a><b></a>", "file-damaged"),
        (b"<a>", "file-damaged"),
        (b"", "file-damaged"),
        (b"text", "file-damaged"),
        (b"<a/><b/>", "file-damaged"),
        (b"<a>&unknown;</a>", "file-damaged"),
        (b'<?xml version="1.0" encoding="none"?><a/>', "file-damaged"),
        (b"<a>\x00</a>", "file-damaged"),
    ],
)
def test_markup_with_tricks_or_faults_is_refused_by_its_part(markup: bytes, broken: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        elements(markup, "xl/sheet.xml", Allowance())
    assert (rule(refused), refused.value.found) == (broken, "xl/sheet.xml")


@pytest.mark.parametrize(("count", "allowed", "refused"), [(3, 3, False), (4, 3, True), (1, 0, True)])
def test_elements_are_counted_over_all_parts(count, allowed, refused) -> None:
    allowance, parts = Allowance(allowed), [b"<a/>"] * count
    try:
        found = [name for part in parts for name, _ in elements(part, "part", allowance)]
    except UnreadableError as error:
        assert refused
        assert error.rule == "too-many-cells"  # noqa: PT017
    else:
        assert not refused
        assert found == ["a"] * count
