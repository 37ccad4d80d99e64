"""Of several threads that ask for the same answer at once, one works it out while the others wait for it.

A page that everybody asks for when a release has come would else be made by each of the server's threads, and take as
many times as long for all of them.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from functools import update_wrapper
from typing import Generic, ParamSpec, TypeVar
from weakref import WeakValueDictionary

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


def single_flight(most: int) -> "Callable[[Callable[Parameters, Answer]], SingleFlight[Parameters, Answer]]":
    """`functools.lru_cache` of `most` answers, none of which two threads work out at the same time.

    An error goes to the thread that met it; the next one tries again. Work may ask for other answers, not in a circle.
    """
    return lambda work: SingleFlight(work, most)


class SingleFlight(Generic[Parameters, Answer]):
    """A function whose answers are kept; see `single_flight`."""

    def __init__(self, work: Callable[Parameters, Answer], most: int) -> None:
        """Work nothing out yet; what `work` is asked with must be hashable."""
        self._work = work
        self._most = most
        self._guard = threading.Lock()
        self._turns: WeakValueDictionary[Hashable, threading.Lock] = WeakValueDictionary()
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        update_wrapper(self, work)

    def __call__(self, *arguments: Parameters.args, **named: Parameters.kwargs) -> Answer:
        """The answer to these arguments."""
        key: Hashable = (arguments, *sorted(named.items()))
        with self._guard:
            turn = self._turns.setdefault(key, threading.Lock())
        with turn:
            with self._guard:
                if key in self._answers:
                    self._answers.move_to_end(key)
                    return self._answers[key]
            answer = self._work(*arguments, **named)
            self.learn({key: answer})
            return answer

    def known(self) -> Mapping[Hashable, Answer]:
        """The answers that are kept, for another process to `learn`."""
        with self._guard:
            return dict(self._answers)

    def learn(self, answers: Mapping[Hashable, Answer]) -> None:
        """Keep what was worked out elsewhere."""
        with self._guard:
            self._answers.update(answers)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
