"""The package as it was when a release was published: names and definitions, codes, places and shapes."""

from collections.abc import Mapping
from typing import cast

from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.predecessor import former_codes
from corridor.model.records import Area
from corridor.releases.canonical_rows import RECORDS, WORDS
from corridor.releases.contents import Contents
from corridor.releases.kept_tables import NO_TABLES, KeptTables
from corridor.releases.layer_text import layer_of
from corridor.releases.standing_observations import OBSERVATIONS, ReleasedRow, StandingObservations, in_order
from corridor.releases.words import (
    DOCUMENTS,
    LAYERS,
    Words,
    changed_words,
    is_whole,
    noted_words,
    order_of,
    records_of,
)


def framed(contents: Contents, base: Dataset, kept: KeptTables = NO_TABLES) -> Dataset:
    """The package as it was when a release was published, with its figures of the first release.

    The package `base` itself where nothing was changed in it, and where nothing of it was kept. Of a release that keeps
    words alone everything else is the package's of today, the codes of areas among it.

    That nothing was changed is noted among what is `kept`: to find it out, all of the package is written once more.
    """
    if not contents.words or _is_as_published(contents, base, kept):
        return base
    words, orders = contents.words, _orders(contents)
    figures = {kind: _in_order(contents.first.get(kind, {}), orders, kind) for kind in RECORDS}
    tables = {kind: records_of(words, kind) for kind in WORDS}
    if not is_whole(words):
        tables = {kind: rows for kind, rows in tables.items() if rows}
        named = cast("Mapping[str, Area]", tables["areas"])
        figures["sources"] = {**base.sources, **figures["sources"]}
        return replace(base, **{**tables, "areas": _areas(named, base), **figures})
    return replace(base, **{**tables, **_drawn(words), **figures, **_documents(contents)})


def _orders(contents: Contents) -> Mapping[str, str]:
    """The orders of a release whose words are not the package's; those of any other one may not have been read."""
    if contents.orders is None:
        message = f"release {contents.release.number} was read for another package"
        raise ValueError(message)
    return contents.orders


def _in_order(first: Mapping[str, ReleasedRow], orders: Mapping[str, str], kind: str) -> Mapping[str, object]:
    """The records of the first release in the order that the package had then."""
    keys = order_of(orders, kind, first)
    if isinstance(first, StandingObservations):
        return in_order(first.table, keys)
    return {key: first[key].record for key in keys}


def _drawn(words: Words) -> dict[str, object]:
    """The row of the corridor, and the layers."""
    (corridor,) = records_of(words, "corridor").values()
    rows = sorted((row for row in words.values() if row.kind == LAYERS), key=lambda row: row.position)
    layers = {row.key: layer_of(row.content or "") for row in rows}
    return {
        "corridor": corridor,
        "layers": {name: features for name, (features, _) in layers.items()},
        "layer_sources": {name: sources for name, (_, sources) in layers.items() if sources},
    }


def _documents(contents: Contents) -> dict[str, object]:
    """Those that the first figures name and all others, in the package's order."""
    named = {key: row.record for key, row in contents.first.get(DOCUMENTS, {}).items()}
    known = {**records_of(contents.words, DOCUMENTS), **named}
    return {"sources": {key: known[key] for key in order_of(_orders(contents), DOCUMENTS, known)}}


def _is_as_published(contents: Contents, base: Dataset, kept: KeptTables) -> bool:
    """Whether the package is still as it was when the release was published."""
    first = contents.first
    same = all(_is_of(getattr(base, kind), first[kind]) for kind in RECORDS if kind != OBSERVATIONS)
    figures = first[OBSERVATIONS]
    own = isinstance(figures, StandingObservations) and figures.package is base.figures
    return same and (own or not figures) and _has_words_of(contents, base, kept)


def _has_words_of(contents: Contents, base: Dataset, kept: KeptTables) -> bool:
    """Whether the release's words are those of the package."""
    name = noted_words(contents.words_name, base)
    if kept.is_noted(name, base.figures):
        return True
    if changed_words(base, contents.words):
        return False
    kept.note(name, base.figures)
    return True


def _is_of(table: Mapping[str, object], first: Mapping[str, ReleasedRow]) -> bool:
    """Whether the rows of a table are the package's own."""
    return table.keys() >= first.keys() and all(table[key] is row.record for key, row in first.items())


def _areas(named: Mapping[str, Area], base: Dataset) -> dict[str, Area]:
    """The package's areas by the names of the release; one that is not in it has its predecessor's, or its own."""
    found = {}
    for key, row in base.areas.items():
        known = next((named[code] for code in (key, *former_codes(base.areas, key)) if code in named), row)
        found[key] = replace(row, name=known.name, short=known.short)
    return found
