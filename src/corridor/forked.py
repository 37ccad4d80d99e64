"""Work that another process does beside this one, on what this one holds; without it nothing is lost but time."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from corridor.progress import followed

Answer = TypeVar("Answer")


class Forked(Generic[Answer]):
    """What a process works out beside this one."""

    def __init__(self, receiver: "Connection[Answer, Answer]") -> None:
        """The answer comes through `receiver`."""
        self._receiver = receiver

    def answer(self, longest_s: float) -> Answer | None:
        """The answer, waited for; None where the process has failed, or is late. Ask once."""
        with suppress(EOFError, OSError):
            if self._receiver.poll(longest_s):
                return self._receiver.recv()
        return None


@contextmanager
def forked(work: Callable[[], Answer]) -> Iterator[Forked[Answer]]:
    """Begin to `work` in another process; at the end it is killed, if it is still at work, and ends when this one does.

    It is forked off this one, whose objects it needs: begin while this one has no threads, whose locks would stay
    closed there. What goes wrong in it is passed over, and so are its progress and the signal that ends this one.
    """
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(work, sender), daemon=True)
    process.start()
    sender.close()
    try:
        yield Forked(receiver)
    finally:
        process.kill()
        process.join()
        receiver.close()


def _send(work: Callable[[], Answer], sender: "Connection[Answer, Answer]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(Exception), followed(lambda _: None):
        sender.send(work())


def _end_with_parent() -> None:
    """A process that is killed kills no other; unwatched this one would wait for ever to send what nobody asks for."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
