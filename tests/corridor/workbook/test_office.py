"""The round through a real office program: fill in, save there, read back."""

import shutil
import subprocess
from datetime import date
from decimal import Decimal

import pytest

from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier
from corridor.workbook.marked_copy import marked_copy
from corridor.workbook.plausibility import queries
from tests.corridor.workbook.sample import AREA, BLANK, DATA, Filled, read, rules

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice (apt-get install libreoffice-calc)"),
    pytest.mark.slow,
]


@pytest.fixture(scope="module")
def resaved(tmp_path_factory):
    """Has LibreOffice open files and save them again: give files by name, get them back by name."""
    folder = tmp_path_factory.mktemp("office")

    def convert(files, kind="xlsx"):
        out = folder / f"out-{kind.split(':')[0]}"
        for name, content in files.items():
            (folder / f"{name}.xlsx").write_bytes(content)
        sources = [str(folder / f"{name}.xlsx") for name in files]
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(out), *sources]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return {name: next(out.glob(f"{name}*.{kind.split(':')[0]}")).read_bytes() for name in files}

    return convert


@pytest.fixture(scope="module")
def files(resaved):
    """Every file of these tests, resaved in one go."""
    wrong = Filled().figure(value="10.5万").figure("share", value="=H7*2").figure("whole", dated="?")
    good = (
        Filled()
        .figure(note="一行\n二行", dated=date(2026, 9, 30))
        .figure("share", value=52.7, qualifier="约数", printed="约52.7%", period="2026年9月")
        .figure("standard", value=None, qualifier="已达标", printed="全部达标")
        .spare(
            indicator="funds 指标funds", value=15_000_000, printed="1500万元", qualifier="目标（至少）", period="2027"
        )
        .programme()
        .honour()
    )
    return resaved(
        {"blank": BLANK, "good": good.saved(), "wrong": wrong.saved(), "marked": marked_copy(wrong.read(), DATA)}
    )


def test_a_blank_template_is_still_one(files):
    assert rules(read(files["blank"])) == ["nothing-filled"]


def test_what_was_filled_in_comes_back_to_the_last_digit(files):
    outcome = read(files["good"], expected=None)
    assert outcome.problems == ()
    rows = {proposal.record.indicator: proposal.record for proposal in outcome.draft.observations}
    assert {key: row.value for key, row in rows.items()} == {
        "sessions": Decimal(45),
        "share": Decimal("52.7"),
        "standard": None,
        "funds": Decimal(15_000_000),
    }
    assert rows["sessions"].note.in_("zh") == "一行\n二行"
    assert rows["sessions"].locator == "4.10"
    assert rows["share"].period == Period("2026-09")
    assert rows["funds"].bound is Qualifier.AT_LEAST
    assert (outcome.draft.area, outcome.draft.fingerprint) == (AREA, DATA.fingerprint)
    assert [len(outcome.draft.programmes), len(outcome.draft.honours)] == [1, 1]


def test_the_definition_is_not_taken_for_a_changed_one(files):
    draft = read(files["good"]).draft
    assert "definition-changed" not in {query.rule for query in queries(draft, DATA)}


def test_mistakes_are_still_reported_at_their_cells(files):
    problems = read(files["wrong"]).problems
    reported = {(problem.field, problem.rule) for problem in problems}
    assert reported == {("H7", "number-with-unit"), ("H8", "formula"), ("M9", "not-a-date")}


def test_a_marked_copy_can_be_corrected_in_an_office_program(files):
    filled = Filled(files["marked"]).figure(value=45).figure("share", value=50, printed="50%").figure("whole")
    outcome = filled.read()
    assert outcome.problems == ()
    assert len(outcome.draft.observations) == 3


def test_protection_and_drop_downs_survive(files):
    sheet = Filled(files["blank"]).figures
    row = Filled().row("sessions")
    assert sheet.protection.sheet
    assert sheet.cell(row, 1).protection.locked
    assert not sheet.cell(row, 8).protection.locked
    assert [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]


def test_the_figures_saved_as_csv_are_taken(resaved):
    content = Filled().figure(dated="2026-09-30").saved()
    sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    outcome = read(resaved({"table": content}, sheet)["table"], expected=None)
    assert outcome.problems == ()
    assert outcome.draft.observations[0].record.value == 45
