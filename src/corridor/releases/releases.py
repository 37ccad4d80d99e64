"""Releases: numbered, dated, reasoned, chained; and the one way to add another."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from operator import itemgetter
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from corridor.model.dataset import Dataset
from corridor.progress import Step, counted
from corridor.releases import audit
from corridor.releases.canonical_rows import FIGURES, Record, digest_of, encoded
from corridor.releases.chain import Brought, hash_of_lines, line_of, release_hash
from corridor.releases.database import Database
from corridor.releases.errors import OvertakenError, UnknownReleaseError
from corridor.releases.figure_rows import MANY, FigureRows
from corridor.releases.kept_tables import NO_TABLES, KeptTables
from corridor.releases.row_storage import StoredRow, store_figures, store_row_versions
from corridor.releases.standing_observations import OBSERVATIONS
from corridor.releases.tables import releases
from corridor.releases.words import WordVersion, name_of_words, noted_words, sources_named, store_words, words_in

PACKAGE = "package"
"""Who publishes the first release."""
PUBLISHED = "release.publish"
"""The action under which the audit log has a release."""
_FIRST_REASON = "随程序提供的数据包 · the data package that ships"


class Release(Struct, frozen=True):
    """One release. Nothing in it begins after `as_of`; how far its figures reach is `Dataset.data_as_of`."""

    number: int
    published_at: str
    published_by: str
    reason: str
    as_of: str
    previous: str | None
    hash: str


class RowVersion(NamedTuple):
    """One row as a release brings it: its canonical content, the reason if it is withdrawn, where it came from."""

    kind: str
    key: str
    content: str
    withdrawn: str | None = None
    submission: int | None = None


def latest_number(connection: Connection) -> int:
    """The number of the latest release, 0 when there is none. One look into an index."""
    return connection.execute(select(func.max(releases.c.number))).scalar_one() or 0


def release(connection: Connection, number: int) -> Release:
    """The release of that number.

    Raises:
        UnknownReleaseError: there is none.
    """
    row = connection.execute(select(releases).where(releases.c.number == number)).first()
    if row is None:
        raise UnknownReleaseError(number)
    return Release(**row._mapping)  # noqa: SLF001  # SQLAlchemy's documented name


def stands(connection: Connection, known: Release) -> bool:
    """Whether a release that was read before is still the one of its number. One look into an index."""
    query = select(releases.c.hash).where(releases.c.number == known.number)
    return connection.execute(query).scalar() == known.hash


def all_releases(connection: Connection, after: int = 0) -> tuple[Release, ...]:
    """Every release `after` a number, the first first."""
    rows = connection.execute(select(releases).where(releases.c.number > after).order_by(releases.c.number))
    return tuple(Release(**row._mapping) for row in rows)  # noqa: SLF001


class Notice(Struct, frozen=True):
    """What is published with a release: when, by whom and why it was published, and the date of its data."""

    published_at: str
    published_by: str
    reason: str
    as_of: str


def append(
    connection: Connection,
    notice: Notice,
    brought: Sequence[RowVersion],
    words: Sequence[WordVersion] = (),
    figures: FigureRows | None = None,
) -> Release:
    """Add the next release in the caller's writing transaction, with its entry in the audit log.

    It brings rows, the observations of a package too if they are given as `figures`, and those `words` (see
    `corridor.releases.words`) that are not as they stand.

    Raises:
        OvertakenError: another release took the place in the chain.
    """
    before = latest_number(connection)
    previous = release(connection, before).hash if before else None
    digests = [digest_of(version.content) for version in brought]
    said = (notice.published_at, notice.published_by, notice.reason, notice.as_of)
    hashed = (*map(_hashed, brought, digests), *(version.hashed for version in words))
    made = Release(before + 1, *said, previous, _chained(previous, (before + 1, *said), hashed, figures))
    try:
        connection.execute(insert(releases).values(asdict(made)))
    except IntegrityError as error:
        raise OvertakenError from error
    if figures is not None:
        store_figures(connection, made.number, figures.blocks())
    stored = map(_stored, brought, digests, repeat(made.number))
    store_row_versions(connection, counted(Step.STORING, stored, len(brought)))
    store_words(connection, made.number, words, adopted=False)
    rows = len(brought) + (len(figures) if figures is not None else 0)
    details = {"hash": made.hash, "rows": rows, "reason": made.reason}
    act = audit.Act(made.published_at, made.published_by, PUBLISHED, f"release:{made.number}", details)
    audit.record(connection, act)
    return made


def _chained(
    previous: str | None, head: Sequence[str | int], hashed: Sequence[Brought], figures: FigureRows | None
) -> str:
    """The hash of a release: of the `figures` there may be millions, which come in the order of their keys."""
    if figures is None:
        return release_hash(previous, head, hashed)
    others = sorted(hashed, key=itemgetter(0, 1))
    place = bisect_left(others, OBSERVATIONS, key=itemgetter(0))
    lines = chain(map(line_of, others[:place]), figures.hashed(), map(line_of, others[place:]))
    return hash_of_lines(previous, head, lines)


def ensure_first_release(database: Database, base: Dataset, kept: KeptTables = NO_TABLES) -> bool:
    """Make the package `base` release 1, unless there is a release already. Returns whether it was made.

    That it has the package's observations and words is noted among what is `kept`.
    """
    with database.reading() as connection:
        if latest_number(connection):
            return False
    with database.filling() if len(base.figures) >= MANY else database.writing() as connection:
        if latest_number(connection):
            return False
        as_of = base.corridor.as_of.isoformat()
        notice = Notice(database.now(), PACKAGE, _FIRST_REASON, as_of)
        made = append(connection, notice, other_rows(base), [*words_in(base)], FigureRows(base.figures))
        name = name_of_words(connection, made.hash, made.number)
    for noted in (first_name(made), noted_words(name, base)):
        kept.note(noted, base.figures)
    return True


def first_name(made: Release) -> str:
    """Under which name it is noted that a first release has the observations of a package."""
    return f"release/{made.hash}"


def package_records(base: Dataset) -> Iterator[tuple[str, Record]]:
    """The records of a package that releases are made of, by table: its figures, and the sources that these name."""
    yield from (("observations", record) for record in base.figures.values())
    yield from other_records(base)


def other_records(base: Dataset) -> Iterator[tuple[str, Record]]:
    """Those among them that are no observations."""
    for kind in FIGURES[1:]:
        yield from ((kind, record) for record in getattr(base, kind).values())
    named = sources_named(base)
    yield from (("sources", record) for key, record in base.sources.items() if key in named)


def other_rows(base: Dataset) -> list[RowVersion]:
    """The rows that a package's first release brings beside the observations."""
    return [RowVersion(kind, record.id, encoded(record)) for kind, record in other_records(base)]


def _stored(version: RowVersion, digest: str, number: int) -> StoredRow:
    return version.kind, version.key, number, version.content, digest, version.withdrawn, version.submission


def _hashed(version: RowVersion, digest: str) -> Brought:
    return version.kind, version.key, digest, version.withdrawn, version.submission
