"""A release more costs a process no memory for ever: those walked through are not held, whatever was asked of them."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from corridor.releases.release_store import LoadedRelease
from corridor.releases.words import LAYERS
from dashboard.page.kept_releases import KeptReleases
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.releases import Shown

WALKED = 15
HELD = 9
"""Of all kinds together: rendered ones, those for a period, and those whose pictures are kept."""
LOADED = 14
"""Those, some that were asked for of the store alone, and the latest."""


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    found = Shown.on(make_url(f"sqlite:///{tmp_path / 'releases.db'}"))
    yield found
    found.close()


@pytest.mark.slow
def test_a_walk_through_many_releases_holds_a_few(shown: Shown) -> None:
    shown.publish(shown.put("T01", "39", new="T90"))  # of another year: there are periods to choose from
    for value in range(WALKED):
        shown.publish(shown.put("T01", str(40 + value)))
        name = shown.state()["name"]
        for address in (f"/prepared/{name}/zh/tour.json", f"/card/{name}/zh/all/all.png", "/?embed=map"):
            assert shown.get(address).status_code == 200
    for number in range(2, WALKED + 2):
        language = ("zh", "en")[number % 2]
        shown.html(f"/?release={number}&lang={language}")
        shown.html(f"/?release={number}&lang={language}&period=2020")
    store = shown.office.release_store
    there = gc.get_objects()
    loaded = [one for one in there if isinstance(one, LoadedRelease) and one.contents.first is store.first.first]
    own = {id(one) for one in loaded}
    rendered = [one for one in there if isinstance(one, RenderedRelease) and id(one.loaded_release) in own]
    assert 0 < len(rendered) <= HELD
    assert 0 < len(loaded) <= LOADED


def test_releases_share_what_the_package_has_not_changed(shown: Shown) -> None:
    store = shown.office.release_store
    for value in ("41", "42"):
        shown.publish(shown.put("T01", value))
    held = [store.loaded_release(number).contents.words for number in (1, 2, 3)]
    layers = [place for place in held[0] if place[0] == LAYERS]
    assert layers
    assert all(one[place] is held[0][place] for one in held for place in layers)


def test_those_asked_for_last_are_kept_and_others_made_again(shown: Shown) -> None:
    dataset = shown.office.release_store.latest().dataset
    kept = KeptReleases(2)
    made: list[RenderedRelease] = []

    def make() -> RenderedRelease:
        made.append(RenderedRelease(dataset))
        return made[-1]

    first, second = kept.get("1", make), kept.get("2", make)
    assert kept.get("1", make) is first
    kept.get("3", make)
    assert [name for name in "123" if name in kept] == ["1", "3"]
    assert kept.find("2") is None
    assert kept.get("2", make) is not second
    assert len(made) == 4
