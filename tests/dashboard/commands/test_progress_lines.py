"""Long work says now and then how far it has come; what is soon through says nothing."""

import pytest

from corridor.progress import Progress, Step
from dashboard.commands.progress_lines import ProgressLines


class Clock:
    """A time that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_line_comes_after_a_while_and_not_too_often(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = ProgressLines(clock=clock)
    for after, done in ((1, 10), (3, 20_000), (1, 30_000), (4, 1_234_567)):
        clock.now += after
        lines(Progress(Step.STORING, done, 8_400_000))
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "正在写入数据库：20,000 行，共 8,400,000 行 · writing to the database, row 20,000 of 8,400,000",
        "正在写入数据库：1,234,567 行，共 8,400,000 行 · writing to the database, row 1,234,567 of 8,400,000",
    ]


@pytest.mark.parametrize("step", Step)
def test_every_step_has_its_words_in_the_language_asked_for(step: Step, capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    lines = ProgressLines(["en"], clock)
    clock.now += 60
    lines(Progress(step, 7, 9, "observations.csv"))
    said = capsys.readouterr().err
    assert "7" in said
    assert " · " not in said
