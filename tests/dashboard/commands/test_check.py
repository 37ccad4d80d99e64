"""``corridor check`` as a user meets it."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.commands.check import check

_PACKAGES = Path(__file__).parents[2] / "packages"
_TINY = str(_PACKAGES / "tiny")
_PAPER = _PACKAGES / "paper.zh-CN.txt"


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(check, [str(argument) for argument in arguments])


@pytest.fixture
def broken(tmp_path):
    folder = Path(shutil.copytree(_TINY, tmp_path / "broken"))
    for name, before, after in [
        ("observations.csv", "30,well", ",well"),
        ("areas.csv", "New Town,101", "New Town,105"),
    ]:
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    return folder


def test_a_sound_package_is_one_line_of_counts_in_both_languages(run):
    result = run(_TINY)
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1
    assert "数据 11 项，举措 2 项，荣誉 1 项，地点 3 处，图层 6 个" in result.stdout
    assert "observations: 11, programmes: 2, honours: 1, places: 3, layers: 6" in result.stdout


@pytest.mark.parametrize(("language", "said", "unsaid"), [("zh", "数据包", "package"), ("en", "package", "数据包")])
def test_one_language_can_be_asked_for(run, language, said, unsaid):
    result = run(_TINY, "--lang", language)
    assert result.exit_code == 0
    assert said in result.stdout
    assert unsaid not in result.stdout


def test_problems_are_reported_file_by_file_in_chinese_then_english_and_counted(run, broken):
    result = run(broken)
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in lines[:4]] == [
        "areas.csv",
        "  areas.csv",
        "observations.csv",
        "  observations.csv",
    ]
    assert "缺少数值" in lines[2]
    assert "needs a number" in lines[3]
    assert lines[4:] == ["发现问题 2 处。", "Problems found: 2."]


def test_what_causes_other_problems_is_named_first(run, tmp_path):
    folder = Path(shutil.copytree(_TINY, tmp_path / "cut"))
    layer = folder / "layers" / "regions.geojson"
    layer.write_text(layer.read_text("utf-8")[:200], "utf-8")
    lines = run(folder, "--lang", "en").output.splitlines()
    assert len(lines) > 3
    assert "unreadable-layer" in lines[0]
    assert [line.split(":")[0] for line in lines[1:-1]] == sorted(line.split(":")[0] for line in lines[1:-1])


def test_a_folder_without_a_package_is_one_finding(run, tmp_path):
    result = run(tmp_path, "--lang", "en")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 2)
    assert "holds no data package" in result.stdout


def test_problems_in_one_language(run, broken):
    result = run(broken, "--lang", "en")
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        "areas.csv",
        "observations.csv",
        "Problems found",
    ]


def test_a_source_text_that_bears_the_figures_out_changes_nothing(run):
    assert run(_TINY, "--source-text", f"paper={_PAPER}").output == run(_TINY).output


def test_a_source_text_without_the_figure_is_a_problem(run, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(_PAPER.read_text("utf-8").replace("40口", "41口"), "utf-8")
    result = run(_TINY, "--source-text", f"paper={other}")
    assert result.exit_code == 1
    assert "observations.csv:2 [printed] printed-not-in-sentence" in result.stdout


def test_a_source_text_that_cannot_be_read_is_reported_beside_the_other_problems(run, broken, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("no locator here\n", "utf-8")
    result = run(broken, "--source-text", f"paper={other}", "--lang", "en")
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()[:-1]] == [
        "areas.csv",
        "observations.csv",
        "other.txt",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ["no/such/folder"],
        [_PAPER],
        [_TINY, "--source-text", "paper"],
        [_TINY, "--source-text", "paper=no/such/file"],
        [_TINY, "--source-text", f"={_PAPER}"],
        [_TINY, "--lang", "fr"],
        [_TINY, _TINY],
        ["--unknown"],
    ],
)
def test_bad_usage_is_reported_and_exits_with_2(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.output.splitlines()[-1].startswith("Error: ")
