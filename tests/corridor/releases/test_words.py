"""A release keeps the names and definitions that it was published with, whatever becomes of them in the package."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from shapely import LineString, box
from shapely.affinity import translate
from sqlalchemy import URL, delete

from corridor.model.dataset import Dataset
from corridor.model.feature import Feature
from corridor.model.package_tables import Tables
from corridor.model.period import Period
from corridor.model.predecessor import FORMER
from corridor.model.records import Country, Statistic
from corridor.model.vocabulary import Measure
from corridor.releases.canonical_rows import WORDS
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.opening import open_database
from corridor.releases.release_store import ReleaseStore
from corridor.releases.releases import Notice, append
from corridor.releases.tables import words
from corridor.releases.verification import faults
from corridor.releases.words import changed_names, changed_words
from tests.corridor.releases.publishing import publish, put
from tests.corridor.releases.test_upgrading import fill_as_the_first_schema_did
from tests.corridor.releases.unguarded import tamper
from tests.corridor.sample import belt, place
from tests.databases import copied
from tests.examples import examples
from tests.small import NORTH, SOUTH, observation, small, source, text

TABLES = [name for name in Tables.__struct_fields__ if name != "corridor"]

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


def framed_with(**changes: object) -> Edit:
    return lambda base: replace(base, **changes)


def of_the_corridor(**changes: object) -> Edit:
    return lambda base: replace(base, corridor=replace(base.corridor, **changes))  # type: ignore[arg-type]


def recoded(base: Dataset) -> Dataset:
    """The northern region under another code."""
    if NORTH not in base.corridor.regions:
        return base
    areas = {**base.areas, "100009": replace(base.areas[NORTH], id="100009", predecessor=NORTH)}
    areas[NORTH] = replace(areas[NORTH], kind=FORMER)
    regions = tuple("100009" if code == NORTH else code for code in base.corridor.regions)
    return replace(base, areas=areas, corridor=replace(base.corridor, regions=regions))


def moved(features: tuple[Feature, ...]) -> tuple[Feature, ...]:
    return tuple(replace(row, geometry=translate(row.geometry, 0.01)) for row in features)


def drawn() -> Dataset:
    """The small package with shapes, a place, a belt and a country, and a document that no figure names."""
    regions = (
        Feature(NORTH, {"name": "北", "length_km": 12.5}, box(115.1, 48.2, 116.3, 49.1)),
        Feature(SOUTH, {"name": None}, box(115.1, 47.3, 116.3, 48.2)),
    )
    border = (Feature("line", {"order": 1}, LineString([(115.1, 47.3), (115.123456789012, 49.1)])),)
    return replace(
        small(),
        countries={"XA": Country("XA", text("邻国", "Neighbour"))},
        places={"P": replace(place("P", "port", NORTH, "XA"), lon=115.123456789, lat=48.5, uncertainty_m=500.0)},
        belts={"B": replace(belt("B", SOUTH, ["O2"]), depth_km=10.0)},
        sources={**small().sources, "shapes": source("shapes")},
        layers={"regions": regions, "border": border},
        layer_sources={"regions": ("shapes",)},
    )


EDITS: dict[str, Edit] = {
    "corridor renamed": of_the_corridor(title=text("新廊", "New")),
    "corridor's regions in another order": of_the_corridor(regions=(SOUTH, NORTH)),
    "corridor dated later": of_the_corridor(as_of=date(2030, 1, 1)),
    "another language": of_the_corridor(languages=("en", "zh", "mn")),
    "another middle of the map": of_the_corridor(projection_lon=99.5),
    "region under another code": recoded,
    "initiative in another colour": renamed("initiatives", "1", color="#abcdef", color_dark="#fedcba"),
    "initiative in another place": renamed("initiatives", "1", order=7),
    "country renamed": framed_with(countries={"XA": Country("XA", text("别国", "Other"))}),
    "place moved": renamed("places", "P", lon=115.2),
    "place renamed": renamed("places", "P", name=text("新口", "New port")),
    "place dropped": without_the_last("places"),
    "belt deeper": renamed("belts", "B", depth_km=25.5),
    "belt dropped": without_the_last("belts"),
    "shapes moved": lambda base: replace(base, layers={name: moved(rows) for name, rows in base.layers.items()}),
    "shape dropped": lambda base: replace(base, layers={name: rows[:1] for name, rows in base.layers.items()}),
    "layer dropped": lambda base: replace(base, layers={"regions": base.layers["regions"]}),
    "layer of another source": framed_with(layer_sources={"border": ("S1",)}),
    "document of shapes renamed": renamed("sources", "shapes", title=text("别图", "Other map")),
    "document of shapes dropped": without_the_last("sources"),
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


def same(database: Database, edited: Dataset, numbers: Iterable[int] = (1, 2)) -> None:
    """Each release is the same on the package and on the edited one, down to the order of every table."""
    for number in numbers:
        before, after = shown(database, drawn(), number), shown(database, edited, number)
        assert after == before
        assert repr(after) == repr(before)
        for table in (*TABLES, "layers"):
            assert [*getattr(after, table)] == [*getattr(before, table)]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> URL:
    """Two releases of the drawn package."""
    url = URL.create("sqlite", database=str(tmp_path_factory.mktemp("words") / "drawn.sqlite3"))
    made = Database(url)
    open_database(made, drawn())
    publish(made, put("O3", period="2026-Q3"))
    made.close()
    return url


@pytest.fixture
def published(template: URL, tmp_path: Path) -> Iterator[Database]:
    """The same, in a file of the test's own."""
    for url in copied(template, tmp_path):
        made = Database(url)
        yield made
        made.close()


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_of_the_package_changes_no_release(published: Database, edit: Edit) -> None:
    same(published, edit(drawn()))


@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=2, max_size=6))
def test_no_number_of_edits_changes_a_release(published: Database, names: list[str]) -> None:
    edited = drawn()
    for name in names:
        with suppress(KeyError):  # what an edit before it dropped
            edited = EDITS[name](edited)
    same(published, edited)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_is_published_on_an_edited_package_keeps_the_edit(published: Database, edit: Edit) -> None:
    """The release after an edit has it, and keeps it when the edit is taken back."""
    edited = edit(drawn())
    store = ReleaseStore(published, edited)
    brought = changed_words(edited, store.loaded.contents.words)
    expected = store.loaded.working
    store.close()
    with published.writing() as connection:
        append(connection, Notice(published.now(), "anna", "edited", "2026-10-01"), (), brought)
    found = shown(published, drawn(), 3)
    for table in (*WORDS, "layers", "layer_sources"):
        assert getattr(found, table) == getattr(expected, table), table
    same(published, edited)


def test_reports_are_written_for_the_package_as_it_is_now(database: Database) -> None:
    base = EDITS["indicator renamed"](small())
    store = ReleaseStore(database, base)
    loaded = store.loaded
    assert loaded.dataset.indicators["branches"].name == small().indicators["branches"].name
    assert loaded.working.indicators == base.indicators
    assert loaded.working.fingerprint != loaded.dataset.fingerprint
    assert changed_names(store.base, store.loaded.contents.words) == 1
    store.close()
    plain = ReleaseStore(database, small())
    assert plain.loaded.working is plain.loaded.dataset
    assert changed_names(plain.base, plain.loaded.contents.words) == 0
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
