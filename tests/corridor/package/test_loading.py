"""From a folder to a dataset that keeps the contract."""

import shutil
from pathlib import Path

import pytest

from corridor.errors import PackageError
from corridor.package.loading import load

TINY = Path(__file__).parents[2] / "packages" / "tiny"


def test_a_package_that_keeps_the_contract_is_loaded():
    assert len(load(TINY).observations) == 11


def test_problems_of_reading_and_of_the_checks_are_raised_together(tmp_path):
    folder = shutil.copytree(TINY, tmp_path / "package")
    path = folder / "observations.csv"
    text = path.read_text("utf-8").replace("T01,101,1,wells,40", "T01,101,1,wells,forty")
    path.write_text(text.replace("exact,,,2021,stated,,,52.5%", "illegible,,,2021,stated,,,52.5%"), "utf-8")
    with pytest.raises(PackageError) as caught:
        load(folder)
    assert {"wrong-type", "value-unexpected"} <= {problem.rule for problem in caught.value.problems}


def test_figures_are_proved_against_the_sentences_given():
    sentences = {"paper": {"1.1": "40口 21口 52.5% 3个百分点"}}
    with pytest.raises(PackageError, match=r"observations\.csv:6 .*locator-unknown"):
        load(TINY, sentences)
