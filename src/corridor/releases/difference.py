"""What changed between two releases, or between a release and what is proposed."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from corridor.model.period import Period
from corridor.releases.contents import rows_before, rows_between
from corridor.releases.database import Database
from corridor.releases.releases import release
from corridor.releases.standing_observations import ReleasedRow


class Change(Struct, frozen=True):
    """One row before and after, and the fields that differ (``withdrawn`` for one that counts again)."""

    before: ReleasedRow
    after: ReleasedRow
    fields: tuple[str, ...]


class Difference(Struct, frozen=True):
    """The rows that were added, changed, and withdrawn, each in the order in which they came."""

    added: tuple[ReleasedRow, ...]
    changed: tuple[Change, ...]
    withdrawn: tuple[ReleasedRow, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.withdrawn)


def between(database: Database, one: int, other: int) -> Difference:
    """What changed from the earlier of two releases to the later.

    Raises:
        UnknownReleaseError: there is no such release.
    """
    earlier, later = sorted((one, other))
    with database.reading() as connection:
        release(connection, earlier)
        release(connection, later)
        after = tuple(rows_between(connection, earlier, later))
        before = rows_before(connection, earlier, later)
    return compared({(row.kind, row.key): row for row in before}, after)


def compared(before: Mapping[tuple[str, str], ReleasedRow], after: Iterable[ReleasedRow]) -> Difference:
    """What `after` changes of `before`, rows by kind and key; a row that is as it was is not named."""
    added: list[ReleasedRow] = []
    changed: list[Change] = []
    withdrawn: list[ReleasedRow] = []
    for row in after:
        was = before.get((row.kind, row.key))
        if row.withdrawn is not None:
            if was is None or was.withdrawn is None:
                withdrawn.append(row)
        elif was is None:
            added.append(row)
        elif differing := _differing(was, row):
            changed.append(Change(was, row, differing))
    return Difference(tuple(added), tuple(changed), tuple(withdrawn))


def _written(value: object) -> object:
    """What is stored of a value: a period's text, since the same days may be written in two ways."""
    return value.text if isinstance(value, Period) else value


def _differing(was: ReleasedRow, row: ReleasedRow) -> tuple[str, ...]:
    names = tuple(
        name
        for name in row.record.__struct_fields__
        if _written(getattr(was.record, name)) != _written(getattr(row.record, name))
    )
    return names if was.withdrawn is None else (*names, "withdrawn")
