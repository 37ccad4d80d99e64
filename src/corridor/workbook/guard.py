"""What is refused before anything is parsed: by size, by kind, and for what a workbook of figures has no need of."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from corridor.workbook import limits
from corridor.workbook.archive import Archive
from corridor.workbook.markup import Allowance, elements
from corridor.workbook.report import UnreadableError

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"<", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BM")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = 0x1
"""Flag of a part that only a password opens."""
_UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\x00-\x1f\\]")
_ACTIVE = (
    ("macro", re.compile(r"vbaproject|macrosheets/|activex/|\.bin\.rels$|customui/", re.IGNORECASE)),
    ("external-link", re.compile(r"externallinks/|connections\.xml$|querytables/", re.IGNORECASE)),
    ("embedded-file", re.compile(r"embeddings/|\.(?:zip|xlsx?|xlsm|xlsb|docx?|pptx?|exe|js|vbs)$", re.IGNORECASE)),
)
_TYPES = "[Content_Types].xml"
_MACRO_TYPE = re.compile("macroenabled|vbaproject", re.IGNORECASE)
_HARMLESS_LINK = "/hyperlink"
"""Office programs make one of every address that is typed; only the cell's text is read."""


def kind_of(content: bytes) -> str:
    """``xlsx`` or ``csv``, by the content alone.

    Raises:
        UnreadableError: empty, too large, protected by a password, or of another kind.
    """
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UnreadableError(rule="file-empty")
    if len(content) > limits.BYTES:
        raise UnreadableError(
            rule="file-too-large", found=f"{len(content) / 1048576:.1f} MB", most=limits.BYTES // 1048576
        )
    if content.startswith(_ZIP):
        return "xlsx"
    if content.startswith(_COMPOUND):
        raise UnreadableError(rule="file-encrypted" if _ENCRYPTED in content else "file-old-format")
    if content.startswith((b"PK", *_OTHERS)):
        raise UnreadableError(rule="file-kind", found=repr(content[:4])[2:-1])
    return "csv"


def refusals(archive: Archive, allowance: Allowance) -> Iterator[UnreadableError]:
    """Every reason why this archive is not read further."""
    if len(archive.entries) > limits.ENTRIES:
        yield UnreadableError(rule="too-many-parts", found=len(archive.entries), most=limits.ENTRIES)
        return
    yield from _bad_names(archive)
    yield from _bad_sizes(archive)
    sound = True
    for entry in archive.entries:
        for refusal in _bad_entry(archive, entry):
            sound = False
            yield refusal
    if sound:
        yield from _bad_links(archive, allowance)


def _bad_names(archive: Archive) -> Iterator[UnreadableError]:
    names = Counter(entry.filename.casefold() for entry in archive.entries)
    for name, count in names.items():
        if count > 1:
            yield UnreadableError(rule="part-repeated", found=name)
    for entry in archive.entries:
        if _UNSAFE_NAME.search(entry.orig_filename):
            yield UnreadableError(rule="part-name-unsafe", found=entry.orig_filename)


def _bad_sizes(archive: Archive) -> Iterator[UnreadableError]:
    stated = sum(entry.file_size for entry in archive.entries)
    if stated > limits.UNPACKED:
        yield UnreadableError(rule="file-unpacks-too-large", found=f"{stated / 1048576:.0f} MB")
    for entry in archive.entries:
        if entry.file_size > limits.RATIO_FROM and entry.file_size > limits.RATIO * max(entry.compress_size, 1):
            yield UnreadableError(rule="file-unpacks-too-large", found=entry.filename)


def _bad_entry(archive: Archive, entry: zipfile.ZipInfo) -> Iterator[UnreadableError]:
    if entry.flag_bits & _LOCKED:
        yield UnreadableError(rule="file-encrypted")
        return
    if entry.compress_type not in _METHODS:
        yield UnreadableError(rule="file-damaged", found=entry.filename)
        return
    named = [rule for rule, pattern in _ACTIVE if pattern.search(entry.filename)]
    yield from (UnreadableError(rule=rule, found=entry.filename) for rule in named)
    if not named:
        yield from _bad_content(archive, entry)


def _bad_content(archive: Archive, entry: zipfile.ZipInfo) -> Iterator[UnreadableError]:
    """An archive or an old office file inside this one, and parts that cannot be unpacked."""
    try:
        head = archive.head(entry, len(_COMPOUND))
    except UnreadableError as damaged:
        yield damaged
        return
    if head.startswith((_ZIP, _COMPOUND)):
        yield UnreadableError(rule="embedded-file", found=entry.filename)


def _bad_links(archive: Archive, allowance: Allowance) -> Iterator[UnreadableError]:
    """Relations that lead out of the file, and content types that allow macros."""
    try:
        for entry in archive.entries:
            if entry.filename.endswith(".rels"):
                yield from _outside(archive.read(entry.filename), entry.filename, allowance)
        if archive.has(_TYPES):
            yield from _with_macros(archive, allowance)
    except UnreadableError as refused:
        yield refused


def _outside(data: bytes, name: str, allowance: Allowance) -> Iterator[UnreadableError]:
    for element, attributes in elements(data, name, allowance):
        external = element == "Relationship" and attributes.get("TargetMode", "").casefold() == "external"
        if external and not attributes.get("Type", "").endswith(_HARMLESS_LINK):
            yield UnreadableError(rule="external-link", found=attributes.get("Target", ""))


def _with_macros(archive: Archive, allowance: Allowance) -> Iterator[UnreadableError]:
    """Content types that allow macros; a default that no part takes says nothing: SheetJS writes many."""
    types = [attributes for _, attributes in elements(archive.read(_TYPES), _TYPES, allowance)]
    named = {attributes["PartName"].lstrip("/").casefold() for attributes in types if "PartName" in attributes}
    parts = {entry.filename.casefold() for entry in archive.entries} - named
    endings = {part.rpartition(".")[2] for part in parts}
    for attributes in types:
        idle = "Extension" in attributes and attributes["Extension"].casefold() not in endings
        if not idle and _MACRO_TYPE.search(attributes.get("ContentType", "")):
            yield UnreadableError(rule="macro", found=attributes["ContentType"])
