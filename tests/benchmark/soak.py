"""``python -m tests.benchmark.soak [MINUTES]``: twenty submit and fifty look while things go wrong.

One server on PostgreSQL with two processes. Each minute one of them is killed; slow clients hold connections all the
time; PostgreSQL is started anew twice. Whoever meets a clear 503 of the office, or a connection that a killed process
has left, tries again, as people do. It prints what came of it, and ends with 1 when something that was confirmed is
lost, a visitor met an error, or a process has grown by 20 MB in its own time.
"""

import os
import re
import signal
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException
from urllib.parse import urlsplit

from sqlalchemy import URL, select

from corridor.releases.database import Database
from corridor.releases.history_check import history_faults
from corridor.releases.tables import proposals, submissions
from tests import postgres
from tests.benchmark.crowd import SentFigure, periods, table
from tests.benchmark.office import VISITORS, believed, database_of
from tests.benchmark.office_visitor import PASSWORD, Answer, Visitor
from tests.browser.conftest import free_port, serving
from tests.dashboard.server.slow_clients import KINDS, SlowClients

GROWTH = 20 * 1024 * 1024
_SETTLED_S = 30
"""How long a process may take to reach its size."""
_BUSY = 503
_LOST = (OSError, HTTPException)
"""What a connection to a killed process ends with."""


def there(answer: Answer) -> Answer:
    """An answer that is no refusal; the error begins with the status of any other."""
    alert = re.search(r'role="alert".*?</', answer.text, re.DOTALL)
    assert answer.status in {200, 303}, f"{answer.status} {alert[0] if alert else answer.text[-600:]}"
    return answer


