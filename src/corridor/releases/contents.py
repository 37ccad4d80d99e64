"""What a release holds: of every row the version that stands in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, select, tuple_

from corridor.model.dataset import Dataset
from corridor.model.observation_table import ObservationTable
from corridor.releases.canonical_rows import RECORDS, decoded, encoded, encoded_observations
from corridor.releases.kept_tables import NO_TABLES, KeptTables
from corridor.releases.releases import Release, first_name, release
from corridor.releases.standing_observations import OBSERVATIONS, ReleasedRow, StandingObservations, standing
from corridor.releases.tables import of_release, row_versions
from corridor.releases.words import Words, name_of_words, noted_words, orders_of, words_of

_BATCH = 5000
"""How many rows are taken from the database at a time."""


Rows = Mapping[str, Mapping[str, ReleasedRow]]
"""Standing rows by table and key."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A release and its rows, the withdrawn ones among them.

    Attributes:
        first: the rows of release 1, which are the package's own as it was then.
        words: the names and definitions that the release keeps, see `corridor.releases.words`.
        words_name: what tells these words from any others.
        orders: the orders of the package's rows, by table, as JSON; None where they are known to be the package's.
    """

    release: Release
    rows: Rows
    first: Rows = field(repr=False)
    words: Words = field(repr=False)
    words_name: str = ""
    orders: Mapping[str, str] | None = field(default=None, repr=False)

    @property
    def withdrawn(self) -> tuple[ReleasedRow, ...]:
        """The rows that were published once and no longer count."""
        return tuple(row for table in self.rows.values() for row in withdrawn_of(table))


def contents_of(
    connection: Connection,
    number: int,
    known: Contents | None = None,
    base: Dataset | None = None,
    kept: KeptTables = NO_TABLES,
) -> Contents:
    """What release `number` holds.

    Args:
        connection: where it is read.
        number: which release.
        known: contents that were read before; when they are of an earlier release, only the changes since are read.
        base: a package that most rows are likely to be of: those that are stored just as it has them are its own
            records, which costs neither the time nor the memory of making them anew.
        kept: where it is noted that a first release has the observations of a package, and a release its words: what
            the package has, too, is then not read.

    Raises:
        UnknownReleaseError: there is no such release.
    """
    wanted = release(connection, number)
    start = known if known is not None and known.release.number <= number else None
    if start is not None and start.release == wanted:
        return start
    first = start.first if start else _first_rows(connection, base, kept)
    after = start.release.number if start else 1
    rows = overlaid(start.rows if start else first, rows_between(connection, after, number, base))
    words = words_of(connection, number, after, start.words) if start else words_of(connection, number)
    name = name_of_words(connection, wanted.hash, number)
    orders = None
    if base is None or not kept.is_noted(noted_words(name, base), base.figures):
        before = start.orders if start is not None else None
        orders = orders_of(connection, number, 0 if before is None else after, before)
    return Contents(wanted, rows, first, words, name, orders)


def withdrawn_of(rows: Mapping[str, ReleasedRow]) -> tuple[ReleasedRow, ...]:
    """The rows among those of a table that no longer count."""
    if isinstance(rows, StandingObservations):
        return rows.withdrawn
    return tuple(row for row in rows.values() if row.withdrawn is not None)


def _first_rows(connection: Connection, base: Dataset | None, kept: KeptTables) -> Rows:
    """The rows of release 1; its observations are the package's own table where they are those."""
    of = row_versions.c
    query = select(row_versions).where(of_release(1)).order_by(of.kind, of.key)
    package = base.figures if base is not None else ObservationTable.of({})
    name = first_name(release(connection, 1))
    noted = base is not None and kept.is_noted(name, package)
    if noted:
        query = query.where(of.kind.in_([kind for kind in RECORDS if kind != OBSERVATIONS]))  # found by the index
    known: list[int] = []
    others: list[ReleasedRow] = []
    with connection.execute(query, execution_options={"yield_per": _BATCH}) as rows:
        for some in rows.partitions():
            observations = [row for row in some if _is_plain(row)]
            places = package.keys_of_rows.places_of([row.key for row in observations], len(known))
            own = dict(
                zip(places[places >= 0].tolist(), encoded_observations(package, places[places >= 0]), strict=True)
            )
            same = {
                row.key: place
                for row, place in zip(observations, places.tolist(), strict=True)
                if own.get(place) == row.content
            }
            known += same.values()
            others += (standing_of(row, base) for row in some if row.kind != OBSERVATIONS or row.key not in same)
    kinds: dict[str, Mapping[str, ReleasedRow]] = {kind: {} for kind in RECORDS if kind != OBSERVATIONS}
    laid: Rows = overlaid(kinds, (row for row in others if row.kind != OBSERVATIONS))
    own_places = range(len(package)) if noted else known
    figures = standing(package, own_places, [row for row in others if row.kind == OBSERVATIONS])
    if figures.first is package:
        kept.note(name, package)
    return {**laid, OBSERVATIONS: figures}


