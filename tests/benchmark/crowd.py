"""Many at once: submitters submit, reviewers accept and publish, visitors look. What came of it is kept."""

import itertools
import queue
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.benchmark.office_visitor import Answer, Visitor

INDICATOR = "institutional-rules"
"""Every area may report it; none has a figure of it, so that nothing is implausible."""
HEADER = "indicator,value,qualifier,period,printed,document,dated,locator"
_PATIENCE_S = 300
_LOOKS_S = 3.0
"""How long a visitor looks at a page before the next one."""


@dataclass(frozen=True)
class SentFigure:
    """One figure that was submitted: whose, for when, how much."""

    area: str
    period: str
    value: int

    @property
    def key(self) -> str:
        """The id it is published under."""
        return f"{self.area}-{INDICATOR}-{self.period}"


@dataclass
class Crowd:
    """Everybody, and what they saw.

    Attributes:
        addresses: the servers; people are spread over them.
        submitters: account and area of each.
        goes_on: asked by each submitter, with the number of rounds done, whether to submit once more.
    """

    addresses: Sequence[str]
    submitters: Sequence[tuple[str, str]]
    goes_on: Callable[[int], bool]
    visitors: int = 50
    accepted: list[SentFigure] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    looked: list[float] = field(default_factory=list)
    published: int = 0
    refused: int = 0
    _waiting: "queue.Queue[tuple[str, SentFigure]]" = field(default_factory=queue.Queue)
    _done: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)

    def gather(self) -> None:
        """Let everybody act at once until the submitters are done and all that they submitted is published."""
        numbers = itertools.count()
        submitters = [
            self._thread(self._submit, name, area, number) for number, (name, area) in enumerate(self.submitters)
        ]
        reviewers = [self._thread(self._accept, "reviewer", next(numbers))]
        publishers = [self._thread(self._publish, name, next(numbers)) for name in ("reviewer", "second")]
        visitors = [self._thread(self._look, number) for number in range(self.visitors)]
        for thread in submitters:
            thread.join()
        self._done.set()
        for thread in (*reviewers, *publishers):
            thread.join()
        self._over.set()
        for thread in visitors:
            thread.join()

    def _thread(self, act: Callable[..., None], *given: object) -> threading.Thread:
        def reported() -> None:
            try:
                act(*given)
            except Exception as error:  # noqa: BLE001  # whatever it is, the test tells it
                self.troubles.append(f"{act.__name__}{given}: {error!r}"[:600])

        thread = threading.Thread(target=reported)
        thread.start()
        return thread

    def _person(self, number: int, name: str = "") -> Visitor:
        person = Visitor(self.addresses[number % len(self.addresses)])
        if name:
            person.sign_in(name)
        return person

    def _submit(self, name: str, area: str, number: int) -> None:
        person = self._person(number, name)
        for rounds, period in enumerate(periods(number)):
            if not self.goes_on(rounds):
                return
            sent = SentFigure(area, period, 100 + (rounds * 7 + number) % 400)
            begun = person.send("/office/submissions", person.get("/office/submissions"), period=period, document="")
            self._expect(begun, 303)
            page = begun.location
            self._expect(person.upload(f"{page}/file", person.get(page), table(sent)), 303)
            shown = person.get(page)
            self._expect(person.send(f"{page}/submit", shown, version=shown.field("version")), 303)
            self._waiting.put((page, sent))

    def _accept(self, name: str, number: int) -> None:
        person = self._person(number, name)
        while not (self._done.is_set() and self._waiting.empty()):
            try:
                page, sent = self._waiting.get(timeout=0.2)
            except queue.Empty:
                continue
            shown = person.get(page)
            answer = person.send(f"{page}/accept", shown, version=shown.field("version"), remark="")
            self._expect(answer, 303)
            self.accepted.append(sent)

    def _publish(self, name: str, number: int) -> None:
        """Publish whatever is accepted, again and again; the other one may be faster."""
        person, until = self._person(number, name), time.monotonic() + _PATIENCE_S
        known = -1
        while known < len(self.accepted) or not (self._done.is_set() and self._waiting.empty()):
            assert time.monotonic() < until or not self._done.is_set(), "publishing does not come to an end"
            known = len(self.accepted)
            page = person.get("/office/publish")
            if 'name="token"' not in page.text:
                time.sleep(0.1)
                continue
            answer = person.send("/office/publish", page, token=page.field("token"), reason="试验")
            self._expect(answer, 303, 409)
            self.published += answer.status == 303
            self.refused += answer.status == 409
            known = -1

    def _look(self, number: int) -> None:
        """A visitor opens the page and its parts; the release that it shows never goes back."""
        person = self._person(number)
        seen = 0
        while not self._over.is_set():
            page = person.get(f"/?lang={('zh', 'en')[number % 2]}")
            self._expect(page, 200)
            reported = re.search(r'"shown": (\d+)', page.text)
            release = int(reported[1]) if reported else 0
            assert release >= seen, f"release {release} after {seen}"
            seen = release
            self._over.wait(_LOOKS_S)
        self.looked += person.waited

    @staticmethod
    def _expect(answer: Answer, *statuses: int) -> None:
        alert = re.search(r'role="alert".*?</', answer.text, re.DOTALL)
        assert answer.status in statuses, f"{answer.status} {alert[0] if alert else answer.text[:300]}"


def periods(number: int) -> Iterator[str]:
    """Months, each for one submitter only: every twentieth year is one's own."""
    for year in range(2021 - number, 1900, -20):
        yield from (f"{year}-{month:02}" for month in range(1, 13))


def table(sent: SentFigure) -> bytes:
    """The CSV file of one figure."""
    cells = (INDICATOR, sent.value, "exact", sent.period, f"{sent.value}项", "工作总结", "2022-02-20", "1.1")
    return f"{HEADER}\n{','.join(map(str, cells))}\n".encode()
