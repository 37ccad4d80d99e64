"""Release by release over the synthetic years: no view grows beyond its limits, however much was published before."""

import pytest

from corridor.queries import headlines, wall
from corridor.queries.news import MOST_CHANGES
from corridor.queries.selection import Selection
from corridor.queries.strip_map import strip_map
from corridor.queries.table import PAGE_SIZE, TableQuery, table
from corridor.releases.release_store import ReleaseStore
from dashboard.app import build_app
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.strip_map.strip_names import runs
from tests.dashboard.markup import Element, read
from tests.year.indicators import KINDS
from tests.year.made import made
from tests.year.plan import QUARTERS

pytestmark = pytest.mark.slow
RELEASES = (2, 6, 10, len(QUARTERS) + 2)
"""The first reports, the two whose package had been changed most, and the last release, which holds all that any holds.

A view that grows does so with every report, so that the last one is the longest; `test_walk` goes through all of them.
"""
_TARGETS = 2
"""Of so many indicators a region has a target beside the figure."""
_STATED_WITH = 3
"""A flow may be current for so many lengths at once: the quarter, the half-year and the year that end together."""


@pytest.fixture(scope="module", params=RELEASES)
def rendered(request: pytest.FixtureRequest, years: ReleaseStore) -> RenderedRelease:
    loaded = years.loaded_release(request.param)
    return RenderedRelease(loaded.dataset, loaded_release=loaded)


def part(rendered: RenderedRelease, name: str, region: str | None = None) -> Element:
    found: Element = read(rendered.server_html(Selection("zh", region))[name])
    return found


def test_the_matrix_has_one_cell_for_each_region_and_initiative(rendered: RenderedRelease) -> None:
    dataset = rendered.dataset
    assert len(part(rendered, "matrix").all("data-cell")) == len(dataset.regions) * len(dataset.initiatives)


def test_a_region_has_a_tile_for_what_is_current_and_none_for_what_was(rendered: RenderedRelease) -> None:
    for region in rendered.dataset.regions:
        tiles = part(rendered, "panel", region.id).with_class("tile")
        assert len(tiles) <= len(KINDS) * _STATED_WITH + _TARGETS
        current = {row.id for area in rendered.dataset.areas_of(region.id) for row in rendered.dataset.latest_of(area)}
        drawn = {tile["data-figure"] for tile in tiles if "data-figure" in tile.attributes}
        assert drawn & rendered.dataset.observations.keys() <= current


def test_all_regions_lead_with_few_headlines_and_a_page_of_the_table_is_a_page(rendered: RenderedRelease) -> None:
    assert len(part(rendered, "headlines").with_class("headline")) <= headlines.MOST
    assert len(table(rendered.dataset, TableQuery("zh")).rows) <= PAGE_SIZE


def test_the_foot_names_one_document_and_counts_the_others(rendered: RenderedRelease) -> None:
    foot = part(rendered, "footer").text
    documents = [row for row in rendered.dataset.sources.values() if row.kind != "boundary"]
    assert len(documents) > 1
    assert sum(row.title.in_("zh") in foot for row in documents) == 1


def test_the_strip_has_one_mark_for_each_port_and_stretch_whatever_was_reported(rendered: RenderedRelease) -> None:
    strip, view = part(rendered, "strip"), strip_map(rendered.dataset)
    assert len(strip.all("data-port")) == len(view.ports)
    assert len(strip.with_class("strip-piece")) == len(runs(view.stretches))
    assert len(strip.with_class("strip-belts")[0].children) == sum(len(belt.spans) for belt in view.belts)


def test_the_wall_keeps_to_its_scenes_and_each_to_its_numbers(rendered: RenderedRelease) -> None:
    found = wall.wall(rendered.dataset)
    assert 1 <= len(found.scenes) <= wall.MOST
    assert all(len(scene.beside) <= wall.BESIDE for scene in found.scenes)


def test_the_first_page_is_no_longer_after_three_years_than_after_one(years: ReleaseStore) -> None:
    def size(number: int) -> int:
        loaded = years.loaded_release(number)
        shown = RenderedRelease(loaded.dataset, loaded_release=loaded).server_html(Selection("zh"))
        return sum(len(shown[name]) for name in ("headlines", "matrix", "strip", "profile", "wall", "footer", "panel"))

    assert size(RELEASES[-1]) <= size(6) * 1.3


def test_what_is_new_names_few_changes_of_each_region() -> None:
    client = build_app(made().folder, database=made().url).server.test_client()
    for number in RELEASES:
        page = read(client.get(f"/changes?from={number - 1}&to={number}").get_data(as_text=True))
        for region in page.with_class("news-of"):
            assert len(region.all("data-kind", "moved")) <= MOST_CHANGES
