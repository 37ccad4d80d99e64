"""What a release keeps of the package beside its figures: by which names they are read, and on which shapes drawn.

An indicator that is renamed in the package, an area that gets another code, a boundary that is drawn anew: nothing of
this changes a release that was published before. Each brings the rows and layers that differ from those published
last, under its hash; so it is with what is worked out from figures, and with the order of the package's rows.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from msgspec import Struct
from sqlalchemy import Connection, and_, case, insert, select

import corridor
from corridor.messages.catalogue import message
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.releases.cache_folder import program
from corridor.releases.canonical_rows import (
    FIGURES,
    RECORDS,
    WORDS,
    WordRecord,
    canonical,
    canonical_keys,
    decoded_words,
    digest_of,
    encoded,
)
from corridor.releases.chain import Brought
from corridor.releases.layer_text import layer_text
from corridor.releases.standing_observations import OBSERVATIONS
from corridor.releases.tables import audit_entries, words

ORDER = "order"
"""The kind under which the order of the package's own figures is kept, where it is not that of their ids."""
LAYERS = "layers"
"""The kind under which layers are kept, each whole."""
DOCUMENTS = "sources"
"""The kind under which those sources are kept that no figure names: the documents of shapes, places and statistics."""
RETURNS = "returns"
"""The kind under which it is kept who has reported for which period, see `corridor.releases.returns`."""
ADOPTED = "release.words"
"""The action under which the audit log has the words that were kept for releases older than the keeping."""


class WordVersion(Struct, frozen=True):
    """One row as it stands from a release on; `content` is None for one that the package has no more.

    An order that was read from the database has no content, which may be of millions of ids, but the `kept_digest` of
    it; see `orders_of`.
    """

    kind: str
    key: str
    position: int
    content: str | None
    kept_digest: str = ""

    @property
    def digest(self) -> str:
        """What the release's hash covers of it."""
        return self.kept_digest or digest_of(canonical([self.position, self.content]))

    @property
    def hashed(self) -> Brought:
        """The row as a part of what its release brought."""
        return f"words/{self.kind}", self.key, self.digest, None, None


Words = Mapping[tuple[str, str], WordVersion]
"""The versions that stand in a release, by kind and key."""


def words_of(connection: Connection, number: int, after: int = 0, known: Words | None = None) -> Words:
    """The words that stand in release `number`; none in a database that was never served since they are kept.

    Where those `known` stand in release `after`, only what was brought since is read: releases share the rest.
    """
    of = words.c
    is_long = and_(of.kind == ORDER, of.content.is_not(None))
    content, digest = case((is_long, ""), else_=of.content), case((is_long, of.digest), else_="")
    query = select(of.kind, of.key, of.position, content, digest).where(of.release.between(after + 1, number))
    rows = connection.execute(query.order_by(of.release, of.kind, of.position))
    last = {(row.kind, row.key): WordVersion(*row) for row in rows}
    stand = {**(known or {}), **last}
    return {place: version for place, version in stand.items() if version.content is not None}


def orders_of(
    connection: Connection, number: int, after: int = 0, known: Mapping[str, str] | None = None
) -> Mapping[str, str]:
    """The orders of rows that stand in release `number`, by table, as JSON: lists of ids; what is `known` as above."""
    of = words.c
    query = select(of.key, of.content).where(of.kind == ORDER, of.release.between(after + 1, number))
    last = {row.key: row.content for row in connection.execute(query.order_by(of.release))}
    stand = {**(known or {}), **last}
    return {table: content for table, content in stand.items() if content is not None}


def name_of_words(connection: Connection, made: str, number: int) -> str:
    """What tells the words of release `number`, whose hash is `made`, from any others."""
    of = words.c
    adopted = connection.execute(select(of.kind, of.key, of.digest).where(of.adopted, of.release <= number))
    return f"{made}/{sum_of((kind, key, digest, None, None) for kind, key, digest in adopted)}"


def noted_words(name: str, base: Dataset) -> str:
    """Under which name it is noted that the words of that `name` are those of the package `base`."""
    return f"words/{name}/{base.fingerprint}/{program(corridor)}"


def words_in(base: Dataset) -> Iterator[WordVersion]:
    """The words and layers of a package, and the orders of its rows."""
    yield from _named(base)
    yield from _orders(base)


def _named(base: Dataset) -> Iterator[WordVersion]:
    for kind in WORDS:
        for position, record in enumerate(_rows(base, kind)):
            yield WordVersion(kind, record.id, position, encoded(record))
    named = sources_named(base)
    for position, source in enumerate(row for key, row in base.sources.items() if key not in named):
        yield WordVersion(DOCUMENTS, source.id, position, encoded(source))
    for position, (name, features) in enumerate(base.layers.items()):
        text = layer_text(features, base.layer_sources.get(name, ()))
        yield WordVersion(LAYERS, name, position, text)


