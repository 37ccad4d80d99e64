"""``corridor submit``: a filled workbook submitted on the machine, or every problem of it at once."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from corridor.releases.database import Database
from tests.corridor.workbook.sample import Filled
from tests.dashboard.commands.conftest import BANNER, CITY_NEXT, PASSWORD, Run, refused
from tests.databases import KINDS

GOOD = {"value": 45, "printed": "45场次", "dated": date(2023, 12, 31)}
Workbook = Callable[..., Path]


@pytest.fixture
def kind(request: pytest.FixtureRequest) -> str:
    """A file, but where a test asks for the server too: the office's own tests try everything on both."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def workbook(run: Run, tmp_path: Path) -> Workbook:
    """The banner's template for 2023 with figures filled in, as a file."""

    def fill(region: str = BANNER, **figures: dict[str, object]) -> Path:
        file = tmp_path / f"{region}.xlsx"
        assert run("template", "--region", region, "--period", "2023", "--force", file).exit_code == 0
        filled = Filled(file.read_bytes())
        for key, cells in figures.items():
            filled.figure(key.replace("_", "-"), **{**GOOD, **cells})
        file.write_bytes(filled.saved())
        return file

    return fill


def stored(url: str, table: str) -> int:
    database = Database(make_url(url))
    with database.reading() as connection:
        count = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
    database.close()
    return int(count)


@pytest.mark.parametrize("kind", KINDS, indirect=True)
def test_a_good_workbook_is_submitted(made: Run, workbook: Workbook) -> None:
    done = made("submit", workbook(training_plan_sessions={}))
    assert done.exit_code == 0, done.output
    assert f"已报送：第 1 号，陈巴尔虎旗（{BANNER}）2023年，1 条" in done.stdout
    assert f"Chen Barag Banner ({BANNER})" in done.stdout
    acts = [json.loads(line)["action"] for line in made("audit", "--json").stdout.splitlines()]
    assert acts[-3:] == ["submission.begin", "submission.save", "submission.submit"]


def test_the_log_names_who_commanded_and_for_whom(made: Run, workbook: Workbook) -> None:
    made("submit", workbook(training_plan_sessions={}), "--as", "Banner")
    last = json.loads(made("audit", "--json").stdout.splitlines()[-1])
    assert last["actor"].startswith("banner via console:")


def test_every_problem_is_reported_at_once_and_nothing_is_kept(made: Run, workbook: Workbook, url: str) -> None:
    wrong = {"value": "很多", "qualifier": "大概", "dated": date(2100, 1, 1)}
    done = made("submit", workbook(training_plan_sessions=wrong))
    assert done.exit_code == 1
    assert done.stdout == ""
    problems = [line for line in done.stderr.splitlines() if line.startswith("数据")]
    assert len(problems) == 3
    assert all("→" in line and "[" in line for line in problems)
    assert "很多" in done.stderr
    assert "有 3 个问题" in done.stderr.splitlines()[-1]
    assert stored(url, "submissions") == 0


def test_checking_keeps_nothing(made: Run, workbook: Workbook, url: str) -> None:
    done = made("submit", workbook(training_plan_sessions={}), "--check")
    assert (done.exit_code, stored(url, "submissions")) == (0, 0)
    assert f"陈巴尔虎旗（{BANNER}）2023年，1 条" in done.stdout


def test_checking_refuses_the_file_of_another_area(made: Run, workbook: Workbook, url: str) -> None:
    made("user", "add", "city", "--role", "submitter", "--area", CITY_NEXT, "--office", "x", typed=f"{PASSWORD}\n")
    done = made("submit", workbook(training_plan_sessions={}), "--check", "--as", "city")
    assert (done.exit_code, stored(url, "submissions")) == (1, 0)
    assert "area-other" in done.stderr


def test_checking_makes_no_database(workbook: Workbook, tmp_path: Path, run: Run) -> None:
    file, absent = workbook(training_plan_sessions={}), tmp_path / "absent" / "corridor.sqlite3"
    done = run("submit", file, "--check", "--database", f"sqlite:///{absent}")
    assert done.exit_code == 0, done.output
    assert not absent.parent.exists()