def _is_plain(row: "Row[Any]") -> bool:
    """Whether a row is an observation that nobody submitted and that counts."""
    return bool(row.kind == OBSERVATIONS and row.withdrawn is None and row.submission is None)


def rows_between(connection: Connection, after: int, until: int, base: Dataset | None = None) -> Iterator[ReleasedRow]:
    """The rows that releases `after` + 1 to `until` brought, each in its last version among these."""
    query = _last(row_versions.c.release.between(after + 1, until), until)
    with connection.execute(query, execution_options={"yield_per": _BATCH}) as rows:
        for row in rows:
            yield standing_of(row, base)


def rows_before(connection: Connection, after: int, until: int) -> tuple[ReleasedRow, ...]:
    """How the rows that releases `after` + 1 to `until` brought stood in `after`; new ones are left out."""
    of = row_versions.c
    touched = select(of.kind, of.key).where(of.release.between(after + 1, until))
    query = _last(and_(of.release <= after, tuple_(of.kind, of.key).in_(touched)), after)
    return tuple(standing_of(row) for row in connection.execute(query))


def history(connection: Connection, kind: str, key: str) -> tuple[ReleasedRow, ...]:
    """Every version of one row that was ever published, oldest first."""
    query = select(row_versions).where(row_versions.c.kind == kind, row_versions.c.key == key)
    return tuple(standing_of(row) for row in connection.execute(query.order_by(row_versions.c.release)))


def overlaid(rows: Rows, changes: Iterable[ReleasedRow]) -> Rows:
    """`rows` with `changes` in the places of their keys, or at the end."""
    brought: dict[str, list[ReleasedRow]] = {}
    for row in changes:
        brought.setdefault(row.kind, []).append(row)
    return {kind: _overlaid(rows.get(kind, {}), brought.get(kind, ())) for kind in RECORDS}


def _overlaid(rows: Mapping[str, ReleasedRow], changes: Iterable[ReleasedRow]) -> Mapping[str, ReleasedRow]:
    if isinstance(rows, StandingObservations):
        return rows.changed(changes)
    return {**rows, **{row.key: row for row in changes}}


def _last(condition: ColumnElement[bool], until: int) -> "Select[tuple[object, ...]]":
    """The versions on which `condition` holds and after which release `until` has no other."""
    of, later = row_versions.c, row_versions.alias().c
    same = and_(later.kind == of.kind, later.key == of.key, later.release > of.release, later.release <= until)
    return select(row_versions).where(condition, ~exists().where(same)).order_by(of.release, of.kind, of.key)


def standing_of(row: "Row[Any]", base: Dataset | None = None) -> ReleasedRow:
    """The row that a stored version holds; its record is that of the package `base` where that one is the same."""
    kind, key, release, content, _, withdrawn, submission = tuple(row)
    own = getattr(base, kind).get(key) if base is not None and kind in RECORDS else None
    if own is not None and encoded(own) == content:
        return ReleasedRow(intern(kind), own.id, own, release, withdrawn, submission)
    return ReleasedRow(kind, key, decoded(kind, content), release, withdrawn, submission)
