"""All problems at once, whatever state the package is in."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.package.checks import check
from corridor.package.reading import read_package
from tests.examples import examples

_MANY = (
    "value-absent",
    "period-missing",
    "locator-missing",
    "translation-missing",
    "place-outside-area",
    "belt-not-schematic",
    "geometry-overlap",
    "border-off-edge",
    "wrong-type",
    "duplicate-id",
)


def test_a_package_broken_in_many_ways_reports_them_all(copy, apply, problems_of, broken_by_name):
    cases = [broken_by_name[name] for name in _MANY]
    apply(copy, [change for case in cases for change in case["change"]])
    reported = {problem.in_language("en").partition(" ")[2] for problem in problems_of(copy)}
    assert {line.partition(" ")[2] for case in cases for line in case["en"]} <= reported


def test_the_tables_are_checked_without_the_layers(tiny):
    dataset, _ = read_package(tiny)
    assert list(check(replace(dataset, layers={}))) == []


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        ("regions", {"region-without-polygon", "place-in-undrawn-area"}),
        ("surroundings", {"place-in-undrawn-area"}),
        ("neighbours", set()),
        ("border", set()),
        ("rivers", set()),
        ("lakes", set()),
    ],
)
def test_an_empty_layer_is_missed_where_it_is_needed_and_ends_no_search(tiny, layer, expected):
    dataset, _ = read_package(tiny)
    problems = check(replace(dataset, layers={**dataset.layers, layer: ()}))
    assert {problem.rule for problem in problems} == expected


@pytest.mark.parametrize("table", ["areas", "countries", "initiatives", "units", "indicators", "observations"])
def test_an_empty_table_ends_no_search(tiny, table):
    dataset, _ = read_package(tiny)
    broken = replace(
        dataset, corridor=replace(dataset.corridor, map_note=type(dataset.corridor.map_note)({"zh": "图"}))
    )
    expected = {problem.rule for problem in check(broken)}
    assert expected <= {problem.rule for problem in check(replace(broken, **{table: {}}))}


def test_a_source_without_a_text_is_passed_over(tiny):
    dataset, _ = read_package(tiny)
    assert list(check(dataset, {})) == []
    assert list(check(dataset, {"yearbook": {}})) == []


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_cell_however_wrong_raises(tiny, tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(tiny, folder, dirs_exist_ok=True)
    path = data.draw(st.sampled_from(sorted(folder.rglob("*.*"))))
    text = path.read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    junk = data.draw(
        st.one_of(st.text(max_size=8), st.sampled_from(["", "-1", "1e400", "NaN", "[]", ";", '"', "null"]))
    )
    path.write_text(text[:start] + junk + text[end:], "utf-8", errors="surrogatepass")
    dataset, problems = read_package(folder)
    for problem in [*problems, *check(dataset, {"paper": {"1.1": "水井40口"}})]:
        assert problem.in_language("zh")
        assert problem.in_language("en")
