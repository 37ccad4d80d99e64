"""How what a release holds came to be: which release brought a row, whose submission it was, what stood there before.

It is read with the release and kept in memory, so that evidence needs no database.
"""

from collections.abc import Mapping

from msgspec import Struct
from sqlalchemy import Connection, and_, exists, select, tuple_

from corridor.releases.contents import Contents, standing_of
from corridor.releases.releases import Release, all_releases
from corridor.releases.standing_observations import ReleasedRow
from corridor.releases.tables import row_versions, submissions


class Submitted(Struct, frozen=True):
    """What is public of a submission that was published: whose it was, of what, when it came, and in which release."""

    id: int
    release: int
    office: str
    period: str
    document: str
    first_submitted_at: str | None


class Version(Struct, frozen=True):
    """One published version of a row. `submitted` is None for the package's own rows."""

    standing: ReleasedRow
    release: Release
    submitted: Submitted | None


class ReleaseHistory(Struct, frozen=True):
    """The past of one release.

    Attributes:
        releases: that release and all before it, by number, the first first.
        submitted: the submissions that they were made of, by id.
        earlier: by kind and key, the versions that were replaced, oldest first.
    """

    releases: Mapping[int, Release]
    submitted: Mapping[int, Submitted]
    earlier: Mapping[tuple[str, str], tuple[ReleasedRow, ...]]

    def offices(self, release: int) -> tuple[str, ...]:
        """Whose submissions a release was made of, by name; who pressed the button is no public matter."""
        return tuple(sorted({row.office for row in self.submitted.values() if row.release == release}))

    def versions(self, row: ReleasedRow) -> tuple[Version, ...]:
        """Every version of `row`, oldest first, the one that stands last."""
        past = (*self.earlier.get((row.kind, row.key), ()), row)
        return tuple(Version(one, self.releases[one.release], self.submitted.get(one.submission or 0)) for one in past)


_NONE = ReleaseHistory({}, {}, {})


def history_of(connection: Connection, contents: Contents, known: ReleaseHistory = _NONE) -> ReleaseHistory:
    """The past of the release that `contents` are of.

    It shares with the past that is `known`, of an earlier or a later release, what is the same in both.
    """
    until, last = contents.release.number, max(known.releases, default=0)
    made = [*known.releases.values(), *all_releases(connection, last)]
    of = submissions.c
    public = (of.id, of.release, of.office, of.period, of.document, of.first_submitted_at)
    rows = connection.execute(select(*public).where(of.release.between(last + 1, until)))
    new = (Submitted(*row) for row in rows)
    return ReleaseHistory(
        {one.number: one for one in made if one.number <= until},
        {one.id: one for one in (*known.submitted.values(), *new) if one.release <= until},
        _replaced(connection, until),
    )


def _replaced(connection: Connection, until: int) -> Mapping[tuple[str, str], tuple[ReleasedRow, ...]]:
    of, later = row_versions.c, row_versions.alias().c
    same = and_(later.kind == of.kind, later.key == of.key, later.release > of.release, later.release <= until)
    found: dict[tuple[str, str], list[ReleasedRow]] = {}
    touched = select(of.kind, of.key).where(of.release.between(2, until))
    replaced = select(row_versions).where(tuple_(of.kind, of.key).in_(touched), exists().where(same))
    for row in connection.execute(replaced.order_by(of.release)):
        found.setdefault((row.kind, row.key), []).append(standing_of(row))
    return {name: tuple(rows) for name, rows in found.items()}
