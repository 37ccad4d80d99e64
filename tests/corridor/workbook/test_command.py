"""``corridor template`` at the command line."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from corridor.package.reading import shipped_package
from dashboard.commands.template import template
from tests.corridor.workbook.sample import Filled

TINY = Path(__file__).parents[2] / "packages" / "tiny"


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


@pytest.mark.parametrize("code", ["91", "90"])
def test_a_former_code_leads_to_the_region_of_today_and_says_so(tmp_path, code):
    areas = shutil.copytree(TINY, tmp_path / "package") / "areas.csv"
    rows = areas.read_text("utf-8").replace("西溪,West,,\n", "西溪,West,,91\n")
    rows += "91,former,西溪旗,West Brook Banner,西溪,West,,90\n90,former,西溪地,West Brook Land,西溪,West,,\n"
    areas.write_text(rows, "utf-8")
    out = tmp_path / "out.xlsx"
    result = run("--region", code, "--period", "2026-Q3", "--geodata", tmp_path / "package", out)
    assert (result.exit_code, result.stdout.strip()) == (0, str(out))
    assert code in result.stderr
    assert "101）" in result.stderr
    assert "(101)" in result.stderr
    assert Filled(out.read_bytes()).figures["A1"].value.split()[1] == "101"


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
        (("--region", "nowhere", "--period", "2026-Q3", "--geodata", ".", "x.xlsx"), "1 problem"),
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
