"""A release on the package that it was made of: the same records, and what was changed in the package since."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.releases.canonical_rows import FIGURES
from corridor.releases.compatibility import demand_belonging, package_changes
from corridor.releases.contents import contents_of
from corridor.releases.database import Database
from corridor.releases.errors import DatabaseForeignError
from corridor.releases.release_store import ReleaseStore
from corridor.releases.standing_observations import StandingObservations
from tests.corridor.releases.publishing import publish, put
from tests.small import NORTH, SOUTH, observation, small


def changes(database: Database, base: Dataset) -> int:
    release_store = ReleaseStore(database, base)
    try:
        return package_changes(release_store)
    finally:
        release_store.close()


def with_value(value: str) -> Dataset:
    base = small()
    return replace(
        base, observations={**base.observations, "O1": replace(base.observations["O1"], value=Decimal(value))}
    )


def test_what_is_stored_as_the_package_has_it_is_the_packages_own(database: Database) -> None:
    base = small()
    with database.reading() as connection:
        own, anew = contents_of(connection, 1, base=base), contents_of(connection, 1)
    assert own == anew
    figures = own.rows["observations"]
    assert isinstance(figures, StandingObservations)
    assert figures.first is figures.package is base.figures
    for kind, rows in own.rows.items():
        for key, row in rows.items() if rows is not figures else ():
            assert row.record is getattr(base, kind)[key]
            assert row.record is not anew.rows[kind][key].record


def test_what_the_package_has_otherwise_stays_as_it_was_published(database: Database) -> None:
    base = with_value("10.0")
    with database.reading() as connection:
        rows = contents_of(connection, 1, base=base).rows["observations"]
    assert str(rows["O1"].record.value) == "10"  # type: ignore[union-attr]
    assert rows["O2"].record == base.observations["O2"]


def test_releases_on_the_package_are_the_same_as_read_by_themselves(database: Database) -> None:
    publish(database, put("O1", value="11"), put("O3", period="2026-Q3"))
    release_store = ReleaseStore(database, small())
    with database.reading() as connection:
        assert release_store.loaded.contents == contents_of(connection, 2)
        assert release_store.loaded_release(1).contents == release_store.first == contents_of(connection, 1)
    release_store.close()


def test_an_unchanged_package_has_no_changes(database: Database) -> None:
    assert changes(database, small()) == 0


def test_corrections_that_were_published_are_no_changes_of_the_package(database: Database) -> None:
    publish(database, put("O1", value="11"))
    assert changes(database, small()) == 0


def test_every_changed_and_every_new_row_of_the_package_counts(database: Database) -> None:
    assert changes(database, with_value("12")) == 1
    assert changes(database, with_value("10.0")) == 1
    base = with_value("12")
    more = replace(base, observations={**base.observations, "O9": observation("O9", period="2026-Q3")})
    assert changes(database, more) == 2


def test_a_changed_source_counts_where_a_figure_names_it(database: Database) -> None:
    base = small()
    named = next(iter(base.observations.values())).source
    other = replace(base.sources[named], title=Text({"zh": "改名", "en": "Renamed"}))
    assert changes(database, replace(base, sources={**base.sources, named: other})) == 1


@pytest.mark.parametrize(
    ("table", "key"), [("areas", SOUTH), ("indicators", "branches")], ids=["an area", "an indicator"]
)
def test_releases_of_what_the_package_does_not_have_are_another_corridor_s(
    database: Database, table: str, key: str
) -> None:
    kept = {name: row for name, row in getattr(small(), table).items() if name != key}
    release_store = ReleaseStore(database, small())
    demand_belonging(release_store)
    release_store.base = replace(small(), **{table: kept})
    with pytest.raises(DatabaseForeignError, match=key):
        demand_belonging(release_store)
    release_store.close()


def recoded(base: Dataset) -> Dataset:
    """The package with another code for its northern region, which the rows name by it."""
    areas = {**base.areas, "150799": replace(base.areas[NORTH], id="150799", predecessor=NORTH)}
    areas[NORTH] = replace(base.areas[NORTH], kind="former")
    tables = {
        kind: {
            key: replace(row, area="150799") if row.area == NORTH else row for key, row in getattr(base, kind).items()
        }
        for kind in FIGURES
    }
    regions = tuple("150799" if code == NORTH else code for code in base.corridor.regions)
    return replace(base, areas=areas, corridor=replace(base.corridor, regions=regions, hub="150799"), **tables)


def test_a_row_that_names_its_area_by_the_code_of_today_is_not_changed(database: Database) -> None:
    base = recoded(small())
    assert any(row.area == "150799" for kind in FIGURES for row in getattr(base, kind).values())
    assert changes(database, base) == 0
    first = replace(base.observations["O1"], value=Decimal(12))
    assert changes(database, replace(base, observations={**base.observations, "O1": first})) == 1
