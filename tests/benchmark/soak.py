"""``python -m tests.benchmark.soak [MINUTES]``: people report, review, publish and look while things go wrong.

One server on PostgreSQL with three processes. Each minute one of them is killed, but never the first, so that one
grows as long as it all lasts; slow clients hold connections all the time; PostgreSQL is started anew twice, and its
disk is filled once (where a file system may be mounted: as root). A client that meets a clear 503 of the office, or a
connection that a killed process has left, tries again, as people do. It prints what came of it, and ends with 1 when
something that was confirmed is lost, a visitor met an error, or a process has grown by 20 MB.
"""

import sys
import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from sqlalchemy import URL, select

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.releases.database import Database
from corridor.releases.history_check import history_faults
from corridor.releases.release_store import ReleaseStore
from corridor.releases.tables import proposals, submissions
from tests import postgres
from tests.benchmark.office import VISITORS, believed, fill
from tests.benchmark.soak_people import People, Seen
from tests.benchmark.soak_troubles import Troubles, small_disk
from tests.browser.conftest import free_port, serving

GROWTH = 20 * 1024 * 1024
_CONFIRMED = {"submitted", "accepted", "published"}


def lost(url: URL, seen: Seen) -> list[str]:
    """What was confirmed and does not stand in the database as it was sent, and what is broken there."""
    database = Database(url)
    found = []
    with database.reading() as connection:
        states = {row.id: row.state for row in connection.execute(select(submissions))}
        figures: dict[int, str] = {}
        for row in connection.execute(select(proposals).where(proposals.c.kind == "observations")):
            figures[row.submission] = row.content or ""
        for page, sent in seen.confirmed:
            number = int(page.rpartition("/")[2])
            if states.get(number) not in _CONFIRMED or f"{sent.value}项" not in figures.get(number, ""):
                found.append(f"{page}: {states.get(number)}")
        accepted = sum(state in {"accepted", "published"} for state in states.values())
        if accepted < len(seen.accepted):
            found.append(f"{len(seen.accepted)} were accepted, {accepted} are")
        found += [fault.in_("en") for fault in history_faults(connection, believed())]
        published = sum(state == "published" for state in states.values())
    database.close()
    return [*found, *_unpublished(url, published, seen)]


def _unpublished(url: URL, published: int, seen: Seen) -> list[str]:
    """Releases and figures that were said to be published and are not."""
    store = ReleaseStore(Database(url), load(shipped_package()))
    latest = store.latest()
    rows = latest.dataset.observations
    there = sum(sent.key in rows and rows[sent.key].value == sent.value for _, sent in seen.confirmed)
    store.close()
    found = [] if latest.release.number > seen.published else [f"release {latest.release.number} of {seen.published}"]
    return found if there >= published else [*found, f"{there} figures of {published} submissions are published"]


def _gather(acts: list[Callable[[], None]], seconds: float, seen: Seen) -> None:
    """Let all of it go on at once until the time is over."""

    def noted(act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001  # whatever it is, it is printed
            seen.troubles.append(f"{act}: {error!r}"[:600])

    threads = [threading.Thread(target=noted, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    seen.over.wait(seconds)
    seen.over.set()
    for thread in threads:
        thread.join()


def main() -> None:
    """Ten minutes, or as many as are asked for."""
    seconds, metrics, seen = 60 * (float(sys.argv[1]) if len(sys.argv) > 1 else 10.0), free_port(), Seen()
    with small_disk() as disk:
        database = postgres.new_server(disk)
        try:
            url = database.create()
            submitters = fill(url)
            option = url.render_as_string(hide_password=False)
            with serving("--database", option, "--workers", "3", "--metrics", str(metrics)) as address:
                troubles = Troubles(urlsplit(address).port or 0, metrics, seconds, disk, database, seen)
                people = People(address, seconds, seen)
                _gather([*people.acts(submitters, VISITORS), *troubles.acts()], seconds, seen)
            missing = lost(url, seen)
        finally:
            postgres.end(database)
    _report(seen, troubles, missing)
    large = [process for process, size in troubles.grown().items() if size > GROWTH]
    raise SystemExit(bool(seen.troubles or missing or large))


def _report(seen: Seen, troubles: Troubles, missing: list[str]) -> None:
    done = f"{len(seen.confirmed)} confirmed, {len(seen.accepted)} accepted, {seen.published} releases"
    print(f"{done}, {len(missing)} lost; {dict(seen.counts)}")  # noqa: T201
    for process, size in troubles.grown().items():
        print(f"process {process}: grown by {size / 2**20:.1f} MB in {troubles.lived(process):.0f} s")  # noqa: T201
    if troubles.disk is None:
        print("the disk was not filled: mounting a small one takes root")  # noqa: T201
    for trouble in (*seen.troubles, *missing):
        print(trouble)  # noqa: T201


if __name__ == "__main__":
    main()
