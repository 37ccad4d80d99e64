"""A release's rows put into the package's other tables and layers: the dataset that pages are made of."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import cast

from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.observation_table import ObservationTable
from corridor.model.published import Published
from corridor.model.records import Belt, Observation
from corridor.releases.canonical_rows import RECORDS, canonical, encoded
from corridor.releases.contents import Contents, Rows, withdrawn_of
from corridor.releases.framing import framed
from corridor.releases.kept_tables import NO_TABLES, KeptTables
from corridor.releases.recalculation import reckoned
from corridor.releases.returns import returns_of
from corridor.releases.standing_observations import OBSERVATIONS, ReleasedRow, StandingObservations
from corridor.releases.words import is_whole, sources_named

_WHOLE = "whole"
"""In a fingerprint what stands for the package, where a release keeps all of it."""


def dataset_of(contents: Contents, base: Dataset) -> Dataset:
    """The figures of a release, with names, definitions, codes and shapes as it was published with them.

    Of a release that keeps none of these the package `base` has them.

    A withdrawn row is not in it; neither is a derivation that reckons with one, nor its mention in a belt. The other
    derivations are reckoned anew (see `corridor.releases.recalculation`).
    """
    return _shown(contents, base, framed(contents, base))


def datasets_of(contents: Contents, base: Dataset, kept: KeptTables = NO_TABLES) -> tuple[Dataset, Dataset]:
    """The dataset of a release as it was published, and its figures on the package as it is now.

    The second is what new reports are written for. It is the first one, unless the package was changed since, see
    `framed` for what is `kept`.
    """
    frame = framed(contents, base, kept)
    shown = _shown(contents, base, frame)
    if frame is base:
        return shown, shown
    fingerprint = fingerprints_of(base, contents.release.hash)[-1]
    return shown, replace(_dated(contents, base), fingerprint=fingerprint)


def _shown(contents: Contents, base: Dataset, frame: Dataset) -> Dataset:
    whole, named, on_the_package = fingerprints_of(base, contents.release.hash)
    as_published = whole if is_whole(contents.words) else named if contents.words else on_the_package
    return replace(_dated(contents, frame), fingerprint=as_published)


def _dated(contents: Contents, frame: Dataset) -> Dataset:
    release = contents.release
    made = merged(contents.rows, frame, date.fromisoformat(release.as_of))
    published = Published(release.number, release.published_at, release.hash)
    return replace(made, published=published, returns=returns_of(contents.words))


def merged(rows: Rows, base: Dataset, as_of: date) -> Dataset:
    """The package with `rows` for its figures, dated `as_of`; still under the package's fingerprint."""
    tables = {kind: _counting(rows.get(kind, {}), getattr(base, kind)) for kind in RECORDS}
    tables["sources"] = {**base.sources, **tables["sources"]}
    gone = _withdrawn(rows)
    made = replace(
        base,
        corridor=replace(base.corridor, as_of=max(as_of, base.corridor.as_of)),
        belts={key: _belt(belt, gone) for key, belt in base.belts.items()},
        lines={table: lines for table, lines in base.lines.items() if table not in RECORDS},
        **tables,  # each under its own name
    )
    return reckoned(made, base)


def with_withdrawn(dataset: Dataset, contents: Contents) -> Dataset:
    """The dataset of a release with the rows that no longer count among the others, to answer what they were."""
    gone = {kind: [row.record for row in withdrawn_of(contents.rows.get(kind, {}))] for kind in RECORDS}
    tables: dict[str, Mapping[str, object]] = {
        kind: {**getattr(dataset, kind), **{row.id: row for row in gone[kind]}}
        for kind in RECORDS
        if kind != OBSERVATIONS
    }
    tables[OBSERVATIONS] = dataset.figures.changed(cast("list[Observation]", gone[OBSERVATIONS]))
    return replace(dataset, **tables)  # each under its own name


def _counting(rows: Mapping[str, ReleasedRow], first: Mapping[str, object]) -> Mapping[str, object]:
    """The records that count, in the package's order, new ones after them by key."""
    if isinstance(rows, StandingObservations):
        return rows.counting(ObservationTable.of(cast("Mapping[str, Observation]", first)))
    keys = (*(key for key in first if key in rows), *sorted(rows.keys() - first.keys()))
    return {key: rows[key].record for key in keys if rows[key].withdrawn is None}


def _withdrawn(rows: Rows) -> dict[str, frozenset[str]]:
    return {kind: frozenset(row.key for row in withdrawn_of(rows.get(kind, {}))) for kind in RECORDS}


def _belt(belt: Belt, gone: Mapping[str, frozenset[str]]) -> Belt:
    return replace(
        belt,
        observations=tuple(key for key in belt.observations if key not in gone["observations"]),
        programmes=tuple(key for key in belt.programmes if key not in gone["programmes"]),
    )


def fingerprints_of(base: Dataset, release: str) -> tuple[str, str, str]:
    """The fingerprints of the datasets that release `release` (its hash) makes on the package `base`.

    Of a release that keeps the whole package, which no edit changes; of one that keeps names and definitions alone; and
    of its figures on the package as it is now.
    """
    whole = hashlib.sha256(f"{_WHOLE}\n{release}".encode()).hexdigest()[: max(16, len(base.fingerprint))]
    return whole, _fingerprint(_ground(base), release), _fingerprint(base.fingerprint, release)


def _ground(base: Dataset) -> str:
    """A hash of what a release that keeps names alone takes from the package: shapes, places, codes, sources."""
    named = sources_named(base)
    sources = [encoded(row) for key, row in base.sources.items() if key not in named]
    areas = [
        [row.id, row.kind, row.shown_with, row.predecessor, *([row.above] if row.above else [])]
        for row in base.areas.values()
    ]
    layers = {layer: list(named_sources) for layer, named_sources in base.layer_sources.items()}
    text = canonical([base.ground or base.fingerprint, areas, sources, layers])
    return hashlib.sha256(text.encode()).hexdigest()[: len(base.fingerprint)]


def _fingerprint(package: str, release: str) -> str:
    return hashlib.sha256(f"{package}\n{release}".encode()).hexdigest()[: max(16, len(package))]
