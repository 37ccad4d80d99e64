"""While the figures of a package are stored another process draws its map; without it nothing is lost but time."""

import multiprocessing
import time

import pytest

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.selection import Selection
from dashboard.page import drawn_ahead as ahead
from dashboard.page import kept_maps
from dashboard.page.drawn_ahead import drawn_ahead
from dashboard.page.kept_maps import KeptMaps
from dashboard.page.prepared_store import NOTHING_KEPT, PreparedStore
from dashboard.page.rendered_release import RenderedRelease

pytestmark = pytest.mark.filterwarnings("default:.*fork:DeprecationWarning")


@pytest.fixture(scope="module")
def dataset():
    return load(shipped_package())


def failing(*_):
    raise RuntimeError


def test_the_first_page_finds_the_map_drawn(dataset, tmp_path, monkeypatch):
    store, selection = PreparedStore(tmp_path), Selection("zh")
    with drawn_ahead(dataset, store):
        pass
    monkeypatch.setattr(kept_maps, "drawing_of", failing)
    page = RenderedRelease(dataset, store=store)
    monkeypatch.undo()
    assert page.static_map(selection) == RenderedRelease(dataset).static_map(selection)


def test_no_process_begins_where_the_map_is_kept_or_nothing_can_be(dataset, tmp_path, monkeypatch):
    store = PreparedStore(tmp_path)
    KeptMaps(dataset, store).drawn("zh")
    monkeypatch.setattr(multiprocessing, "get_context", failing)
    for one in (store, NOTHING_KEPT):
        with drawn_ahead(dataset, one):
            pass


@pytest.mark.parametrize("draw", [failing, lambda *_: time.sleep(60)], ids=["it fails", "it hangs"])
def test_a_map_that_is_not_drawn_holds_nothing_up(dataset, tmp_path, monkeypatch, capfd, draw):
    monkeypatch.setattr(kept_maps, "drawing_of", draw)
    monkeypatch.setattr(ahead, "_LONGEST_S", 0.5)
    store = PreparedStore(tmp_path)
    with drawn_ahead(dataset, store):
        pass
    assert KeptMaps(dataset, store).are_lacking("zh")
    assert not multiprocessing.active_children()
    assert capfd.readouterr() == ("", "")


def test_what_goes_wrong_meanwhile_ends_the_process(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr(kept_maps, "drawing_of", lambda *_: time.sleep(60))
    begun = time.monotonic()
    with pytest.raises(ZeroDivisionError), drawn_ahead(dataset, PreparedStore(tmp_path)):
        raise ZeroDivisionError
    assert not multiprocessing.active_children()
    assert time.monotonic() - begun < 30
