"""What every step of reporting needs: the database, the releases, the rules and the questions."""

from collections.abc import Callable, Mapping
from datetime import date

from msgspec import Struct, field

from corridor.model.dataset import Dataset
from corridor.releases.canonical_rows import Record
from corridor.releases.contract_check import release_check
from corridor.releases.database import Database
from corridor.releases.history_guard import HistoryGuard
from corridor.releases.release_store import LoadedRelease, ReleaseStore
from corridor.releases.timestamps import local_day
from corridor.releases.verification import Check
from corridor.reporting.questions import Question, questions_about

QuestionFinder = Callable[[Dataset, Mapping[str, Record]], tuple[Question, ...]]
"""Finds what is implausible in proposed observations (by id), seen beside the dataset published last."""


class ReportingContext(Struct, frozen=True):
    """The reporting of one corridor.

    Attributes:
        database: where everything is kept.
        release_store: the releases as datasets, and the package they stand on.
        check: what a release is held to.
        questions: what submitters must answer in words.
        history: signs what is published; without one nothing is signed.
    """

    database: Database
    release_store: ReleaseStore
    check: Check = field(default_factory=release_check)
    questions: QuestionFinder = questions_about
    history: HistoryGuard | None = None

    @property
    def base(self) -> Dataset:
        """The package under every release."""
        return self.release_store.base

    def today(self) -> date:
        """The present day where the corridor is."""
        return local_day(self.database.now(), self.base.corridor)

    def latest(self) -> LoadedRelease:
        """The latest release, looked for in the database now: writing never builds on an older one unawares."""
        self.release_store.refresh()
        return self.release_store.latest()
