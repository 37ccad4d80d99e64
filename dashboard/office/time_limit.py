"""Waiting for another host, but never longer than so many seconds in all."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

_AT_ONCE = 8
_LEFT_BEHIND = threading.BoundedSemaphore(_AT_ONCE)
"""Nobody can end a thread that waits for a host that is silent; so many may be left waiting, and no more is asked."""
T = TypeVar("T")


def within(seconds: float, act: Callable[[], T]) -> T:
    """What `act` gives, if it comes within so many seconds; what it raises is raised.

    A host that sends a byte every second keeps within the usual limits of sockets, which hold for each byte.

    Raises:
        TimeoutError: it takes longer, or too many others are still waiting.
    """
    if not _LEFT_BEHIND.acquire(blocking=False):
        raise TimeoutError
    came: Future[T] = Future()

    def work() -> None:
        try:
            came.set_result(act())
        except BaseException as error:  # noqa: BLE001  # it is raised where it is waited for
            came.set_exception(error)
        finally:
            _LEFT_BEHIND.release()

    threading.Thread(target=work, name="asking", daemon=True).start()
    return came.result(seconds)
