"""Release by release over the synthetic years: nothing moves, nothing is invented, and no answer ever changes."""

import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Qualifier
from corridor.queries.about import about
from corridor.queries.coverage import coverage
from corridor.queries.evidence import evidence
from corridor.queries.headlines import headlines
from corridor.queries.overview import overview
from corridor.queries.region_list import region_list
from corridor.queries.strip_map import strip_map
from corridor.queries.table import TableQuery, table
from corridor.queries.timeliness import timeliness
from corridor.queries.trend import trends
from corridor.queries.wall import wall
from corridor.releases.release_store import LoadedRelease, ReleaseStore
from dashboard.app import build_app
from tests.year.edits import NEW_NORTH
from tests.year.made import made
from tests.year.plan import FORMER_TOWN, NORTH, QUARTERS, REGIONS

pytestmark = pytest.mark.slow
RELEASES = range(1, len(QUARTERS) + 3)
_OF_THE_PROCESS = re.compile(rb'"end_id":"[^"]*"|"dashboard":\{[^}]*\}')
"""What Dash draws by lot when a server starts, and its list of the elements that the process has made so far."""
_EVERY = 7
"""Of the figures, every how manieth is asked for its evidence."""

ADDRESSES = (
    "/?release=6",
    "/?release=9&region=990723&lang=en",
    "/?release=13&view=table",
    f"/?release=9&region={NORTH}&period=2023-Q3",
    "/?release=3&view=compare&lang=en",
    "/?release=12&view=about",
    "/?release=8&mode=wall&lang=en",
    f"/?release=2&region={FORMER_TOWN}&initiative=A2",
)


def answers(dataset: Dataset) -> Iterator[bytes]:
    """The answers to the questions of the page, as bytes."""
    yield repr(coverage(dataset)).encode()
    yield repr(overview(dataset, None)).encode()
    yield repr(headlines(dataset)).encode()
    yield repr(about(dataset)).encode()
    yield repr(strip_map(dataset)).encode()
    yield repr(wall(dataset)).encode()
    yield repr(timeliness(dataset)).encode()
    yield repr(region_list(dataset)).encode()
    yield repr((dataset.corridor, dataset.layers, dataset.places, dataset.belts, dataset.countries)).encode()
    for region in (None, *REGIONS):
        yield repr(trends(dataset, region)).encode()
        yield repr(table(dataset, TableQuery("zh", region))).encode()
        yield repr(table(dataset, TableQuery("en", region, text="合成"))).encode()
    for key in [*dataset.observations][::_EVERY]:
        yield repr(evidence(dataset, key)).encode()


@pytest.mark.parametrize("number", [1, 2, 6, 9, 13, 14])
def test_no_edit_of_the_package_changes_an_answer(years: ReleaseStore, edited: ReleaseStore, number: int) -> None:
    one, other = years.loaded_release(number).dataset, edited.loaded_release(number).dataset
    assert one.fingerprint == other.fingerprint
    for before, after in zip(answers(one), answers(other), strict=True):
        assert after == before


def test_the_page_of_an_earlier_release_is_the_same_to_the_byte(edited_folder: Path) -> None:
    one, other = (
        build_app(folder, database=made().url).server.test_client() for folder in (made().folder, edited_folder)
    )
    for address in ADDRESSES:
        before, after = one.get(address), other.get(address)
        assert before.status_code == after.status_code == HTTPStatus.OK
        assert _OF_THE_PROCESS.sub(b"", after.data) == _OF_THE_PROCESS.sub(b"", before.data), address


def test_a_region_is_found_in_a_release_of_before_its_code_was_changed(edited_folder: Path) -> None:
    client = build_app(edited_folder, database=made().url).server.test_client()
    moved = client.get(f"/?release=9&region={NEW_NORTH}&lang=en")
    assert moved.headers["Location"] == f"?release=9&region={NORTH}&lang=en"
    until_the_next_release = client.get(f"/?region={NEW_NORTH}")
    assert until_the_next_release.headers["Location"] == f"?region={NORTH}"
    assert client.get("/?release=9&region=never").status_code == HTTPStatus.OK


def test_each_release_has_the_names_that_it_was_published_with(years: ReleaseStore) -> None:
    names = [years.loaded_release(number).dataset.indicators["member-households"].name.in_("zh") for number in RELEASES]
    assert names == ["合成中心户"] * 9 + ["合成示范中心户"] * 5
    later = ["disputes-settled" in years.loaded_release(number).dataset.indicators for number in RELEASES]
    assert later == [False] * 7 + [True] * 7


def test_no_figure_moves_between_regions_and_none_is_lost_without_a_trace(years: ReleaseStore) -> None:
    where: dict[str, str | None] = {}
    for loaded in walk(years):
        for row in loaded.dataset.observations.values():
            region = years.base.current(loaded.dataset.region_of(row.area) or "")
            assert where.setdefault(row.id, region) == region
        gone = where.keys() - loaded.dataset.observations.keys()
        assert gone == {row.key for row in loaded.contents.withdrawn if row.kind == "observations"}


def test_no_total_is_invented(years: ReleaseStore) -> None:
    for loaded in walk(years):
        dataset = loaded.dataset
        published = {row.key for row in loaded.contents.rows["observations"].values() if row.withdrawn is None}
        assert dataset.observations.keys() == published
        shown = {row.id for row in dataset.observations.values() if dataset.region_of(row.area) is None}
        assert shown == set()
        whole = overview(dataset, None)
        assert all(not group.reported.tiles for level in whole.levels for group in level.groups)


def test_what_is_current_is_the_newest_of_its_indicator(years: ReleaseStore) -> None:
    dataset = years.loaded.dataset
    for region in REGIONS:
        rows = [row for row in dataset.observations_of(region) if row.qualifier is not Qualifier.TARGET and row.period]
        newest = {
            row.indicator: max(one.period.closing for one in rows if one.indicator == row.indicator and one.period)
            for row in rows
        }
        for row in dataset.latest_of(region):
            if row.period and row.qualifier is not Qualifier.TARGET:
                assert row.period.closing == newest[row.indicator]


def walk(store: ReleaseStore) -> Iterator[LoadedRelease]:
    for number in RELEASES:
        yield store.loaded_release(number)
