"""What is known of a ground is asked again only where shapes, places or areas are others."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import shapely
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Text
from corridor.package.checks import JudgedGround, check
from corridor.package.checks.border import border_off_edge
from corridor.package.checks.rule import Rule
from corridor.package.reading import read_package


@pytest.fixture(scope="module")
def dataset(tiny) -> Dataset:
    found, _ = read_package(tiny)
    return found


def _first(table, **changed):
    key, row = next(iter(table.items()))
    return {**table, key: replace(row, **changed)}


def _figures(dataset: Dataset) -> Dataset:
    """Everything that a release may differ in from another one of its package."""
    return replace(
        dataset,
        corridor=replace(dataset.corridor, as_of=dataset.corridor.as_of.replace(year=2031)),
        observations={},
        programmes={},
        honours={},
        derivations={},
        belts={key: replace(belt, observations=(), programmes=()) for key, belt in dataset.belts.items()},
        lines={**dataset.lines, "observations": {"O1": 7}},
        fingerprint="another",
    )


def _moved(dataset: Dataset) -> Dataset:
    layer = [
        replace(row, geometry=shapely.transform(row.geometry, lambda at: at + 9)) for row in dataset.layers["border"]
    ]
    return replace(dataset, layers={**dataset.layers, "border": tuple(layer)})


CHANGES = {
    "layer": _moved,
    "no layer": lambda dataset: replace(dataset, layers={}),
    "place": lambda dataset: replace(dataset, places=_first(dataset.places, lon=0.5)),
    "area": lambda dataset: replace(dataset, areas=_first(dataset.areas, name=Text({"zh": "另"}))),
    "belt": lambda dataset: replace(dataset, belts=_first(dataset.belts, area="999999")),
    "corridor": lambda dataset: replace(dataset, corridor=replace(dataset.corridor, regions=())),
    "line": lambda dataset: replace(dataset, lines={**dataset.lines, "places": {}}),
}


def test_figures_lie_on_the_same_ground(dataset) -> None:
    judged = JudgedGround()
    assert judged.under(dataset) is judged.under(_figures(dataset))


def test_equal_shapes_that_were_read_twice_are_the_same_ground(dataset, tiny) -> None:
    judged = JudgedGround()
    assert judged.under(dataset) is judged.under(read_package(tiny)[0])


def test_a_rule_is_applied_once_though_many_submit_at_once(dataset) -> None:
    judged, asked, applied = JudgedGround(), threading.Barrier(6), list[str]()

    def find(ground):
        applied.append(ground.fingerprint)
        threading.Event().wait(0.05)
        return iter(())

    looked = Rule("looked", find)

    def submit(_):
        asked.wait()
        return judged.under(dataset).problems(looked)

    with ThreadPoolExecutor(6) as pool:
        assert [*pool.map(submit, range(6))] == [()] * 6
    assert len(applied) == 1


@pytest.mark.parametrize("change", CHANGES)
def test_another_ground_is_judged_anew(dataset, change) -> None:
    judged, other = JudgedGround(), CHANGES[change](dataset)
    assert judged.under(dataset) is not judged.under(other)
    assert list(check(other, judged=judged)) == list(check(other))
    assert list(check(dataset, judged=judged)) == list(check(dataset))


def test_what_is_wrong_with_a_ground_is_said_of_every_dataset_on_it(dataset) -> None:
    judged, moved = JudgedGround(), _moved(dataset)
    rules = [{found.rule for found in check(shown, judged=judged)} for shown in (moved, _figures(moved), moved)]
    assert all("border-off-edge" in found for found in rules)


def test_a_rule_looks_once(dataset) -> None:
    judged, moved = JudgedGround(), _moved(dataset)
    found = judged.under(moved).problems(border_off_edge)
    assert found
    assert judged.under(_figures(moved)).problems(border_off_edge) is found
