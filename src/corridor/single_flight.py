"""Of several threads that ask for the same answer at once, one works it out while the others wait for it.

A page that everybody asks for when a release has come would else be made by each of the server's threads, and take as
many times as long for all of them.
"""

import threading
from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar
from weakref import WeakValueDictionary

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


def single_flight(most: int) -> Callable[[Callable[Parameters, Answer]], Callable[Parameters, Answer]]:
    """`functools.lru_cache` of `most` answers, none of which two threads work out at the same time.

    An error goes to the thread that met it; the next one tries again. Work may ask for other answers, not in a circle.
    """

    def decorated(work: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
        held = lru_cache(most)(work)
        guard = threading.Lock()
        turns: WeakValueDictionary[Hashable, threading.Lock] = WeakValueDictionary()

        @wraps(work)
        def answer(*arguments: Parameters.args, **named: Parameters.kwargs) -> Answer:
            key: Hashable = (arguments, *sorted(named.items()))
            with guard:
                turn = turns.setdefault(key, threading.Lock())
            with turn:
                return held(*arguments, **named)  # type: ignore[arg-type]  # as hashable as `lru_cache` asks for

        return answer

    return decorated
