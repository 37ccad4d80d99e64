"""A whole package read into a dataset."""

import gc
import shutil

import pytest

from corridor.errors import PackageError
from corridor.model.period import Period
from corridor.model.vocabulary import PeriodState, Qualifier, Text
from corridor.package.contract import DESCRIPTOR_FILE, LAYERS, TABLES
from corridor.package.reading import read_package

FILES = [*(table.file for table in TABLES), DESCRIPTOR_FILE, *(layer.file for layer in LAYERS)]


def reported(problems):
    return {(problem.rule, problem.file, problem.line, problem.field, problem.found) for problem in problems}


def test_the_tiny_package_is_read_without_a_problem(tiny):
    dataset, problems = read_package(tiny)
    assert problems == []
    assert dataset.corridor.languages == ("zh", "en")
    assert [area.id for area in dataset.regions] == ["101", "102", "103"]
    target = dataset.observations["T05"]
    assert (target.qualifier, target.bound, target.value) == (Qualifier.TARGET, Qualifier.AT_LEAST, 60)
    assert (target.period, target.period_state) == (Period("[2022,2023]"), PeriodState.AMBIGUOUS)
    assert target.period_note == Text({"zh": "原文未写明年份", "en": "The year is not named"})
    assert dataset.observations["T07"].value is None
    assert dataset.line_of("observations", "T05") == 6
    assert dataset.line_of("observations", "none") == 0
    assert dataset.layer_sources["regions"] == ("survey",)
    assert [feature.id for feature in dataset.layers["border"]] == ["b1", "b2", "b3"]


@pytest.mark.parametrize("file", FILES)
def test_the_fingerprint_changes_with_every_file(tiny, copy, file):
    path = copy / file
    path.write_bytes(path.read_bytes() + b"\n")
    before, after = read_package(tiny)[0], read_package(copy)[0]
    assert len(before.fingerprint) == 64
    assert before.fingerprint != after.fingerprint


def test_the_fingerprint_does_not_depend_on_where_the_package_lies(tiny, copy):
    assert read_package(tiny)[0].fingerprint == read_package(copy)[0].fingerprint


@pytest.mark.parametrize("file", FILES)
def test_each_missing_file_is_reported_once_and_nothing_follows_from_it(copy, file):
    (copy / file).unlink()
    _, problems = read_package(copy)
    assert reported(problems) == {("missing-file", file, 0, "", file)}


def test_every_file_may_be_missing(copy):
    missing = [file for file in FILES if file != "datapackage.json"]  # else there would be no package at all
    for file in missing:
        (copy / file).unlink()
    dataset, problems = read_package(copy)
    assert reported(problems) == {("missing-file", file, 0, "", file) for file in missing}
    assert (dataset.corridor.id, dataset.regions, dataset.observations) == ("", (), {})


def test_problems_of_all_files_come_together(copy, edit):
    edit("observations.csv", "T01,101,1,wells,40", "T01,101,1,wells,forty")
    edit("places.csv", "L01,port", "L01,harbour")
    edit("belts.csv", "T01;T02", "T01;T99")
    edit("layers/border.geojson", '"area": "102"', '"area": "999"')
    dataset, problems = read_package(copy)
    assert reported(problems) == {
        ("wrong-type", "observations.csv", 2, "value", "forty"),
        ("unknown-word", "places.csv", 2, "kind", "harbour"),
        ("unknown-code", "belts.csv", 2, "observations", "T99"),
        ("unknown-code", "layers/border.geojson", 0, "feature 2, area", "999"),
    }
    assert "T01" not in dataset.observations
    assert dataset.belts["B101"].observations == ("T01", "T99")


def test_a_code_is_known_even_where_its_own_row_cannot_be_read(edit):
    _, problems = read_package(edit("units.csv", "well,count", "well,dozens"))
    assert reported(problems) == {("unknown-word", "units.csv", 2, "scale", "dozens")}


def test_a_table_without_its_key_leaves_codes_undoubted(edit):
    _, problems = read_package(edit("countries.csv", "id,", "code,"))
    assert reported(problems) == {
        ("missing-column", "countries.csv", 1, "id", ""),
        ("unknown-column", "countries.csv", 1, "code", "code"),
    }


def test_a_new_language_makes_its_columns_expected_in_every_table(edit):
    _, problems = read_package(edit("corridor.csv", "zh;en", "zh;en;mn"))
    missing = {(problem.file, problem.field) for problem in problems if problem.rule == "missing-column"}
    assert ("areas.csv", "short_mn") in missing
    assert {file for file, _ in missing} == {table.file for table in TABLES}
    assert {problem.rule for problem in problems} == {"missing-column"}


def test_without_languages_those_of_the_areas_are_taken(edit):
    dataset, problems = read_package(edit("corridor.csv", ",zh;en,", ",,"))
    assert reported(problems) == {("missing-value", "corridor.csv", 2, "languages", "")}
    assert dataset.initiatives["1"].name == Text({"zh": "兴水", "en": "Water"})


def test_a_folder_that_is_not_there_is_reported(tmp_path):
    with pytest.raises(PackageError, match="no folder") as caught:
        read_package(tmp_path / "none")
    assert [problem.rule for problem in caught.value.problems] == ["missing-folder"]


def test_a_folder_without_any_file_of_a_package_is_reported_once(tmp_path):
    (tmp_path / "letter.txt").touch()
    with pytest.raises(PackageError, match="no data package") as caught:
        read_package(tmp_path)
    assert [problem.rule for problem in caught.value.problems] == ["missing-package"]


@pytest.mark.parametrize("enabled", [True, False])
def test_the_garbage_collector_is_left_as_it_was(tiny, enabled):
    try:
        (gc.enable if enabled else gc.disable)()
        read_package(tiny)
        assert gc.isenabled() is enabled
    finally:
        gc.enable()


def test_reading_writes_nothing(tiny, tmp_path):
    folder = shutil.copytree(tiny, tmp_path / "read-only")
    before = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    read_package(folder)
    assert sorted(path.relative_to(folder) for path in folder.rglob("*")) == before
