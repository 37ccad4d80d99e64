"""Memory of what is shown no more, given back to the system while the server runs on."""

import ctypes
import gc
import os
import threading
from contextlib import suppress

_ARENA_MAX, _ARENAS = -8, 2
_MMAP_THRESHOLD, _LARGE = -3, 256 * 1024
"""``M_ARENA_MAX`` and ``M_MMAP_THRESHOLD`` of glibc's ``malloc.h``, and what they are set to."""
_LATER_S = 15.0
_asked_by = 0
"""The process that has asked for it and still waits."""


def use_few_arenas() -> None:
    """Let all threads of a process share two heaps: each of their own would keep what its largest answer once took.

    And let a text of a quarter of a megabyte or more lie by itself, so that its memory goes back with it: by itself
    glibc gives that up as soon as one was freed. Before threads begin; of C's libraries glibc alone has these settings.
    """
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None)
        library.mallopt(_ARENA_MAX, _ARENAS)
        library.mallopt(_MMAP_THRESHOLD, _LARGE)


def give_back_later() -> None:
    """Give back in a while what the making of something has left behind; asked again before that, once is enough."""
    global _asked_by  # noqa: PLW0603  # one for each process, and none that was inherited by a fork
    if _asked_by != os.getpid():
        _asked_by = os.getpid()
        timer = threading.Timer(_LATER_S, _give_back_now)
        timer.daemon = True
        timer.start()


def _give_back_now() -> None:
    global _asked_by  # noqa: PLW0603
    _asked_by = 0
    give_back()


def give_back() -> None:
    """Find what nothing refers to but itself, as a rendered release does, and give its memory back.

    What lasts as long as the server is frozen (see ``commands/serve.py``) and not searched: it takes some hundredths
    of a second.
    """
    gc.collect()
    give_back_freed()


def give_back_freed() -> None:
    """Give memory back that is free already, for the system to have.

    Before processes fork each would otherwise keep a copy of what reading and storing a large package has left.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
