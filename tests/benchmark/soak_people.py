"""Twenty who submit, two who review and fifty who look, each trying again what a clear refusal or a lost line ended."""

import re
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException
from typing import TypeVar

from tests.benchmark.crowd import SentFigure, periods, table
from tests.benchmark.office_visitor import PASSWORD, Answer, Visitor

Found = TypeVar("Found")
LOST = (OSError, HTTPException)
"""What a connection to a killed process ends with."""
_BUSY = {"503", "429"}
"""The office asks to come again later."""
_ROUNDS = 72
"""Months that each submitter has to report."""
_TRIES = 3


@dataclass
class Seen:
    """What came of it.

    Attributes:
        over: set when everybody is to stop.
        confirmed: the address of each submission that was confirmed, with its figure.
        accepted: those of them whose acceptance a reviewer saw confirmed.
        published: the numbers of the releases whose publication was confirmed.
        counts: how often what was met, by who met it.
        troubles: what should not have been.
    """

    over: threading.Event = field(default_factory=threading.Event)
    confirmed: list[tuple[str, SentFigure]] = field(default_factory=list)
    accepted: list[SentFigure] = field(default_factory=list)
    published: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class People:
    """Everybody at one address, for so many seconds in all."""

    address: str
    seconds: float
    seen: Seen

    def acts(self, submitters: list[tuple[str, str]], visitors: int) -> Iterator[Callable[[], None]]:
        """What each of them does until it is over."""
        for number, (name, area) in enumerate(submitters):
            yield partial(self._submit, name, area, number)
        for number in range(visitors):
            yield partial(self._look, number)
        yield self._review

    def _submit(self, name: str, area: str, number: int) -> None:
        person = _Person(self, name)
        for rounds, period in enumerate(periods(number)):
            if self.seen.over.wait(max(1 + number % 3, self.seconds / _ROUNDS)):
                return
            sent = SentFigure(area, period, 100 + (rounds * 7 + number) % 400)
            page = person.tried("submitter", partial(_submitted, sent))
            if page is not None:
                self.seen.confirmed.append((page, sent))

    def _review(self) -> None:
        """Each minute, or six times in a shorter run: accept whatever was confirmed, then publish it."""
        reviewer, publisher, done = _Person(self, "reviewer"), _Person(self, "second"), 0
        while not self.seen.over.wait(min(60.0, self.seconds / 7)):
            for page, sent in self.seen.confirmed[done:]:
                if reviewer.tried("reviewer", partial(_accepted, page)) is None:
                    break
                done += 1
                self.seen.accepted.append(sent)
            self.seen.published += bool(publisher.tried("publisher", _published))

    def _look(self, number: int) -> None:
        person = Visitor(self.address)
        while not self.seen.over.wait(6 + number % 9):
            for attempt in range(_TRIES):
                try:
                    answer = person.get(f"/?lang={('zh', 'en')[number % 2]}")
                except LOST:
                    assert attempt < _TRIES - 1, "one connection after another was lost"
                    self.seen.counts["visitor: connection lost"] += 1
                    continue
                assert answer.status == 200, f"{answer.status} {answer.text[:200]}"
                self.seen.counts["visitor: pages"] += 1
                break


class _Person:
    """One who signs in, and does again what was refused or whose answer was lost."""

    def __init__(self, people: People, name: str) -> None:
        self._people = people
        self._name = name
        self._visitor: Visitor | None = None

    def tried(self, who: str, act: Callable[[Visitor], Found]) -> Found | None:
        """What came of `act`; None where the office said that it was busy, or the line was lost."""
        try:
            if self._visitor is None:
                self._visitor = self._signed_in()
            return act(self._visitor)
        except LOST:
            self._people.seen.counts[f"{who}: connection lost"] += 1
        except AssertionError as error:
            status = str(error)[:3]
            if status not in _BUSY:
                raise
            self._people.seen.counts[f"{who}: {status}"] += 1
        return None

    def _signed_in(self) -> Visitor:
        visitor = Visitor(self._people.address)
        form = there(visitor.get("/office/sign-in"))
        there(visitor.send("/office/sign-in", form, name=self._name, password=PASSWORD))
        return visitor


def there(answer: Answer) -> Answer:
    """An answer that is no refusal; the error begins with the status of any other."""
    alert = re.search(r'role="alert".*?</', answer.text, re.DOTALL)
    assert answer.status in {200, 303}, f"{answer.status} {alert[0] if alert else answer.text[-600:]}"
    return answer


def _submitted(sent: SentFigure, visitor: Visitor) -> str:
    """The address of a submission with the figure, which the office has confirmed."""
    start = there(visitor.get("/office/submissions"))
    page = there(visitor.send("/office/submissions", start, period=sent.period, document="")).location
    there(visitor.upload(f"{page}/file", there(visitor.get(page)), table(sent)))
    shown = there(visitor.get(page))
    there(visitor.send(f"{page}/submit", shown, version=shown.field("version")))
    return page


def _accepted(page: str, visitor: Visitor) -> bool:
    """True once it is accepted, now or by a try before."""
    shown = there(visitor.get(page))
    if f'{page}/accept"' in shown.text:
        there(visitor.send(f"{page}/accept", shown, version=shown.field("version"), remark=""))
    return True


def _published(visitor: Visitor) -> bool:
    """Whether there was anything to publish."""
    shown = there(visitor.get("/office/publish"))
    if 'name="token"' not in shown.text:
        return False
    there(visitor.send("/office/publish", shown, token=shown.field("token"), reason="试验"))
    return True
