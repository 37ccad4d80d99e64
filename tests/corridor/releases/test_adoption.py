"""Releases that are older than the keeping of words get those of the package, once, and the log says so."""

from msgspec.structs import replace
from sqlalchemy import insert, select

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.releases.adoption import adopt_words
from corridor.releases.database import Database
from corridor.releases.release_store import ReleaseStore
from corridor.releases.tables import accounts, audit_entries, submissions
from corridor.releases.words import ADOPTED
from tests.corridor.releases.publishing import publish, put
from tests.corridor.releases.unguarded import tamper
from tests.small import NORTH, SOUTH, small, text


def _published(database: Database, number: int, area: str, period: str, *, late: bool, nil: str | None = None) -> None:
    """A submission as a program before the keeping of words left it: its release knows nothing of who reported."""
    with database.writing() as connection:
        if connection.execute(select(accounts.c.id)).first() is None:
            connection.execute(
                insert(accounts).values(name="anna", role="reviewer", office="Office", created_at=database.now())
            )
        connection.execute(
            insert(submissions).values(
                area=area, period=period, author=1, office="Office", document="Report", state="published", version=1,
                late=late, created_at="2026-10-01T08:00:00Z", first_submitted_at=f"2026-10-0{number}T08:00:00Z",
                release=number, nil=nil,
            )
        )  # fmt: skip


def _old(database: Database) -> None:
    publish(database, put("O3", period="2026-Q3"))
    publish(database, put("O4", area=SOUTH, period="2026-Q3"), reason="late")
    _published(database, 2, NORTH, "2026-Q3", late=False)
    _published(database, 3, SOUTH, "2026-Q3", late=True)
    tamper(database, "DELETE FROM words")


def _reports(database: Database, base: Dataset, number: int) -> list[tuple[str, str, bool, int]]:
    store = ReleaseStore(database, base)
    try:
        found = store.loaded_release(number).dataset.returns
        return [(one.area, one.period.text, one.late, one.release) for one in found]
    finally:
        store.close()


def test_each_release_says_who_had_reported_by_then(database: Database) -> None:
    _old(database)
    adopt_words(database, small())
    north, south = (NORTH, "2026-Q3", False, 2), (SOUTH, "2026-Q3", True, 3)
    assert _reports(database, small(), 1) == []
    assert _reports(database, small(), 2) == [north]
    assert _reports(database, small(), 3) == [north, south]


def test_what_is_adopted_stays_whatever_the_package_says_later(database: Database) -> None:
    _old(database)
    adopt_words(database, small())
    base = small()
    renamed = replace(base, areas={**base.areas, NORTH: replace(base.areas[NORTH], name=text("新名", "New"))})
    adopt_words(database, renamed)
    store = ReleaseStore(database, renamed)
    assert store.loaded_release(3).dataset.areas[NORTH].name == base.areas[NORTH].name
    store.close()


def test_the_log_says_once_how_many_rows_were_adopted(database: Database) -> None:
    _old(database)
    adopt_words(database, small())
    adopt_words(database, small())
    query = select(audit_entries.c.subject, audit_entries.c.details).where(audit_entries.c.action == ADOPTED)
    with database.reading() as connection:
        (entry,) = connection.execute(query).all()
    assert entry.subject == "release:1"
    assert entry.details.count("sha256") == 1


def test_a_correction_takes_no_report_away_and_a_nil_return_no_figures(database: Database) -> None:
    publish(database, put("O3", period="2026-Q3"))
    publish(database, put("O3", period="2026-Q3", value="11"), reason="correction")
    _published(database, 2, NORTH, "2026-Q3", late=True)
    _published(database, 3, NORTH, "2026-Q3", late=False, nil="nothing to report")
    tamper(database, "DELETE FROM words")
    adopt_words(database, small())
    store = ReleaseStore(database, small())
    (report,) = store.loaded_release(3).dataset.returns
    assert (report.period, report.late, report.nil) == (Period.parse("2026-Q3"), True, "")
    store.close()