def test_an_answer_that_checking_asks_for_is_the_one_that_submitting_takes(made: Run, workbook: Workbook) -> None:
    file = workbook(training_plan_sessions={"value": 4500, "printed": "4500场次"})
    asked = made("submit", file, "--check").stdout
    key = next(line for line in asked.splitlines() if "--answer" in line).split("'")[1].removesuffix("=…")
    assert "1 处疑问" not in made("submit", file, "--check", "--answer", f"{key}=统计口径扩大到全旗各级培训").stdout
    assert made("submit", file, "--answer", f"{key}=属实").exit_code != 0
    assert made("submit", file, "--answer", f"{key}=统计口径扩大到全旗各级培训").exit_code == 0


def test_a_doubtful_figure_wants_words(made: Run, workbook: Workbook, url: str) -> None:
    file = workbook(training_plan_sessions={"value": 4500, "printed": "4500场次"})
    asked = made("submit", file)
    assert asked.exit_code == 1
    assert "十倍" in asked.stderr
    question = next(line for line in asked.stderr.splitlines() if "--answer" in line).split("'")[1]
    done = made("submit", file, "--answer", question.replace("…", "统计口径扩大到全旗各级培训"))
    assert done.exit_code == 0, done.output
    assert stored(url, "submissions") == 1


def test_checking_lists_the_questions_that_submitting_asks(made: Run, workbook: Workbook, url: str) -> None:
    file = workbook(training_plan_sessions={"value": 4500, "printed": "4500场次"})
    checked = made("submit", file, "--check")
    assert (checked.exit_code, stored(url, "submissions")) == (0, 0)
    assert "1 处疑问" in checked.stdout
    asked = made("submit", file).stderr.splitlines()
    question = [line for line in asked if " ten-fold: " in line or "about ten times" in line]
    assert len(question) == 2
    assert [line for line in checked.stdout.splitlines() if line in question] == question


def test_a_file_that_is_no_workbook_is_reported_so(made: Run, tmp_path: Path, url: str) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"PK\x03\x04 no zip")
    done = made("submit", file)
    assert (done.exit_code, stored(url, "submissions")) == (1, 0)
    assert "有 1 个问题" in done.stderr


def test_a_file_beyond_every_honest_size_is_not_read(made: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    with file.open("wb") as stream:
        stream.truncate(6 * 1024 * 1024)
    refused(made("submit", file), "x.xlsx")


def test_only_an_account_of_the_area_hands_in(made: Run, workbook: Workbook, url: str) -> None:
    file = workbook(CITY_NEXT)
    key = next(str(row[0].value) for row in Filled(file.read_bytes()).figures.iter_rows(6) if row[0].value)
    filled = Filled(file.read_bytes()).figure(key, **GOOD)
    file.write_bytes(filled.saved())
    made("user", "add", "anna", "--role", "reviewer", typed=f"{PASSWORD}\n")
    refused(made("submit", file), CITY_NEXT, "corridor user add")
    refused(made("submit", file, "--as", "anna"), "anna")
    foreign = made("submit", file, "--as", "banner")
    assert foreign.exit_code != 0
    assert stored(url, "submissions WHERE state <> 'discarded'") == 0


def test_two_accounts_of_an_area_are_told_apart(made: Run, workbook: Workbook) -> None:
    arguments = ("add", "second", "--role", "submitter", "--area", BANNER, "--office", "宣传部")
    made("user", *arguments, typed=f"{PASSWORD}\n")
    file = workbook(training_plan_sessions={})
    refused(made("submit", file), "--as", "banner", "second")
    assert made("submit", file, "--as", "second").exit_code == 0


def test_a_second_file_for_a_submission_under_review_is_refused(made: Run, workbook: Workbook) -> None:
    file = workbook(training_plan_sessions={})
    assert made("submit", file).exit_code == 0
    refused(made("submit", file), "未完成")
