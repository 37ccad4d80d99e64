"""``python -m tests.benchmark.publishing [REGIONS INDICATORS RELEASES]``: what a publication costs as the years go on.

Every region reports every indicator for every quarter through the reporting cycle. Of each release it prints how long
its submissions, its plan and its publication took, how long the database is, and how long a start on it takes. Time and
length may grow with what a release brings, and hardly with how many releases there are.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import URL

from corridor.accounts import accounts
from corridor.accounts.passwords import hashed
from corridor.accounts.roles import Actor, console
from corridor.package.loading import load
from corridor.releases.database import Database
from corridor.releases.opening import open_database
from corridor.releases.release_store import ReleaseStore
from corridor.reporting import publishing, reviewing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.receiving import Upload, receive_file
from tests.known_accounts import add_accounts
from tests.synthetic.figures import indicator_id, value_of
from tests.synthetic.package import make
from tests.synthetic.plan import Plan
from tests.year.cycle import Hour
from tests.year.figures import Typed, as_file

_SIZE = (140, 24, 14)
_EXPLAINED = "合成说明：数字与文件核对无误。"
_UNITS = ("项", "项", "%", "元", "%")
_START = datetime(2022, 1, 20, 1, tzinfo=UTC)


def main() -> None:
    """Read the size, and print a line for each release."""
    regions, indicators, releases = map(int, sys.argv[1:4] or _SIZE)
    plan = Plan(regions, indicators, 1)
    with tempfile.TemporaryDirectory(prefix="corridor-publishing-") as folder:
        package = make(Path(folder) / "geodata", plan)
        file = Path(folder) / "corridor.sqlite3"
        clock = Hour(_START)
        database = Database(URL.create("sqlite", database=str(file)), clock)
        base = load(package)
        open_database(database, base)
        _add_people(database, plan)
        store = ReleaseStore(database, base, interval_s=3600)
        print("release  submitting s  plan s  publishing s  database MB  more MB  start s")  # noqa: T201
        length = _length(file)
        for number in range(1, releases):
            clock.put(_START + timedelta(days=91 * number + 10))
            spent = [*_publication(ReportingContext(database, store), plan, number)]
            before, length = length, _length(file)
            start = time.perf_counter()
            ReleaseStore(database, base, interval_s=3600).close()
            numbers = [*spent, length / 1e6, (length - before) / 1e6, time.perf_counter() - start]
            print(f"{number + 1:7}", *(f"{one:11.2f}" for one in numbers), flush=True)  # noqa: T201
        store.close()
        database.close()


def _add_people(database: Database, plan: Plan) -> None:
    common = {"password": hashed("synthetic-only-1"), "created_at": database.now(), "office": "合成办公室"}
    rows = [{"name": f"office-{code}", "role": "submitter", "area": code, **common} for code in plan.codes]
    rows.append({"name": "reviewer", "role": "reviewer", "area": None, **common})
    with database.writing() as connection:
        add_accounts(connection, rows)


def _length(file: Path) -> int:
    """Bytes of the database, with all that was written in its main file."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file.stat().st_size


def _publication(office: ReportingContext, plan: Plan, number: int) -> Iterator[float]:
    """Submit, accept and publish one quarter: seconds of the submissions, of the plan, of the publication."""
    quarter = f"{2022 + (number - 1) // 4}-Q{(number - 1) % 4 + 1}"
    people = {one.name: one.actor for one in accounts.listing(office.database, console("synthetic"))}
    reviewer = people["reviewer"]
    start = time.perf_counter()
    for place, code in enumerate(plan.codes):
        _report(office, people[f"office-{code}"], as_file(_rows(place, plan, number, quarter)), quarter, reviewer)
    submitted = time.perf_counter()
    yield submitted - start
    seen = publishing.plan(office, reviewer)
    planned = time.perf_counter()
    yield planned - submitted
    publishing.publish(office, reviewer, f"合成：{quarter}", seen.token)
    yield time.perf_counter() - planned


def _report(office: ReportingContext, actor: Actor, content: bytes, quarter: str, reviewer: Actor) -> None:
    begun = submissions.begin(office, actor, quarter, f"合成报表 {actor.area} {quarter}")
    received = receive_file(office, actor, begun.id, begun.version, Upload(content))
    draft = received.submission
    assert draft, [str(problem) for problem in received.outcome.problems]
    questions = submissions.examine(office, actor, draft.id).questions
    if questions:
        explained = {question.id: _EXPLAINED for question in questions}
        draft = submissions.answer(office, actor, draft.id, draft.version, explained)
    done = submissions.submit(office, actor, draft.id, draft.version)
    reviewing.accept(office, reviewer, done.id, done.version)


def _rows(place: int, plan: Plan, number: int, quarter: str) -> list[Typed]:
    dated = (_START + timedelta(days=91 * number)).date().isoformat()
    return [
        {
            "indicator": indicator_id(at),
            "value": f"{value_of(place, at, number):f}",
            "qualifier": "exact",
            "period": quarter,
            "printed": f"{value_of(place, at, number):f}{_UNITS[at % len(_UNITS)]}",
            "document": f"合成报表 {plan.codes[place]} {quarter}（虚构）",
            "dated": dated,
            "locator": f"1.{at + 1}",
        }
        for at in range(plan.indicators)
    ]


if __name__ == "__main__":
    main()