def _orders(base: Dataset) -> Iterator[WordVersion]:
    """Those that are not the order of the ids."""
    if not base.figures.keys_of_rows.in_order:
        yield WordVersion(ORDER, OBSERVATIONS, 0, canonical_keys(base.figures.keys_of_rows))
    for kind in (one for one in RECORDS if one != OBSERVATIONS):
        keys = [*getattr(base, kind)]
        if keys != sorted(keys):
            yield WordVersion(ORDER, kind, 0, canonical(keys))


def sources_named(base: Dataset) -> set[str]:
    """The sources that a package's figures name."""
    others = (record.source for kind in FIGURES[1:] for record in getattr(base, kind).values())
    return {*base.figures.counts("source"), *others}


def _rows(base: Dataset, kind: str) -> Iterable[WordRecord]:
    found = getattr(base, kind)
    return (base.corridor,) if kind == "corridor" else cast("Mapping[str, WordRecord]", found).values()


def is_whole(standing: Words) -> bool:
    """Whether a release keeps the whole package; those of the first times keep its words alone, or nothing of it."""
    return any(kind == "corridor" for kind, _ in standing)


def changed_words(base: Dataset, standing: Words) -> tuple[WordVersion, ...]:
    """What of a package's words is not as it stands, and what it has no more."""
    return _changed(words_in(base), standing)


def changed_names(base: Dataset, standing: Words) -> int:
    """How many of a package's names and definitions are not as they stand, or are there no more.

    The order of rows is not counted, and not worked out: that of very many takes seconds.
    """
    named = {place: version for place, version in standing.items() if place[0] != ORDER}
    return len(_changed(_named(base), named))


def _changed(versions: Iterable[WordVersion], standing: Words) -> tuple[WordVersion, ...]:
    now = {(version.kind, version.key): version for version in versions}
    gone = (WordVersion(*place, 0, None) for place in standing.keys() - now.keys() if place[0] != RETURNS)
    changed = (version for place, version in now.items() if not _same(standing.get(place), version))
    return (*changed, *sorted(gone, key=lambda version: (version.kind, version.key)))


def _same(known: WordVersion | None, version: WordVersion) -> bool:
    return known is not None and (known == version or (bool(known.kept_digest) and known.digest == version.digest))


def words_between(before: Words, after: Words) -> tuple[WordVersion, ...]:
    """What of the words and layers of one release is not as in another one, and what it has no more.

    Nothing where one of the two does not keep the whole package, so that nobody can tell.
    """
    if not (is_whole(before) and is_whole(after)):
        return ()
    changed = (row for place, row in after.items() if place not in before or before[place].content != row.content)
    gone = (WordVersion(*place, 0, None) for place in sorted(before.keys() - after.keys()))
    return tuple(row for row in (*changed, *gone) if row.kind not in (ORDER, RETURNS))


def store_words(connection: Connection, number: int, brought: Sequence[WordVersion], *, adopted: bool) -> None:
    """Keep the words that a release brings; those `adopted` stand in it without being part of its hash."""
    rows = [
        {
            "kind": version.kind,
            "key": version.key,
            "release": number,
            "position": version.position,
            "content": version.content,
            "digest": version.digest,
            "adopted": adopted,
        }
        for version in brought
    ]
    if rows:
        connection.execute(insert(words), rows)


def brought_words(connection: Connection, number: int) -> Iterator[Brought]:
    """What the hash of release `number` covers of its words."""
    of = words.c
    for row in connection.execute(select(words).where(of.release == number, ~of.adopted)):
        yield f"words/{row.kind}", row.key, row.digest, None, None


def broken_words(connection: Connection) -> Iterator[Text]:
    """Where words are not as they were published or adopted."""
    adopted: list[Brought] = []
    for row in connection.execute(select(words)):
        version = WordVersion(row.kind, row.key, row.position, row.content)
        if version.digest != row.digest:
            yield message("fault.row-changed", release=row.release, kind=row.kind, key=row.key)
        if row.adopted:
            adopted.append(version.hashed)
    logged = connection.execute(select(audit_entries.c.details).where(audit_entries.c.action == ADOPTED)).scalars()
    sums = [json.loads(details).get("sha256") for details in logged]
    if sums != ([sum_of(adopted)] if adopted else []):
        yield message("fault.words-adopted")


def sum_of(brought: Iterable[Brought]) -> str:
    """One hash over words that no release's hash covers."""
    return digest_of(canonical(sorted([kind, key, digest] for kind, key, digest, *_ in brought)))


def records_of(standing: Words, kind: str) -> Mapping[str, WordRecord]:
    """The records of one table as they stand, in the package's order."""
    rows = sorted((row for row in standing.values() if row.kind == kind), key=lambda row: row.position)
    return {row.key: decoded_words(kind, row.content or "") for row in rows}


def order_of(orders: Mapping[str, str], kind: str, keys: "Mapping[str, object]") -> list[str]:
    """The `keys` of one of the tables of figures in the order that the package had then; new ones come last."""
    first: list[str] = json.loads(orders.get(kind, "[]"))
    there = set(first)
    return [*(key for key in first if key in keys), *sorted(key for key in keys if key not in there)]
