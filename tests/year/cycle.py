"""Three years of reports, made as staff make them: files submitted, questions answered, reviewed, published.

Every release comes of `corridor.reporting`; nothing is written into the database beside it. The clock is the reports'
own, so that the same years are made each time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import URL

from corridor.accounts import accounts
from corridor.accounts.accounts import NewAccount
from corridor.accounts.areas import of_today
from corridor.accounts.roles import Actor, Role, console
from corridor.model.period import Period
from corridor.package.loading import load
from corridor.releases.database import Database
from corridor.releases.opening import open_database
from corridor.releases.release_store import ReleaseStore
from corridor.reporting import deadlines, draft_rows, publishing, reviewing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.receiving import Upload, receive_file
from corridor.reporting.row_ids import SubmittedRows, Withdrawal
from corridor.reporting.submission_records import Submission
from tests.year.figures import Typed, as_file, document_of, nil_row, report, typed
from tests.year.package import make_package
from tests.year.plan import (
    EAST,
    LATE,
    MIDDLE,
    NIL,
    NORTH,
    QUARTERS,
    SILENT,
    TOWN,
    YearPlan,
    due,
    over,
    published,
    stage_of,
)

PASSWORD = "synthetic-years-only"  # of accounts that exist in a database of made-up data alone
REVIEWER, ADMINISTRATOR = "reviewer", "administrator"
_EXPLAINED = "合成说明：数字与文件核对无误。"
_START = datetime(2022, 1, 20, 1, tzinfo=UTC)
_CORRECTIONS = {
    "2022-Q4": ((EAST, "2022-Q3", "village-income", "2010000"),),
    "2023-Q3": ((NORTH, "2023-Q1", "grid-posts", "83"), (EAST, "2023-Q2", "visits", "311")),
    "2024-Q2": ((MIDDLE, "2023-Q4", "investment", "21500000"),),
}
"""In which release which published figure is corrected: region, quarter, indicator, new value."""
_WITHDRAWALS = {"2023-Q2": (NORTH, "2022-Q2", "training-sessions"), "2024-Q3": (TOWN, "2024-Q1", "grid-posts")}
"""In which release which published figure is withdrawn."""


@dataclass
class Hour:
    """A clock that goes on by a minute whenever it is read, and stands where it is put otherwise."""

    time: datetime = _START

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time

    def put(self, time: datetime) -> None:
        """Go forward to `time`."""
        self.time = max(self.time, time)


@dataclass
class Cycle:
    """The years being made: a folder for the package and a database, both renewed stage by stage."""

    folder: Path
    url: URL
    clock: Hour = field(default_factory=Hour)

    def run(self) -> None:
        """Make the package, the accounts and every release."""
        for quarter in QUARTERS:
            make_package(self.folder, stage_of(quarter))
            with self._office() as office:
                if quarter == QUARTERS[0]:
                    _make_accounts(office)
                _Quarter(office, self.clock, quarter).run()
        with self._office() as office:
            _Quarter(office, self.clock, QUARTERS[-1]).run_late()

    @contextmanager
    def _office(self) -> Iterator[ReportingContext]:
        base, database = load(self.folder), Database(self.url, self.clock)
        open_database(database, base)
        store = ReleaseStore(database, base, interval_s=3600)
        try:
            yield ReportingContext(database, store)
        finally:
            store.close()
            database.close()


def _make_accounts(office: ReportingContext) -> None:
    operator = console("synthetic")
    people = [NewAccount(f"office-{code}", Role.SUBMITTER, code, "合成办公室") for code in office.base.corridor.regions]
    city = NewAccount("office-city", Role.SUBMITTER, office.base.corridor.city, "合成市办公室")
    staff = [NewAccount(REVIEWER, Role.REVIEWER), NewAccount(ADMINISTRATOR, Role.ADMINISTRATOR)]
    for wanted in (*people, city, *staff):
        accounts.add(office, operator, wanted, PASSWORD)


@dataclass
class _Quarter:
    """The reports, corrections and withdrawals of one quarter, up to its release."""

    office: ReportingContext
    clock: Hour
    quarter: str

    def run(self) -> None:
        """All of it, and what came late for the quarter before."""
        deadlines.set_deadline(self.office, self._as(ADMINISTRATOR, ""), self.quarter, due(self.quarter))
        self.clock.put(over(self.quarter) + timedelta(days=6))
        self._reports(self.quarter, late=False)
        if self.quarter != QUARTERS[0]:
            before = QUARTERS[QUARTERS.index(self.quarter) - 1]
            self._reports(before, late=True)
        for region, of, indicator, value in _CORRECTIONS.get(self.quarter, ()):
            self._accepted(region, of, [typed(region, of, indicator, Decimal(value))])
        if self.quarter in _WITHDRAWALS:
            self._withdraw(*_WITHDRAWALS[self.quarter])
        self.clock.put(published(self.quarter))
        self._publish()

    def run_late(self) -> None:
        """What came late for this quarter, in a release of its own."""
        self.clock.put(published(self.quarter) + timedelta(days=20))
        self._reports(self.quarter, late=True)
        self._publish()

    def _reports(self, quarter: str, *, late: bool) -> None:
        """What is submitted for a quarter in time for its release, or after the deadline and so for the next one."""
        for region in YearPlan().codes:
            if (region, quarter) not in SILENT and ((region, quarter) in LATE) is late:
                rows = [nil_row(NIL[region, quarter])] if (region, quarter) in NIL else report(region, quarter)
                self._accepted(region, quarter, rows)

    def _as(self, name: str, region: str) -> Actor:
        """The account of that name, or of that region, acting."""
        known = accounts.listing(self.office.database, console("synthetic"))
        base = self.office.base
        found = next(one for one in known if one.name == name or (region and base.current(one.area or "") == region))
        return of_today(base, found.actor)

    def _accepted(self, region: str, quarter: str, rows: list[Typed]) -> None:
        """Submit a file of figures, and have it accepted."""
        actor = self._as("", self._code(region))
        begun = submissions.begin(self.office, actor, quarter, document_of(region, quarter))
        received = receive_file(self.office, actor, begun.id, begun.version, Upload(as_file(rows)))
        assert received.submission, [str(problem) for problem in received.outcome.problems]
        self._submit(actor, received.submission)

    def _withdraw(self, region: str, quarter: str, indicator: str) -> None:
        actor, code = self._as("", self._code(region)), self._code(region)
        rows = self.office.latest().dataset.observations_of(code)
        ends = Period(quarter).closing
        key = next(row.id for row in rows if row.indicator == indicator and row.period and row.period.closing == ends)
        begun = submissions.begin(self.office, actor, quarter)
        gone = SubmittedRows(withdrawals=(Withdrawal("observations", key, "合成撤回：数字属于另一个时期。"),))
        self._submit(actor, draft_rows.add(self.office, actor, begun.id, begun.version, gone))

    def _submit(self, actor: Actor, draft: Submission) -> None:
        questions = submissions.examine(self.office, actor, draft.id).questions
        if questions:
            explained = {question.id: _EXPLAINED for question in questions}
            draft = submissions.answer(self.office, actor, draft.id, draft.version, explained)
        done = submissions.submit(self.office, actor, draft.id, draft.version)
        reviewing.accept(self.office, self._as(REVIEWER, ""), done.id, done.version)

    def _publish(self) -> None:
        reviewer = self._as(REVIEWER, "")
        plan = publishing.plan(self.office, reviewer)
        publishing.publish(self.office, reviewer, f"合成报送：{self.quarter}（测试数据）", plan.token)

    def _code(self, region: str) -> str:
        """The code that a region has now."""
        base = self.office.base
        return next(
            code for today, code in zip(YearPlan().codes, base.corridor.regions, strict=True) if today == region
        )
