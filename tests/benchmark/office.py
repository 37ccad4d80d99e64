"""``python -m tests.benchmark.office [sqlite|postgresql]``: a minute of the reporting cycle by twenty, seen by fifty.

It prints what was done and how long visitors waited, and ends with 1 when anything that was accepted is not in the
release, or anybody met an error.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import URL

from corridor.accounts.areas import submitting
from corridor.accounts.passwords import hashed
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.releases import audit
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.opening import open_database
from corridor.releases.release_store import ReleaseStore
from corridor.releases.upgrading import upgrade
from corridor.releases.verification import faults
from corridor.signing.signing_key import VARIABLE
from dashboard.commands.history_options import kept_keys
from tests import postgres
from tests.benchmark.crowd import INDICATOR, Crowd
from tests.benchmark.office_visitor import PASSWORD
from tests.browser.conftest import serving
from tests.known_accounts import add_accounts

SUBMITTERS, VISITORS = 20, 50
MINUTE_S = 60


@contextmanager
def database_of(kind: str) -> Iterator[tuple[URL, list[tuple[str, str]]]]:
    """A database of that kind with the package that ships, two reviewers, and the submitters with their areas."""
    with tempfile.TemporaryDirectory() as folder:
        url = URL.create("sqlite", database=str(Path(folder) / "corridor.sqlite3"))
        if kind == "postgresql":
            url = postgres.server().create()
        try:
            yield url, fill(url)
        finally:
            if kind == "postgresql":
                postgres.server().drop(url.database or "")


def fill(url: URL) -> list[tuple[str, str]]:
    """Give a new database its first release, two reviewers and the submitters, who are returned with their areas."""
    database, base = Database(url), load(shipped_package())
    if not database.is_sqlite:
        upgrade(database)
    open_database(database, base)
    areas = submitting(base)
    submitters = [(f"submitter{number}", areas[number % len(areas)]) for number in range(SUBMITTERS)]
    common = {"password": hashed(PASSWORD), "created_at": database.now(), "office": "office"}
    rows = [{"name": name, "role": "submitter", "area": area, **common} for name, area in submitters]
    rows += [{"name": name, "role": "reviewer", "area": None, **common} for name in ("reviewer", "second")]
    with database.writing() as connection:
        add_accounts(connection, rows)
    database.close()
    return submitters


def believed() -> frozenset[bytes]:
    """The keys that the servers of this environment sign with."""
    file = os.environ.get(VARIABLE)
    return kept_keys(Path(file) if file else None)


def lost(url: URL, crowd: Crowd) -> list[str]:
    """What was accepted and is not in the latest release as it was submitted; and whatever else does not agree."""
    database, base = Database(url), load(shipped_package())
    release_store = ReleaseStore(database, base)
    try:
        rows = release_store.latest().dataset.observations
        missing = [one.key for one in crowd.accepted if one.key not in rows or rows[one.key].value != one.value]
        stored = sum(row.indicator == INDICATOR and row.id.startswith(row.area) for row in rows.values())
        more = [f"{stored} figures of {len(crowd.accepted)} accepted"] if stored != len(crowd.accepted) else []
        with database.reading() as connection:
            broken = [text.in_("en") for text in audit.broken(connection)]
        return [
            *missing,
            *more,
            *broken,
            *(str(fault) for fault in faults(database, base, check_release, believed())),
        ]
    finally:
        release_store.close()
        database.close()


def main() -> None:
    """One minute on one kind of database, with two server processes."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "sqlite"
    with ExitStack() as stack:
        url, submitters = stack.enter_context(database_of(kind))
        option = url.database or "" if kind == "sqlite" else url.render_as_string(hide_password=False)
        addresses = [stack.enter_context(serving("--database", option)) for _ in range(2)]
        until = time.monotonic() + MINUTE_S
        crowd = Crowd(addresses, submitters, lambda _: time.monotonic() < until, VISITORS)
        crowd.gather()
        missing = lost(url, crowd)
    waits = statistics.quantiles(crowd.looked, n=20)
    print(f"{kind}: {len(crowd.accepted)} accepted, {crowd.published} releases, {crowd.refused} refused")  # noqa: T201
    print(f"{len(crowd.looked)} pages seen, median {waits[9]:.2f} s, 95 % within {waits[18]:.2f} s")  # noqa: T201
    for trouble in (*crowd.troubles, *missing):
        print(trouble)  # noqa: T201
    raise SystemExit(bool(crowd.troubles or missing))


if __name__ == "__main__":
    main()
