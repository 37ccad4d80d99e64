"""Lasting ids for what is submitted: a figure that is published already keeps its id, and so becomes a correction."""

import re
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from corridor.model.records import Honour, Observation, Programme, Source
from corridor.model.vocabulary import Qualifier, Text
from corridor.releases.canonical_rows import Record
from corridor.releases.contents import Rows
from corridor.reporting.proposals import Proposal

_KINDS: Mapping[type, str] = {Observation: "observations", Programme: "programmes", Honour: "honours"}
_APART = (Qualifier.TARGET, Qualifier.ACHIEVED)
"""A target, and a status reached, stand beside the figure of the same period; any other qualifier replaces it."""


class Withdrawal(Struct, frozen=True):
    """A published row that shall no longer count, and why."""

    kind: str
    key: str
    reason: str


class SubmittedRows(Struct, frozen=True):
    """What somebody submits, from a file or a form.

    Attributes:
        records: the rows, under provisional ids, each with its place in the file (or an empty one).
        sources: the documents that they name, under provisional ids.
        withdrawals: published rows that shall no longer count.
        nil: why there is nothing to report, where nothing is.
        seen: the release that all this was written against; the latest where it is not known.
    """

    records: tuple[tuple[Observation | Programme | Honour, str], ...] = ()
    sources: tuple[Source, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    seen: int | None = None
    nil: str = ""


class Origin(Struct, frozen=True):
    """Which submission, of which office, in which language (the package's first), on which release.

    `today` gives for the code of an area the one that it has today: a correction may name another than the figure has.
    """

    submission: int
    office: str
    language: str
    basis: int
    today: Callable[[str], str] = str


def with_row_ids(
    submitted: SubmittedRows, published: Rows, kept: Iterable[Proposal], origin: Origin
) -> tuple[Proposal, ...]:
    """What is submitted under lasting ids: documents first, then rows in their order, then withdrawals.

    Args:
        submitted: under provisional ids.
        published: the rows of the latest release.
        kept: what the submission proposes already, and keeps.
        origin: whose it is.
    """
    before = tuple(kept)
    documents = _documents(submitted.sources, before, origin)
    taken = {
        kind: {**_published(published, kind, origin), **_proposed(before, kind, origin)} for kind in _KINDS.values()
    }
    used = {kind: {*published.get(kind, {}), *taken[kind].values()} for kind in _KINDS.values()}
    rows = list(documents.values())
    basis = submitted.seen or origin.basis
    for record, place in submitted.records:
        kind = _KINDS[type(record)]
        identity = identity_of(record, origin)
        key = taken[kind].get(identity) or _free(_name(record, origin), used[kind])
        taken[kind][identity] = key
        used[kind].add(key)
        source = documents[record.source].key if record.source in documents else record.source
        rows.append(Proposal(kind, key, replace(record, id=key, source=source), None, basis, place))
    withdrawn = (Proposal(row.kind, row.key, None, row.reason, basis) for row in submitted.withdrawals)
    return tuple({(row.kind, row.key): row for row in (*rows, *withdrawn)}.values())


def identity_of(record: Record, origin: Origin) -> tuple[object, ...]:
    """What makes two rows versions of one: the same area, thing and period, with the name in the origin's language."""
    match record:
        case Observation():
            apart = record.qualifier if record.qualifier in _APART else None
            return origin.today(record.area), record.indicator, record.period, apart
        case Programme():
            return origin.today(record.area), record.initiative, _plain(record.name, origin.language)
        case Honour():
            return origin.today(record.area), record.initiative, record.year, _plain(record.name, origin.language)
    return (record.id,)


def _published(published: Rows, kind: str, origin: Origin) -> dict[tuple[object, ...], str]:
    """Published ids by identity; of two rows alike the one that counts."""
    rows = sorted(published.get(kind, {}).values(), key=lambda row: row.withdrawn is None)
    return {identity_of(row.record, origin): row.key for row in rows}


def _proposed(kept: Iterable[Proposal], kind: str, origin: Origin) -> dict[tuple[object, ...], str]:
    return {identity_of(row.record, origin): row.key for row in kept if row.kind == kind and row.record is not None}


def _documents(sources: Iterable[Source], kept: Iterable[Proposal], origin: Origin) -> dict[str, Proposal]:
    """The documents by provisional id; one that the submission named before keeps its id."""
    known = {_document(row.record, origin.language): row.key for row in kept if isinstance(row.record, Source)}
    made: dict[str, Proposal] = {}
    for source in sources:
        key = known.setdefault(_document(source, origin.language), f"submission-{origin.submission}-{len(known) + 1}")
        publisher = Text({origin.language: origin.office})
        made[source.id] = Proposal("sources", key, replace(source, id=key, publisher=publisher), None, origin.basis)
    return made


def _document(source: Source, language: str) -> tuple[str, str]:
    return _plain(source.title, language), source.published


def _plain(text: Text, language: str) -> str:
    return "".join(text.in_(language).split()).casefold()


def _name(record: Observation | Programme | Honour, origin: Origin) -> str:
    """An id that tells what it is: ``150725-branches-2026-Q3``, ``150725-programme-12-1``."""
    if not isinstance(record, Observation):
        return f"{record.area}-{_KINDS[type(record)].removesuffix('s')}-{origin.submission}"
    period = record.period.text if record.period else "undated"
    apart = f"-{record.qualifier}" if record.qualifier in _APART else ""
    return re.sub(r"[^A-Za-z0-9]+", "-", f"{record.area}-{record.indicator}-{period}{apart}").strip("-")


def _free(name: str, used: set[str]) -> str:
    """`name`, with a number where another row has it."""
    number, key = 1, name
    while key in used:
        number += 1
        key = f"{name}-{number}"
    return key
