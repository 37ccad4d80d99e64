"""What was made of a release once is kept by name, and anything that cannot be trusted is made anew."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.selection import Selection
from dashboard.page import kept_maps, prepared_store
from dashboard.page.prepared_store import NOTHING_KEPT, PreparedStore
from dashboard.page.rendered_release import RenderedRelease


class Making:
    """Counts how often something is made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, str]:
        self.times += 1
        return {"text": "长廊"}


def test_it_is_made_once(tmp_path: Path) -> None:
    made = Making()
    for _ in range(3):
        assert PreparedStore(tmp_path / "kept").get("a", made) == {"text": "长廊"}
    assert made.times == 1
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0


def test_another_name_and_another_program_are_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, store = Making(), PreparedStore(tmp_path)
    store.get("a", made)
    store.get("b", made)
    monkeypatch.setattr(prepared_store, "program", lambda *_: "another")
    store.get("a", made)
    assert made.times == 3


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_damaged_is_made_anew(tmp_path: Path, content: bytes) -> None:
    made, store = Making(), PreparedStore(tmp_path)
    store.get("a", made)
    next(tmp_path.iterdir()).write_bytes(content)
    assert store.get("a", made) == {"text": "长廊"}
    assert json.loads(next(tmp_path.iterdir()).read_bytes()) == {"text": "长廊"}


def test_bytes_are_kept_as_they_are(tmp_path: Path) -> None:
    made = [b"\x00\xff" * 3, b"another"]
    for _ in range(2):
        assert PreparedStore(tmp_path).get_bytes("a", lambda: made.pop(0)) == b"\x00\xff" * 3
    assert made == [b"another"]


def test_where_others_can_write_nothing_is_believed(tmp_path: Path) -> None:
    made, store = Making(), PreparedStore(tmp_path)
    store.get("a", made)
    tmp_path.chmod(0o777)
    store.get("a", made)
    assert made.times == 2


def test_where_nothing_can_be_kept_it_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = Making()
    for store in (PreparedStore(tmp_path / "file" / "x"), NOTHING_KEPT):
        assert store.get("a", made) == {"text": "长廊"}
    assert made.times == 2


def test_a_release_seen_before_is_shown_the_same_without_drawing_its_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset, selection = load(shipped_package()), Selection("zh")
    first = RenderedRelease(dataset, store=PreparedStore(tmp_path))
    shown = first.server_html(selection), first.static_map(selection), first.map_json("zh")
    assert shown[2] == RenderedRelease(dataset).map_json("zh")
    monkeypatch.setattr(kept_maps, "drawing_of", lambda *_: pytest.fail("the map was drawn again"))
    again = RenderedRelease(dataset, store=PreparedStore(tmp_path))
    assert (again.server_html(selection), again.static_map(selection), again.map_json("zh")) == shown


def test_of_a_package_drawn_anew_each_release_shows_its_own_map(tmp_path: Path) -> None:
    """A release keeps the shapes that it was published with, whatever the package's are by now."""
    today, selection, store = load(shipped_package()), Selection("zh"), PreparedStore(tmp_path)
    first, *others = today.layers["lakes"]
    shapes = {**today.layers, "lakes": (replace(first, geometry=first.geometry.buffer(0.05)), *others)}
    former = replace(today, layers=shapes, fingerprint="former")
    maps = [RenderedRelease(dataset, store=store).static_map(selection) for dataset in (today, former)]
    assert maps == [RenderedRelease(dataset).static_map(selection) for dataset in (today, former)]
    assert maps[0] != maps[1]
