"""Whether a database and a package belong together: the same corridor, and the figures that the package brought."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.records import Observation, Source
from corridor.releases.canonical_rows import Record, encoded
from corridor.releases.contents import Contents
from corridor.releases.errors import DatabaseForeignError
from corridor.releases.release_store import ReleaseStore
from corridor.releases.releases import other_records, package_records
from corridor.releases.standing_observations import OBSERVATIONS, ReleasedRow, StandingObservations


def demand_belonging(release_store: ReleaseStore) -> None:
    """Let only releases pass whose rows are of areas and indicators that the package under them has.

    Raises:
        DatabaseForeignError: the database is another corridor's.
    """
    unknown = _unknown(release_store.loaded.contents, release_store.base)
    if unknown is not None:
        raise DatabaseForeignError(release_store.database.place, unknown)


def package_changes(release_store: ReleaseStore) -> int:
    """How many of the package's figures, programmes and honours are not as release 1 has them.

    They were changed in the package since, and are not shown: what is shown is what was published. A row that only
    names its area by the code of today is not changed: release 1 is shown under that code, too.
    """
    first, base = release_store.first.rows, release_store.base
    figures = first[OBSERVATIONS]
    if isinstance(figures, StandingObservations) and figures.package is base.figures:
        added = len(base.figures) - len(figures)
        return added + sum(_differs(first[kind].get(record.id), record, base) for kind, record in other_records(base))
    return sum(_differs(first[kind].get(record.id), record, base) for kind, record in package_records(base))


def _differs(published: ReleasedRow | None, record: Record, base: Dataset) -> bool:
    """Whether a record is not as it was published; one that is belongs to the releases alone (see `contents_of`)."""
    if published is None:
        return True
    before = published.record
    return before is not record and encoded(_of_today(before, base)) != encoded(_of_today(record, base))


def _of_today(record: Record, base: Dataset) -> Record:
    """The record under the code that its area has now."""
    return record if isinstance(record, Source) else replace(record, area=base.current(record.area))


def _unknown(contents: Contents, base: Dataset) -> str | None:
    return next((code for table in contents.rows.values() for code in _unknown_codes(table, base)), None)


def _unknown_codes(table: Mapping[str, ReleasedRow], base: Dataset) -> Iterator[str]:
    """Areas and indicators of a table's rows that the package has not."""
    rows = table.values()
    if isinstance(table, StandingObservations):  # of those that stand since release 1 each code is looked at once
        yield from (area for area in table.first.counts("area") if area not in base.areas)
        yield from (indicator for indicator in table.first.counts("indicator") if indicator not in base.indicators)
        rows = table.changes.values()
    for row in rows:
        if not isinstance(row.record, Source) and row.record.area not in base.areas:
            yield row.record.area
        if isinstance(row.record, Observation) and row.record.indicator not in base.indicators:
            yield row.record.indicator
