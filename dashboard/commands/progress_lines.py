"""What a command says on standard error while long work goes on; work that is soon through passes without a word."""

import time
from collections.abc import Callable, Sequence

import click

from corridor.progress import Progress
from dashboard.words.wording import Wording, languages

_SILENT_S = 4.0
"""Nothing is said before so many seconds have passed."""
_PAUSE_S = 5.0
"""From one line to the next, at least."""


class ProgressLines:
    """A follower (see `corridor.progress`) that writes a line now and then, in some languages."""

    def __init__(self, shown: Sequence[str] = (), clock: Callable[[], float] = time.monotonic) -> None:
        """Write in the languages `shown`, in every one where none is named."""
        self._words = [Wording(language) for language in shown or languages()]
        self._clock = clock
        self._next = clock() + _SILENT_S

    def __call__(self, progress: Progress) -> None:
        """Write where the work stands, if the last line was long enough ago."""
        now = self._clock()
        if now >= self._next:
            self._next = now + _PAUSE_S
            click.echo(" · ".join(_said(progress, words) for words in self._words), err=True)


def _said(progress: Progress, words: Wording) -> str:
    values = {"done": f"{progress.done:,}", "whole": f"{progress.whole or 0:,}", "file": progress.file}
    return words(f"command.progress.{progress.step}", **values)
