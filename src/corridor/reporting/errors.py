"""Why a step of reporting is refused, in words for the person who asked for it."""

from collections.abc import Sequence

from corridor.accounts.errors import RequestError
from corridor.errors import Problem
from corridor.model.vocabulary import Text


class UnknownSubmissionError(RequestError):
    """There is no such submission, or not for this actor; the two cannot be told apart."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("找不到这份报送", "there is no such submission")


class StateError(RequestError):
    """A submission is not in a state in which this can be done."""

    def __init__(self, state: Text) -> None:
        """Name the `state` it is in."""
        super().__init__(
            f"这份报送当前的状态是“{state.in_('zh')}”，不能这样做",
            f"this cannot be done: the submission is {state.in_('en')}",
        )


class StaleError(RequestError):
    """Somebody changed the submission since it was looked at."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "在您查看之后，这份报送已被改动。您的操作没有执行，请重新打开后再做",
            "the submission was changed since you opened it. Nothing was done: open it again, then repeat the step",
        )


class OpenAlreadyError(RequestError):
    """The area has a submission for this period that is not finished."""

    def __init__(self, area: str, period: str) -> None:
        """Name both."""
        super().__init__(
            f"{area} 在 {period} 已有一份未完成的报送，请继续填写那一份",
            f"{area} already has an unfinished submission for {period}; go on with that one",
        )


class InvalidError(RequestError):
    """What is proposed breaks the data contract; carries every problem."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the `problems`."""
        self.problems = tuple(problems)
        told = {language: "\n".join(problem.told(language) for problem in problems) for language in ("zh", "en")}
        super().__init__(f"有 {len(problems)} 个问题：\n{told['zh']}", f"{len(problems)} problems:\n{told['en']}")


class UnansweredError(RequestError):
    """Warnings that want an answer in words have none."""

    def __init__(self, warnings: Sequence[str]) -> None:
        """Keep the ids of the `warnings`."""
        self.warnings = tuple(warnings)
        count = len(warnings)
        super().__init__(f"还有 {count} 处疑问没有说明", f"{count} doubtful figures have no explanation yet")


class PeriodError(RequestError):
    """A period is none that figures are handed in for."""

    def __init__(self, period: str) -> None:
        """Name what was given."""
        super().__init__(
            f"“{period}”不是可报送的时期：请写 2026、2026-H2、2026-Q3 或 2026-09",
            f'"{period}" is no period to report for: write 2026, 2026-H2, 2026-Q3 or 2026-09',
        )


class NothingProposedError(RequestError):
    """A submission without a single row is handed in."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("这份报送还没有内容，请先填写", "the submission is empty: fill it in first")


class UnknownRowError(RequestError):
    """A row that is to be withdrawn, or taken out, is not there."""

    def __init__(self, key: str) -> None:
        """Name the row."""
        super().__init__(f"没有 {key} 这条数据", f"there is no row {key}")


class TooMuchError(RequestError):
    """A submission holds more than the largest honest one would."""

    def __init__(self, most: int) -> None:
        """Name the limit."""
        super().__init__(f"一份报送至多 {most} 条", f"a submission has at most {most} rows")


class NothingToPublishError(RequestError):
    """No submission is accepted, or those that are change nothing."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("没有可发布的内容：没有已接受的报送", "there is nothing to publish: no submission is accepted")
