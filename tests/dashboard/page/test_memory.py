"""Memory goes back to the system: threads share few heaps, and what refers to itself alone is found at once."""

import ctypes
import gc
import subprocess
import sys
import weakref
from collections.abc import Callable

import pytest

from dashboard.page import memory
from dashboard.page.memory import give_back, give_back_later

HEAPS = """
import ctypes, sys, threading
from dashboard.page.memory import use_few_arenas
if sys.argv[1] == "few":
    use_few_arenas()
together = threading.Barrier(8)
def take():
    held = [bytearray(3000) for _ in range(50)]
    together.wait()
threads = [threading.Thread(target=take) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
c = ctypes.CDLL(None)
c.fdopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(c.fdopen(1, b"w"))
c.malloc_info(0, file)
c.fflush(file)
"""


def heaps(how: str) -> int:
    done = subprocess.run([sys.executable, "-c", HEAPS, how], capture_output=True, text=True, check=True)
    return done.stdout.count("<heap nr")


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="another C library than glibc")
def test_threads_share_two_heaps() -> None:
    assert heaps("few") <= 2 < heaps("many")


FREED = """
from dashboard.page.memory import give_back_freed
def megabytes():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 1e6
held = [bytearray(3000) for _ in range(20_000)]
last = bytearray(3000)
del held
before = megabytes()
give_back_freed()
print(before - megabytes())
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="another C library than glibc")
def test_what_is_free_below_something_that_lasts_goes_back() -> None:
    done = subprocess.run([sys.executable, "-c", FREED], capture_output=True, text=True, check=True)
    assert float(done.stdout) > 40


class Ring:
    """Refers to itself, as a rendered release does by what it remembers."""

    def __init__(self) -> None:
        self.own = self


def test_what_refers_to_itself_alone_is_found() -> None:
    gc.disable()
    try:
        known = weakref.ref(Ring())
        assert known() is not None
        give_back()
        assert known() is None
    finally:
        gc.enable()


def test_what_the_making_of_pages_left_is_given_back_once_a_while_later(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []

    class Later:
        def __init__(self, _seconds: float, act: Callable[[], None]) -> None:
            self.act = act
            timers.append(self)

        def start(self) -> None:
            """The test itself lets it act."""

    timers: list[Later] = []
    monkeypatch.setattr(memory, "_asked_by", 0)
    monkeypatch.setattr(memory.threading, "Timer", Later)
    monkeypatch.setattr(memory, "give_back", lambda: given.append(1))
    for expected in (1, 2):
        for _ in range(5):
            give_back_later()
        assert len(timers) == expected
        timers[-1].act()
        assert len(given) == expected
