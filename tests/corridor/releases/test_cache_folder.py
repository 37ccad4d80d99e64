"""What was worked out once is kept for later starts: never believed where others can write, never in the way."""

import os
import time
from pathlib import Path
from types import ModuleType

import pytest

from corridor.releases.cache_folder import CacheFolder, program

DAY_S = 24 * 3600


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_what_is_kept_comes_back_and_the_newest_counts(place: Path) -> None:
    folder = CacheFolder(place)
    assert folder.read("a") is None
    assert not place.exists(), "asking makes nothing"
    for content in (b"first", b"", bytes(range(256))):
        folder.write("a", content)
        assert folder.read("a") == content
    assert folder.read("b") is None
    assert [path.name for path in place.iterdir()] == ["a"]


def test_its_folder_is_made_for_its_owner_alone(place: Path) -> None:
    CacheFolder(place).write("a", b"x")
    assert place.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("mode", "believed"),
    [(0o700, True), (0o755, True), (0o711, True), (0o720, False), (0o702, False), (0o770, False), (0o777, False)],
    ids=oct,
)
def test_where_others_can_write_nothing_is_believed(place: Path, mode: int, believed) -> None:
    folder = CacheFolder(place)
    folder.write("a", b"mine")
    place.chmod(mode)
    assert folder.read("a") == (b"mine" if believed else None)


def test_nor_is_the_folder_of_another_user(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = CacheFolder(place)
    folder.write("a", b"theirs")
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    assert folder.read("a") is None


def test_without_a_place_nothing_is_kept_and_nothing_raises() -> None:
    folder = CacheFolder(None)
    folder.write("a", b"x")
    assert folder.read("a") is None
    folder.clear_old()


def test_a_place_that_cannot_be_used_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    folder = CacheFolder(tmp_path / "file" / "cache")
    folder.write("a", b"x")
    assert folder.read("a") is None
    folder.clear_old()
    assert (tmp_path / "file").read_text() == "no folder"


@pytest.mark.parametrize(("days", "kept"), [(0, True), (29, True), (31, False), (400, False)])
def test_what_nobody_asked_for_in_a_month_is_deleted(place: Path, days: int, kept) -> None:
    folder = CacheFolder(place)
    folder.write("a", b"x")
    then = time.time() - days * DAY_S
    os.utime(place / "a", (then, then))
    folder.clear_old()
    assert (place / "a").exists() is kept


def test_to_be_asked_for_is_to_stay(place: Path) -> None:
    folder = CacheFolder(place)
    for name in ("asked", "forgotten"):
        folder.write(name, b"x")
        then = time.time() - 40 * DAY_S
        os.utime(place / name, (then, then))
    assert folder.read("asked") == b"x"
    folder.clear_old()
    assert [path.name for path in place.iterdir()] == ["asked"]


@pytest.mark.parametrize(("hours", "written"), [(1, False), (23, False), (25, True)])
def test_to_be_asked_for_is_written_down_once_a_day(place: Path, hours: int, written) -> None:
    folder = CacheFolder(place)
    folder.write("a", b"x")
    then = time.time() - hours * 3600
    os.utime(place / "a", (then, then))
    before = (place / "a").stat().st_mtime_ns
    folder.read("a")
    asked = (place / "a").stat().st_mtime_ns
    folder.mapped("a", lambda _: True)
    assert ((place / "a").stat().st_mtime_ns, asked != before) == (asked, written)


def test_clearing_leaves_folders_and_goes_on(place: Path) -> None:
    folder = CacheFolder(place)
    (place / "a folder").mkdir(parents=True)
    folder.write("old", b"x")
    for name in ("a folder", "old"):
        os.utime(place / name, (0, 0))
    folder.clear_old()
    assert [path.name for path in place.iterdir()] == ["a folder"]


@pytest.fixture
def package(tmp_path: Path) -> ModuleType:
    """A package of some files."""
    root = tmp_path / "package"
    (root / "inner").mkdir(parents=True)
    for name in ("__init__.py", "inner/code.py", "words.toml", "look.css", "notes.txt"):
        (root / name).write_text("one")
    made = ModuleType("package")
    made.__file__ = str(root / "__init__.py")
    return made


def state(package: ModuleType) -> str:
    program.cache_clear()
    return program(package)


@pytest.mark.parametrize(
    ("name", "counts"), [("inner/code.py", True), ("words.toml", True), ("look.css", True), ("notes.txt", False)]
)
def test_a_program_is_another_one_when_a_file_of_it_is(package: ModuleType, name: str, counts) -> None:
    file = Path(str(package.__file__)).parent / name
    before = state(package)
    assert state(package) == before
    found = file.stat()
    file.write_text("two")  # as long as before
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    touched = state(package)
    assert (touched != before) is counts
    file.write_text("longer")
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    assert (state(package) != touched) is counts
    file.rename(file.with_stem("renamed"))
    assert (state(package) not in {before, touched}) is counts


def test_of_two_packages_either_counts(package: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "__init__.py").write_text("one")
    other = ModuleType("other")
    other.__file__ = str(tmp_path / "other" / "__init__.py")
    program.cache_clear()
    assert len({program(package), program(other), program(package, other)}) == 3
