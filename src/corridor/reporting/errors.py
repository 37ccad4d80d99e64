"""Why a step of reporting is refused."""

from collections.abc import Sequence

from corridor.accounts.errors import RequestError
from corridor.errors import Problem
from corridor.messages.catalogue import languages
from corridor.model.vocabulary import Text


class UnknownSubmissionError(RequestError):
    """There is no such submission, or not for this actor; the two look alike on purpose."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("submission-unknown")


class StateError(RequestError):
    """A submission is not in a state in which this can be done."""

    def __init__(self, state: Text) -> None:
        """Name the `state` it is in."""
        super().__init__("submission-state", state=state)


class StaleError(RequestError):
    """Somebody changed the submission since it was looked at."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("submission-changed")


class OwnSubmissionError(RequestError):
    """Somebody would accept or publish what was written by the same person."""

    def __init__(self, number: int) -> None:
        """Name the submission."""
        super().__init__("submission-own", number=number)


class OpenAlreadyError(RequestError):
    """The area has a submission for this period that is not finished."""

    def __init__(self, area: Text, period: Text) -> None:
        """Name both."""
        super().__init__("submission-open-already", area=area, period=period)


class InvalidError(RequestError):
    """What is proposed breaks the data contract; carries every problem."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the `problems`."""
        self.problems = tuple(problems)
        lines = {language: "\n".join(one.in_language(language) for one in problems) for language in languages()}
        super().__init__("submission-invalid", count=len(problems), problems=Text(lines))


class UnexplainedError(RequestError):
    """An answer, or a reason, is given and explains nothing."""

    def __init__(self, given: str, least: int) -> None:
        """Quote what was `given`, and say how many characters it takes at the `least`."""
        if given.strip():
            super().__init__("unexplained", given=given, least=least)
        else:
            super().__init__("unexplained-blank", least=least)


class UnansweredError(RequestError):
    """Doubtful figures have no explanation yet."""

    def __init__(self, warnings: Sequence[str]) -> None:
        """Keep the ids of the `warnings`."""
        self.warnings = tuple(warnings)
        count = len(warnings)
        super().__init__("submission-unanswered", count=count)


class PeriodError(RequestError):
    """A period is none that figures are submitted for."""

    def __init__(self, period: str) -> None:
        """Name what was given."""
        super().__init__("period-unknown", period=period)


class NothingProposedError(RequestError):
    """A submission without a single row cannot be submitted."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("submission-empty")


class UnknownRowError(RequestError):
    """A row that is to be withdrawn, or taken out, is not there."""

    def __init__(self, key: str) -> None:
        """Name the row."""
        super().__init__("row-unknown", key=key)


class TooMuchError(RequestError):
    """A submission holds more than the largest honest one would."""

    def __init__(self, most: int) -> None:
        """Name the limit."""
        super().__init__("submission-too-large", most=most)


class NothingToPublishError(RequestError):
    """No submission is accepted, or those that are change nothing."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("nothing-to-publish")
