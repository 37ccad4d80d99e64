"""Of several threads that ask for the same at once one works; the others wait, and have the same answer."""

import gc
import pickle
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


def test_what_another_one_knows_is_not_worked_out_again():
    worked = list[int]()

    def work(number: int, *, doubled: bool = False) -> int:
        worked.append(number)
        return number * (1 + doubled)

    one, other = single_flight(2)(work), single_flight(2)(work)
    assert [one(1), one(2), one(3, doubled=True)] == [1, 2, 6]
    other.learn(pickle.loads(pickle.dumps(one.known())))  # our own
    worked.clear()
    assert [other(3, doubled=True), other(2)] == [6, 2]
    assert not worked
    assert other(1) == 1
    assert worked == [1]
    assert len(other.known()) == 2


def test_what_was_asked_for_last_is_kept():
    worked = list[int]()

    @single_flight(2)
    def work(number: int) -> int:
        worked.append(number)
        return number

    for number in (1, 2, 1, 3, 1, 2):
        work(number)
    assert worked == [1, 2, 3, 2]
