"""A package that is checked beside other work is judged as without; what was found serves no other ground."""

import pytest
import shapely

from corridor.errors import PackageError
from corridor.geography import scene
from corridor.geography.corridor_line import corridor_arms
from corridor.geography.scene import corridor_of
from corridor.package.checks import SOUND_GROUND
from corridor.package.loading import load
from corridor.package.reading import read_source_text
from corridor.package.reading.package import SeenPackage
from corridor.releases import checked_package
from corridor.releases.checked_package import begun_package, load_kept
from corridor.releases.kept_tables import KeptTables
from corridor.single_flight import SingleFlight
from tests.corridor.package.checks.conftest import PAPER

SENTENCES = {"paper": read_source_text(PAPER)}
pytestmark = pytest.mark.filterwarnings("default:.*fork:DeprecationWarning")


@pytest.fixture
def kept(tmp_path):
    return KeptTables(tmp_path / "kept")


def _refused(read):
    """The problems of a package, in their order."""
    try:
        read()
    except PackageError as error:
        return error.problems
    return []


def _begun(folder, kept):
    with begun_package(folder, kept) as begun:
        return load_kept(folder, SENTENCES, kept, begun)


def _touch(file):
    """Change a file so that it holds the same."""
    file.write_bytes(file.read_bytes() + b"\n")


def test_every_broken_package_is_refused_in_the_same_words(copy, apply, broken, kept):
    apply(copy, broken["change"])
    problems = _refused(lambda: load(copy, SENTENCES))
    assert _refused(lambda: _begun(copy, kept)) == problems
    assert problems or "source" in broken  # the text of another source proves nothing


def test_another_process_judges_the_ground(copy, kept, monkeypatch):
    with begun_package(copy, kept) as begun:
        assert begun.found() == SOUND_GROUND != {}
    monkeypatch.setattr(checked_package, "found_on", lambda _: 1 / 0)
    assert _begun(copy, kept) == load(copy)


def test_the_line_that_was_drawn_there_is_not_drawn_again(copy, kept, monkeypatch):
    drawn = corridor_of(load(copy))
    again = SingleFlight(corridor_arms.__wrapped__, 8)
    for module in (checked_package, scene):
        monkeypatch.setattr(module, "corridor_arms", again)
    dataset = _begun(copy, kept)
    monkeypatch.setattr(again, "_work", lambda *_: pytest.fail("drawn"))
    assert corridor_of(dataset) == drawn != ()


def test_a_ground_that_kept_the_rules_is_not_judged_again(copy, kept, monkeypatch):
    _begun(copy, kept)
    _touch(copy / "observations.csv")
    monkeypatch.setattr(checked_package, "forked", lambda _: pytest.fail("begun"))
    monkeypatch.setattr(shapely, "union_all", lambda *_: pytest.fail("judged"))
    assert _refused(lambda: _begun(copy, kept)) == []


def test_a_ground_that_broke_the_rules_is_judged_each_time(copy, apply, broken_by_name, kept):
    apply(copy, broken_by_name["geometry-overlap"]["change"])
    first = _refused(lambda: _begun(copy, kept))
    assert _refused(lambda: _begun(copy, kept)) == first != []


@pytest.mark.parametrize(
    "kind", ["corridor", "areas", "countries", "places", "belts", "layers/regions", "layers/border"]
)
def test_each_file_of_the_ground_counts_and_no_other(copy, kind):
    before = SeenPackage(copy).ground_digest
    for other in ("observations.csv", "units.csv", "sources.csv", "datapackage.json"):
        _touch(copy / other)
    assert SeenPackage(copy).ground_digest == before
    _touch(next(copy.glob(f"{kind}.*")))
    assert SeenPackage(copy).ground_digest != before


def test_what_was_found_serves_no_package_that_changed_since(copy, apply, broken_by_name, kept):
    with begun_package(copy, kept) as begun:
        begun.seen()
        apply(copy, broken_by_name["geometry-overlap"]["change"])
        problems = _refused(lambda: load_kept(copy, SENTENCES, kept, begun))
    assert "geometry-overlap" in {problem.rule for problem in problems}
    assert problems == _refused(lambda: load(copy, SENTENCES))


def test_a_marked_ground_serves_no_package_that_changed_since(copy, apply, broken_by_name, kept):
    _begun(copy, kept)
    _touch(copy / "observations.csv")
    with begun_package(copy, kept) as begun:
        begun.seen()
        apply(copy, broken_by_name["geometry-overlap"]["change"])
        problems = _refused(lambda: load_kept(copy, SENTENCES, kept, begun))
    assert problems == _refused(lambda: load(copy, SENTENCES)) != []


def test_a_folder_without_a_package_is_refused_as_ever(tmp_path, kept):
    for folder in (tmp_path, tmp_path / "none"):
        assert (
            _refused(lambda folder=folder: _begun(folder, kept)) == _refused(lambda folder=folder: load(folder)) != []
        )
