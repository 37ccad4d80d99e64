"""``corridor template`` at the command line."""

import pytest
from click.testing import CliRunner

from corridor.package.reading import shipped_package
from dashboard.commands.template import template
from tests.corridor.workbook.sample import Filled


def run(*arguments):
    return CliRunner().invoke(template, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def region():
    """The first region of the package that ships."""
    lines = (shipped_package() / "areas.csv").read_text("utf-8").splitlines()
    return next(line.split(",")[0] for line in lines if line.split(",")[1] == "region")


def test_a_workbook_is_written(tmp_path, region):
    out = tmp_path / "out.xlsx"
    result = run("--region", region, "--period", "2026-Q3", out)
    assert (result.exit_code, result.output.strip()) == (0, str(out))
    assert region in Filled(out.read_bytes()).figures["A1"].value


def test_a_workbook_that_may_be_filled_in_is_not_replaced(tmp_path, region):
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"filled in")
    result = run("--region", region, "--period", "2026-Q3", out)
    assert (result.exit_code, out.read_bytes()) == (2, b"filled in")
    assert run("--region", region, "--period", "2026-Q3", "--force", out).exit_code == 0
    assert out.read_bytes() != b"filled in"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--region", "nowhere", "--period", "2026-Q3", "x.xlsx"), "no area"),
        (("--region", "nowhere", "--period", "Q3", "x.xlsx"), "no period"),
        (("--region", "nowhere", "--period", "2026-Q3", "x.ods"), ".xlsx"),
        (("--region", "nowhere", "--period", "2026-Q3", "--geodata", ".", "x.xlsx"), "problems"),
    ],
)
def test_a_wrong_option_is_one_clear_line(tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert not (tmp_path / "x.xlsx").exists()


def test_a_folder_that_is_not_there_is_said_so(tmp_path, region):
    result = run("--region", region, "--period", "2026-Q3", tmp_path / "none" / "x.xlsx")
    assert result.exit_code == 2
    assert "cannot write" in result.output
