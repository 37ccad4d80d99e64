"""Of several threads that ask for the same at once one works; the others wait, and have the same answer."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from corridor.single_flight import single_flight

THREADS = 8


def test_what_many_ask_for_at_once_is_worked_out_once():
    asked, begun = threading.Barrier(THREADS), list[str]()

    @single_flight(4)
    def slow(name: str) -> list[str]:
        begun.append(name)
        threading.Event().wait(0.05)
        return [name]

    def ask(number: int) -> list[str]:
        asked.wait()
        return slow("ab"[number % 2])

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(ask, range(THREADS)))
    assert sorted(begun) == ["a", "b"]
    assert all(answer is found[number % 2] for number, answer in enumerate(found))


def test_one_answer_does_not_hold_up_another():
    inside, outside = threading.Event(), threading.Event()

    @single_flight(4)
    def work(name: str) -> str:
        if name == "long":
            inside.set()
            assert outside.wait(10)
        return name

    with ThreadPoolExecutor(1) as pool:
        long = pool.submit(work, "long")
        assert inside.wait(10)
        assert work("short") == "short"
        outside.set()
        assert long.result(10) == "long"


def test_an_error_is_not_kept_and_holds_up_nobody():
    tried = list[int]()

    @single_flight(4)
    def work() -> int:
        tried.append(1)
        if len(tried) == 1:
            raise ValueError
        return len(tried)

    with pytest.raises(ValueError, match=r"^$"):
        work()
    assert [work(), work()] == [2, 2]


def test_no_more_is_kept_than_was_said():
    class Thing:
        pass

    @single_flight(1)
    def work(thing: Thing) -> int:
        return id(thing)

    for _ in range(20):
        work(Thing())
    gc.collect()
    assert sum(isinstance(one, Thing) for one in gc.get_objects()) == 1
