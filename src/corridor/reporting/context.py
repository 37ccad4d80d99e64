"""What every act of the office needs, and which areas hand in what."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from corridor.accounts.errors import PeriodError
from corridor.accounts.roles import Actor
from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.predecessor import former_codes
from corridor.releases.canonical_rows import Record
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.release_store import LoadedRelease, ReleaseStore
from corridor.releases.timestamps import local_day
from corridor.releases.verification import Check
from corridor.reporting.questions import Question, questions_about

QuestionFinder = Callable[[Dataset, Mapping[str, Record]], tuple[Question, ...]]
"""Finds what is implausible in proposed observations (by id), seen beside the dataset published last."""
_DAY = 10


@dataclass(frozen=True, slots=True)
class ReportingContext:
    """The office of one corridor.

    Attributes:
        database: where everything is kept.
        library: the releases as datasets, and the package they stand on.
        check: what a release is held to.
        questions: what submitters must answer in words.
    """

    database: Database
    library: ReleaseStore
    check: Check = check_release
    questions: QuestionFinder = questions_about

    @property
    def base(self) -> Dataset:
        """The package under every release."""
        return self.library.base

    def today(self) -> date:
        """The present day where the corridor is."""
        return local_day(self.database.now(), self.base.corridor)

    def latest(self) -> LoadedRelease:
        """The latest release, looked for in the database now: writing never builds on an older one unawares."""
        self.library.refresh()
        return self.library.latest()


def submitting(base: Dataset) -> tuple[str, ...]:
    """The areas that hand in: the regions in their order, and the city."""
    return (*base.corridor.regions, base.corridor.city)


def of_today(base: Dataset, actor: Actor) -> Actor:
    """The actor with the area's code of today: an account may have been made for a former one."""
    if actor.area is None:
        return actor
    area = base.current(actor.area)
    return replace(actor, area=area, former=former_codes(base.areas, area))


def territory(base: Dataset, area: str) -> frozenset[str]:
    """The areas that `area` hands in for: itself and those shown with it; the city for all that are no region's.

    Former codes of these are among them: what was published under one is corrected by its successor.
    """
    regions, area = base.corridor.regions, base.current(area)
    owner = {key: base.region_of(key) or base.current(key) for key in base.areas}
    if area == base.corridor.city:
        return frozenset(key for key, whose in owner.items() if whose not in regions)
    return frozenset(key for key, whose in owner.items() if whose == area)


def reported_period(text: str) -> str:
    """A period that can be reported for, as it is stored: ``2026-01/2026-06`` is ``2026-H1``.

    Raises:
        PeriodError: it is none; a single day, or an interval that is no half-year, quarter or the like, is not one.
    """
    try:
        period = Period.parse(text.strip())
    except ValueError:
        raise PeriodError(text) from None
    if period.form != "point":
        period = next((point for point in _points(period.closing[0]) if point == period), period)
    if period.form != "point" or len(period.text) >= _DAY:
        raise PeriodError(text)
    return period.text


def _points(year: int) -> Iterator[Period]:
    """The year, its half-years, quarters and months."""
    parts = (*("H1", "H2", "Q1", "Q2", "Q3", "Q4"), *(f"{month:02}" for month in range(1, 13)))
    return map(Period, (f"{year:04}", *(f"{year:04}-{part}" for part in parts)))
