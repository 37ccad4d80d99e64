"""The legend explains everything that the map draws, and lists nothing else."""

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Coverage
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.selection import Selection
from dashboard.map.drawn_entries import drawn_entries
from dashboard.map.figure import map_drawing
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.legend import LAYERS, MARKS, PORTS
from tests.dashboard.markup import read
from tests.dashboard.packages import PACKAGES
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

WITHOUT = {
    "belts": {"belts": {}},
    "places": {"places": {}},
    "ports": "port",
    "seats": "seat",
    "airports": "air",
}


def less(dataset, what):
    """`dataset` without one kind of thing."""
    if isinstance(WITHOUT[what], dict):
        return replace(dataset, fingerprint=what, **WITHOUT[what])
    kept = {key: place for key, place in dataset.places.items() if WITHOUT[what] not in (place.kind, *place.transport)}
    return replace(dataset, fingerprint=what, places=kept)


@pytest.fixture(scope="module")
def shipped():
    return load(shipped_package())


def same(dataset, *languages):
    """The entries of the legend on the page, which are those of the map, in some languages or in all."""
    rendered = RenderedRelease(dataset)
    for language in languages or dataset.corridor.languages:
        entries = read(rendered.server_html(Selection(language))["legend"]).values("data-entry")
        assert len(entries) == len(set(entries))
        assert set(entries) == drawn_entries(map_drawing(dataset, language))
    return set(entries)


@pytest.mark.parametrize("name", ["tiny", "harbour", "two_periods"])
def test_what_is_drawn_is_what_is_explained(name):
    same(load(PACKAGES / name))


def test_the_shipped_map_is_explained_whole(shipped):
    expected = {*LAYERS, *MARKS, "port-square", "port-circle", "port-diamond", "port-triangle-up", "port-outside"}
    assert same(shipped) == expected - {"north"}, "north is up there"


@pytest.mark.parametrize("what", WITHOUT)
def test_what_a_package_lacks_is_not_listed(shipped, what):
    gone = {
        "belts": {"belt", "beltpoint"},
        "places": {"port", "seat", "uncertainty", "spot"},
        "ports": {"port", "uncertainty", "spot", *PORTS},
        "seats": {"seat"},
        "airports": {"port-triangle-up", "port-outside"},
    }
    assert not same(less(shipped, what), "zh") & gone[what]


def test_a_generated_package_is_explained(tmp_path):
    same(load(make(tmp_path / "made", Plan(regions=7, indicators=6, periods=2))))


def test_a_kind_of_mark_that_nothing_explains_is_refused(shipped):
    drawing = map_drawing(shipped, "zh")
    drawing["data"][0]["uid"] = "novelty-1"
    with pytest.raises(KeyError, match="novelty"):
        drawn_entries(drawing)


@pytest.mark.parametrize("name", ["tiny", "harbour", "two_periods"])
def test_every_kind_of_cell_has_an_entry_and_no_other_kind(name):
    tree = read(RenderedRelease(load(PACKAGES / name)).server_html(Selection("en"))["matrix"])
    used = {cell["data-state"] for cell in tree.all("data-cell")}
    assert set(tree.named("ul")[0].values("data-state")) == used <= {state.value for state in Coverage}
