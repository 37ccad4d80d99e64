"""A package in which a region got another code, over releases that were published under the former one."""

from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.queries.trend import trends
from corridor.releases.compatibility import demand_belonging
from corridor.releases.contents import contents_of
from corridor.releases.database import Database
from corridor.releases.merging import dataset_of
from corridor.releases.release_store import ReleaseStore
from corridor.releases.releases import Notice, RowVersion, append
from corridor.releases.verification import faults
from corridor.releases.words import changed_words
from tests.corridor.releases.publishing import publish, put
from tests.small import NORTH, small

NEW = "100009"


def changed() -> Dataset:
    """The small dataset with another code for its northern region."""
    plain = small()
    former = replace(plain.areas[NORTH], kind="former")
    areas = {**plain.areas, NORTH: former, NEW: replace(plain.areas[NORTH], id=NEW, predecessor=NORTH)}
    regions = tuple(NEW if code == NORTH else code for code in plain.corridor.regions)
    return replace(plain, areas=areas, corridor=replace(plain.corridor, regions=regions, hub=NEW))


def publish_with(database: Database, base: Dataset, row: RowVersion) -> None:
    """Publish a row as the office does: with what the package has become since."""
    release_store = ReleaseStore(database, base)
    words = changed_words(base, release_store.loaded.contents.words)
    release_store.close()
    with database.writing() as connection:
        append(connection, Notice(database.now(), "anna", "2026-Q2", "2026-10-01"), (row,), words)


def test_figures_of_both_codes_are_one_region_and_old_releases_stand(database: Database) -> None:
    publish(database, put("O3", area=NORTH, value="11", period="2026-Q1"))
    base = changed()
    publish_with(database, base, put("O4", area=NEW, value="12", period="2026-Q2"))
    release_store = ReleaseStore(database, base)
    demand_belonging(release_store)
    shown = release_store.latest().dataset
    assert [row.id for row in shown.latest_of(NEW)] == ["O4"]
    (series,) = trends(shown, NEW).series
    assert [(row.id, row.area) for row in series.points] == [("O1", NORTH), ("O3", NORTH), ("O4", NEW)]
    assert [(cut.at, cut.former.id if cut.former else "") for cut in series.breaks] == [(2, NORTH)]
    with database.reading() as connection:
        before = dataset_of(contents_of(connection, 2), base)
    assert [row.id for row in before.latest_of(NORTH)] == ["O3"], "it keeps the code of its time"
    assert NEW not in before.areas
    release_store.close()
    assert list(faults(database, base, lambda _dataset: ())) == []
