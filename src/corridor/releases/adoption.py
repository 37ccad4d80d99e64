"""What releases keep that are older than the keeping of words: what they are shown with from now on."""

from collections.abc import Iterator

from sqlalchemy import Connection, exists, select

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.returns import Return
from corridor.releases import audit
from corridor.releases.database import Database
from corridor.releases.returns import return_version
from corridor.releases.tables import submissions, words
from corridor.releases.words import ADOPTED, WordVersion, store_words, sum_of, words_in

_BY = "package"


def adopt_words(database: Database, base: Dataset) -> None:
    """Keep the package's words, and who has reported, for the releases of a database that has none of these.

    What these releases were published with is not known any more; from now on they keep what they are shown with. It
    stands in the audit log, since their hashes do not cover it.
    """
    with database.reading() as connection:
        if _kept(connection):
            return
    with database.writing() as connection:
        if _kept(connection):
            return
        brought = {1: [*words_in(base)]}
        for release, report in _reports(connection):
            brought.setdefault(release, []).append(report)
        for release, versions in brought.items():
            store_words(connection, release, versions, adopted=True)
        hashed = [version.hashed for versions in brought.values() for version in versions]
        details = {"rows": len(hashed), "sha256": sum_of(hashed)}
        audit.record(connection, audit.Act(database.now(), _BY, ADOPTED, "release:1", details))


def _kept(connection: Connection) -> bool:
    return bool(connection.execute(select(exists().where(words.c.release >= 1))).scalar())


def _reports(connection: Connection) -> Iterator[tuple[int, WordVersion]]:
    """Who reported for which period, by the submissions that were published."""
    standing: dict[tuple[str, str], WordVersion] = {}
    of = submissions.c
    for row in connection.execute(select(submissions).where(of.release.is_not(None)).order_by(of.release, of.id)):
        report = Return(row.area, Period.recorded(row.period), row.first_submitted_at or "", row.late, "", row.release)
        version = return_version(report, standing)
        standing[version.kind, version.key] = version
        yield row.release, version
