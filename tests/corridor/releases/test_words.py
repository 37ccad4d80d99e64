"""A release keeps the names and definitions that it was published with, whatever becomes of them in the package."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import delete

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Statistic
from corridor.model.vocabulary import Measure
from corridor.releases.compatibility import changed_names
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.opening import open_database
from corridor.releases.release_store import ReleaseStore
from corridor.releases.releases import Notice, append
from corridor.releases.tables import words
from corridor.releases.verification import faults
from corridor.releases.words import changed_words
from tests.corridor.releases.publishing import publish, put
from tests.corridor.releases.test_upgrading import fill_as_the_first_schema_did
from tests.corridor.releases.unguarded import tamper
from tests.small import NORTH, SOUTH, observation, small, text

Edit = Callable[[Dataset], Dataset]


def renamed(table: str, key: str, **changes: object) -> Edit:
    def edit(base: Dataset) -> Dataset:
        rows = getattr(base, table)
        return replace(base, **{table: {**rows, key: replace(rows[key], **changes)}})

    return edit


def without_the_last(table: str) -> Edit:
    return lambda base: replace(base, **{table: dict([*getattr(base, table).items()][:-1])})


def reordered(table: str) -> Edit:
    return lambda base: replace(base, **{table: dict([*getattr(base, table).items()][::-1])})


EDITS: dict[str, Edit] = {
    "indicator renamed": renamed("indicators", "branches", name=text("新名", "New name")),
    "indicator defined otherwise": renamed("indicators", "branches", definition=text("新口径", "New definition")),
    "indicator redefined": renamed(
        "indicators", "branches", redefined=(Period("2026"),), redefinition=text("改", "It")
    ),
    "indicator measured otherwise": renamed("indicators", "branches", measure=Measure.FLOW),
    "unit renamed": renamed("units", "item", name=text("项", "things"), one=text("项", "thing")),
    "initiative renamed": renamed("initiatives", "1", name=text("新", "New"), aim=text("新", "New"), color="#000000"),
    "area renamed": renamed("areas", NORTH, name=text("新旗", "New"), short=text("新", "New")),
    "indicator dropped": without_the_last("indicators"),
    "indicators in another order": reordered("indicators"),
    "figures in another order": reordered("observations"),
    "figure dropped": without_the_last("observations"),
    "figure changed": renamed("observations", "O1", value=Decimal(99), printed="99个"),
    "figure added": lambda base: replace(base, observations={"O0": observation("O0", SOUTH), **base.observations}),
    "source renamed": renamed("sources", "S1", title=text("别的", "Other")),
    "statistic added": lambda base: replace(
        base,
        statistics={"N1": Statistic("N1", NORTH, text("人", "People"), Decimal(7), "item", "2020", text("", ""), "S1")},
    ),
}


def shown(database: Database, base: Dataset, number: int) -> Dataset:
    store = ReleaseStore(database, base)
    try:
        return store.loaded_release(number).dataset
    finally:
        store.close()


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_of_the_package_changes_no_release(database: Database, edit: Edit) -> None:
    publish(database, put("O3", period="2026-Q3"))
    for number in (1, 2):
        before, after = shown(database, small(), number), shown(database, edit(small()), number)
        assert after == before
        for table in ("indicators", "observations", "units", "initiatives", "sources"):
            assert [*getattr(after, table)] == [*getattr(before, table)]
    assert [*faults(database, edit(small()), check_release)] == []


def test_reports_are_written_for_the_package_as_it_is_now(database: Database) -> None:
    base = EDITS["indicator renamed"](small())
    store = ReleaseStore(database, base)
    loaded = store.loaded
    assert loaded.dataset.indicators["branches"].name == small().indicators["branches"].name
    assert loaded.working.indicators == base.indicators
    assert loaded.working.fingerprint != loaded.dataset.fingerprint
    assert changed_names(store) == 1
    store.close()
    plain = ReleaseStore(database, small())
    assert plain.loaded.working is plain.loaded.dataset
    assert changed_names(plain) == 0
    plain.close()


def test_the_next_release_brings_the_new_name_and_keeps_it_in_its_hash(database: Database) -> None:
    base = EDITS["indicator renamed"](small())
    store = ReleaseStore(database, base)
    brought = changed_words(base, store.loaded.contents.words)
    store.close()
    with database.writing() as connection:
        append(connection, Notice(database.now(), "anna", "renamed", "2026-10-01"), (), brought)
    names = [shown(database, small(), number).indicators["branches"].name.in_("zh") for number in (1, 2)]
    assert names == ["指标", "新名"]
    assert [*faults(database, base, check_release)] == []
    tamper(database, "DELETE FROM words WHERE release = 2")
    assert [fault.in_("en") for fault in faults(database, base, check_release)] == [
        "the hash of release 2 does not fit its contents"
    ]


def test_releases_older_than_the_keeping_keep_what_they_are_shown_with_from_now_on(database: Database) -> None:
    tamper(
        database, "DELETE FROM words", "DELETE FROM row_versions", "DELETE FROM audit_entries", "DELETE FROM releases"
    )
    fill_as_the_first_schema_did(database)
    assert [*faults(database, small(), check_release)] == []
    open_database(database, small())
    open_database(database, EDITS["indicator renamed"](small()))
    after = shown(database, EDITS["indicator renamed"](small()), 1)
    assert after.indicators == small().indicators
    assert [*faults(database, small(), check_release)] == []
    tamper(database, "DELETE FROM words WHERE key = 'visits'")
    assert "do not fit the audit log" in " ".join(fault.in_("en") for fault in faults(database, small(), check_release))


def test_words_cannot_be_changed_or_deleted(database: Database) -> None:
    with pytest.raises(Exception, match="append only"), database.writing() as connection:
        connection.execute(delete(words))
