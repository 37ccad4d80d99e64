"""Writers of one process take turns in the order in which they came."""

import threading
import time

import pytest

from corridor.releases.database import Database
from corridor.releases.errors import DatabaseBusyError
from corridor.releases.turns import Turns
from tests.waiting import within


@pytest.fixture
def kind() -> str:
    return "sqlite"


def test_the_first_to_come_is_first() -> None:
    turns, order, waiting = Turns(), list[int](), list[threading.Thread]()
    assert turns.take(0)

    def wait(number: int) -> None:
        assert turns.take(60)
        order.append(number)
        turns.give()

    for number in range(5):
        waiting.append(threading.Thread(target=wait, args=(number,)))
        waiting[-1].start()
        assert within(30, lambda count=number + 1: len(turns._waiting) == count)  # type: ignore[misc]
    turns.give()
    for thread in waiting:
        thread.join()
    assert order == [0, 1, 2, 3, 4]
    assert turns.take(0)


def test_who_loses_patience_leaves_the_line() -> None:
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0.05)
    turns.give()
    assert turns.take(0)


def test_a_writer_that_fails_gives_its_turn_on(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing():
        _ = 1 / 0
    with database.writing():
        pass


@pytest.mark.slow
def test_where_others_hold_the_database_all_learn_it_at_once(database: Database) -> None:
    impatient, reported = Database(database.url, wait_s=1), list[str]()

    def write() -> None:
        try:
            with impatient.writing():
                reported.append("written")
        except DatabaseBusyError as error:
            reported.append(error.code)

    with database.writing():
        begun = time.monotonic()
        threads = [threading.Thread(target=write) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.monotonic() - begun < 6
    assert reported == ["database-busy"] * 8
    write()
    assert reported[-1] == "written"
    impatient.close()


@pytest.mark.parametrize("error", [None, ZeroDivisionError])
def test_who_waits_for_another_of_the_process_writes_after_it(
    database: Database, error: type[Exception] | None
) -> None:
    """However that one ends: nobody else holds the database."""
    written = list[int]()

    def write(number: int) -> None:
        with database.writing():
            written.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]

    def hold() -> None:
        with database.writing():
            for number, thread in enumerate(threads, start=1):
                thread.start()
                assert within(30, lambda count=number: len(database._turns._waiting) == count)  # type: ignore[misc]
            if error is not None:
                raise error

    if error is None:
        hold()
    else:
        with pytest.raises(error):
            hold()
    for thread in threads:
        thread.join()
    assert written == [0, 1, 2, 3]
