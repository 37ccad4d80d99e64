"""How far long work has come, for a caller who follows it; without one nothing is said."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

Thing = TypeVar("Thing")
_AT_A_TIME = 10_000
"""How many things are done between two reports."""


class Step(StrEnum):
    """What is being done."""

    READING = "reading"
    CHECKING = "checking"
    STORING = "storing"
    SIGNING = "signing"


class Progress(Struct, frozen=True):
    """Where a step stands.

    Attributes:
        done: rows, or rules, that are through.
        whole: how many there are in all; None where that is not known beforehand.
        file: what is being read; empty in every other step.
    """

    step: Step
    done: int
    whole: int | None = None
    file: str = ""


_follower: ContextVar[Callable[[Progress], object] | None] = ContextVar("follower", default=None)


@contextmanager
def followed(by: Callable[[Progress], object]) -> Iterator[None]:
    """Call `by` with the progress of what is done within, in the same thread."""
    token = _follower.set(by)
    try:
        yield
    finally:
        _follower.reset(token)


def note(progress: Progress) -> None:
    """Report to the follower, if there is one."""
    follower = _follower.get()
    if follower is not None:
        follower(progress)


def counted(step: Step, things: Iterable[Thing], whole: int | None = None) -> Iterator[Thing]:
    """`things`, with a report before the first one and after every ten thousand."""
    for number, thing in enumerate(things):
        if not number % _AT_A_TIME:
            note(Progress(step, number, whole))
        yield thing