class Soak:
    """Everybody, what goes wrong around them, and what they saw.

    Attributes:
        confirmed: the address of each submission that was confirmed, with its figure.
        seen: how often what was met, by who met it.
        troubles: what should not have been.
    """

    def __init__(self, address: str, metrics: int, minutes: float) -> None:
        """Let all of it last so many minutes at `address`, whose numbers are at the port `metrics`."""
        self._address, self._metrics = address, metrics
        self._seconds = minutes * 60
        self._over = threading.Event()
        self.confirmed: list[tuple[str, SentFigure]] = []
        self.seen: Counter[str] = Counter()
        self.troubles: list[str] = []
        self.sizes: dict[str, list[float]] = {}

    def run(self, submitters: list[tuple[str, str]]) -> None:
        """Let everybody act until the time is over."""
        port = urlsplit(self._address).port or 0
        acts: list[tuple[Callable[..., None], tuple[object, ...]]] = [
            *((self._submit, (name, area, number)) for number, (name, area) in enumerate(submitters)),
            *((self._look, (number,)) for number in range(VISITORS)),
            *((self._hold, (port, kind)) for kind in KINDS),
            (self._watch, ()),
            (self._kill, ()),
            (self._restart, ()),
        ]
        threads = [threading.Thread(target=self._noted, args=(act, given)) for act, given in acts]
        for thread in threads:
            thread.start()
        self._over.wait(self._seconds)
        self._over.set()
        for thread in threads:
            thread.join()

    def _noted(self, act: Callable[..., None], given: tuple[object, ...]) -> None:
        try:
            act(*given)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is printed
            self.troubles.append(f"{act.__name__}{given}: {error!r}"[:400])

    def _submit(self, name: str, area: str, number: int) -> None:
        person: Visitor | None = None
        for rounds, period in enumerate(periods(number)):
            if self._over.wait(1 + number % 3):
                return
            sent = SentFigure(area, period, 100 + (rounds * 7 + number) % 400)
            try:
                if person is None:
                    person = self._signed_in(name)
                page = self._submitted(person, sent)
            except _LOST:
                self.seen["submitter: connection lost"] += 1
                person = None
                continue
            except AssertionError as error:
                if not str(error).startswith(f"{_BUSY} "):
                    raise
                self.seen["submitter: 503"] += 1
                person = None
                continue
            self.confirmed.append((page, sent))

    def _signed_in(self, name: str) -> Visitor:
        person = Visitor(self._address)
        form = there(person.get("/office/sign-in"))
        there(person.send("/office/sign-in", form, name=name, password=PASSWORD))
        return person

    @staticmethod
    def _submitted(person: Visitor, sent: SentFigure) -> str:
        """The address of a submission with the figure, which the office has confirmed."""
        start = there(person.get("/office/submissions"))
        page = there(person.send("/office/submissions", start, period=sent.period, document="")).location
        there(person.upload(f"{page}/file", there(person.get(page)), table(sent)))
        shown = there(person.get(page))
        there(person.send(f"{page}/submit", shown, version=shown.field("version")))
        return page

    def _look(self, number: int) -> None:
        person = Visitor(self._address)
        while not self._over.wait(2 + number % 3):
            for attempt in range(3):
                try:
                    answer = person.get(f"/?lang={('zh', 'en')[number % 2]}")
                except _LOST:
                    assert attempt < 2, "three connections were lost one after another"
                    self.seen["visitor: connection lost"] += 1
                    continue
                assert answer.status == 200, f"{answer.status} {answer.text[:200]}"
                self.seen["visitor: pages"] += 1
                break

    def _hold(self, port: int, kind: str) -> None:
        while not self._over.is_set():
            with suppress(OSError):
                SlowClients(port, kind, 10).hold(self._over, 40)
            self.seen["slow clients: rounds"] += 1

    def _numbers(self) -> dict[str, float]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self._metrics}/metrics", timeout=30) as answer:
            lines = answer.read().decode().splitlines()
        rows = [line.rpartition(" ") for line in lines if line.startswith("corridor_resident_bytes")]
        return {name.split('"')[1]: float(value) for name, _, value in rows}

    def _watch(self) -> None:
        while not self._over.wait(5):
            with suppress(*_LOST):
                for process, size in self._numbers().items():
                    self.sizes.setdefault(process, []).append(size)

    def _kill(self) -> None:
        """The older of the two, so that each is seen for two minutes."""
        while not self._over.wait(60):
            with suppress(*_LOST, ProcessLookupError):
                os.kill(int(min(self._numbers(), key=int)), signal.SIGKILL)
                self.seen["processes killed"] += 1

    def _restart(self) -> None:
        for part in (1, 2):
            if self._over.wait(self._seconds * part / 3 - (part - 1) * self._seconds / 3):
                return
            postgres.server().stop()
            time.sleep(2)
            postgres.server().start()
            self.seen["PostgreSQL started anew"] += 1

    def grown(self) -> dict[str, float]:
        """By how much each process grew after it had settled, in bytes."""
        settled = {process: sizes[_SETTLED_S // 5 :] for process, sizes in self.sizes.items()}
        return {process: sizes[-1] - sizes[0] for process, sizes in settled.items() if sizes}


def lost(url: URL, confirmed: list[tuple[str, SentFigure]]) -> list[str]:
    """What was confirmed and does not stand in the database as it was sent, and what is broken there."""
    database = Database(url)
    found = []
    with database.reading() as connection:
        states = {row.id: row.state for row in connection.execute(select(submissions))}
        figures: dict[int, str] = {}
        for row in connection.execute(select(proposals).where(proposals.c.kind == "observations")):
            figures[row.submission] = row.content or ""
        for page, sent in confirmed:
            number = int(page.rpartition("/")[2])
            if states.get(number) != "submitted" or f"{sent.value}项" not in figures.get(number, ""):
                found.append(f"{page}: {states.get(number)}")
        found += [fault.in_("en") for fault in history_faults(connection, believed())]
    database.close()
    return found


def main() -> None:
    """Ten minutes, or as many as are asked for."""
    minutes, metrics = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0, free_port()
    with database_of("postgresql") as (url, submitters):
        option = url.render_as_string(hide_password=False)
        with serving("--database", option, "--workers", "2", "--metrics", str(metrics)) as address:
            soak = Soak(address, metrics, minutes)
            soak.run(submitters)
        missing = lost(url, soak.confirmed)
    grown = soak.grown()
    print(f"{len(soak.confirmed)} confirmed, {len(missing)} lost; {dict(soak.seen)}")  # noqa: T201
    print("grown, MB: " + ", ".join(f"{size / 2**20:.1f}" for size in grown.values()))  # noqa: T201
    large = [
        f"process {process} has grown by {size / 2**20:.1f} MB" for process, size in grown.items() if size > GROWTH
    ]
    for trouble in (*soak.troubles, *missing, *large):
        print(trouble)  # noqa: T201
    raise SystemExit(bool(soak.troubles or missing or large))


if __name__ == "__main__":
    main()
