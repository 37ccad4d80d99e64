"""A thread that works beside the others for as long as a process runs; each process begins its own."""

import os
import threading
from collections.abc import Callable


class ProcessThread:
    """At most one thread in each process. It may be made before the process forks: threads do not outlive that."""

    def __init__(self, name: str, work: Callable[[threading.Event], object]) -> None:
        """Do `work` in it, which is given what is set when it is to end. Nothing begins yet."""
        self._name = name
        self._work = work
        self._ended = threading.Event()
        self._threads: dict[int, threading.Thread] = {}

    def begin(self) -> None:
        """Begin in this process, unless it has begun or has been ended."""
        if os.getpid() in self._threads or self._ended.is_set():
            return
        made = threading.Thread(target=self._work, args=(self._ended,), name=self._name, daemon=True)
        if self._threads.setdefault(os.getpid(), made) is made:  # without a lock, which a fork might leave held
            made.start()

    def close(self) -> None:
        """End it, and wait until it has."""
        self._ended.set()
        thread = self._threads.get(os.getpid())
        if thread is not None and thread.is_alive():
            thread.join()
