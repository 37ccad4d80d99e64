"""A further language is files only: nothing in the code knows which languages there are."""

import re
import shutil
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from corridor.accounts.errors import SlowDownError
from corridor.messages import catalogue
from corridor.package.loading import load
from dashboard.commands.check import check
from tests.corridor.workbook.sample import BLANK, DATA, EXPECTED, Filled

PACKAGES = Path(__file__).parents[2] / "packages"
SHIPPED = catalogue.FOLDER


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The messages with a made-up language: English, each text between angle brackets."""
    made = Path(shutil.copytree(SHIPPED, tmp_path / "messages"))
    for path in made.glob("*.en.toml"):
        text = re.sub(r'(?m)^([\w-]+ = )"(.*)"$', r'\1"<\2>"', path.read_text("utf-8"))
        path.with_name(path.name.replace(".en.", ".xx.")).write_text(text, "utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", made)
    return made


@pytest.mark.usefixtures("folder")
def test_it_is_known_and_complete():
    assert catalogue.languages() == ("zh", "en", "xx")
    assert catalogue.missing("xx") == ()


@pytest.mark.usefixtures("folder")
def test_errors_and_problems_speak_it():
    assert SlowDownError(7).text.in_("xx") == "<too many attempts, try again in 7 seconds>"
    (problem,) = Filled().figure(value="much").read().problems  # in a workbook that is older than the language
    assert problem.message.in_("xx") == "<“much” is not a number>"
    assert problem.text.in_("xx").endswith(" goes into Figure as printed>")


@pytest.mark.usefixtures("folder")
def test_the_workbook_shows_it_and_reads_its_headings():
    from corridor.workbook.template import template  # noqa: PLC0415

    book = openpyxl.load_workbook(BytesIO(template(DATA, EXPECTED.area, EXPECTED.period)))
    assert book["说明"]["D1"].value.startswith("<")
    assert "<Value>" in [part for cell in book["数据"][4] for part in str(cell.value).split("\n")]
    filled = Filled().figure()
    for cell in filled.figures[4]:
        if str(cell.value).startswith("数值"):
            cell.value = "<Value>"
    assert filled.read().problems == ()


def test_what_it_lacks_falls_back_and_is_listed(folder):
    (folder / "accounts.xx.toml").unlink()
    assert set(catalogue.missing("xx")) == {
        code for code in catalogue.entries_in(SHIPPED, "en") if code.startswith("field.")
    } | {"product"} | {f"error.{code}" for code in _errors("accounts.en.toml")}
    assert SlowDownError(7).text.in_("xx") == "尝试过于频繁，请 7 秒后再试"


def _errors(name: str) -> set[str]:
    import tomllib  # noqa: PLC0415

    return set(tomllib.loads((SHIPPED / name).read_text("utf-8"))["error"])


@pytest.mark.usefixtures("folder")
def test_checking_a_package_says_what_its_language_lacks():
    """The harbour's package is in English and French, and the program speaks no French."""
    result = CliRunner().invoke(check, [str(PACKAGES / "harbour")])
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert [("fr" in line, "译文不全" in line) for line in lines[1:]] == [(True, True), (True, False)]


def test_checking_a_package_lists_each_message_that_its_language_lacks(folder):
    text = (folder / "accounts.en.toml").read_text("utf-8")
    (folder / "accounts.fr.toml").write_text(text.replace('row = "a row"\n', ""), "utf-8")
    for path in folder.glob("*.en.toml"):
        if path.name != "accounts.en.toml":
            shutil.copy(path, path.with_name(path.name.replace(".en.", ".fr.")))
    result = CliRunner().invoke(check, [str(PACKAGES / "harbour"), "--lang", "en"])
    assert result.exit_code == 0
    assert "  messages/*.fr.toml: field.row\n" in result.output
    assert "field.reason" not in result.output


def test_a_package_in_the_languages_of_the_program_lacks_nothing():
    assert load(PACKAGES / "tiny").corridor.languages == ("zh", "en")
    assert CliRunner().invoke(check, [str(PACKAGES / "tiny")]).stdout.count("\n") == 1


def test_the_template_without_it_is_as_it_was():
    assert openpyxl.load_workbook(BytesIO(BLANK))["说明"]["D1"].value is None
