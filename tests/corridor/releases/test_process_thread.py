"""One thread a process: begun once, ended for good, and begun anew by a process that was forked."""

import os
import threading

from corridor.releases.process_thread import ProcessThread
from tests.waiting import within


def test_many_begin_it_and_one_runs() -> None:
    running = list[int]()

    def work(ended: threading.Event) -> None:
        running.append(threading.get_ident())
        ended.wait()

    thread = ProcessThread("worker", work)
    begins = [threading.Thread(target=thread.begin) for _ in range(20)]
    for begin in begins:
        begin.start()
    for begin in begins:
        begin.join()
    assert within(10, lambda: len(running) == 1)
    thread.close()
    thread.begin()
    assert len(running) == 1
    assert not [one for one in threading.enumerate() if one.name == "worker"]


def test_what_was_never_begun_is_ended_all_the_same() -> None:
    ProcessThread("worker", threading.Event.wait).close()


def test_a_forked_process_begins_its_own() -> None:
    thread = ProcessThread("worker", threading.Event.wait)
    thread.begin()
    child = os.fork()
    if not child:
        thread.begin()
        alive = [one.name for one in threading.enumerate() if one.name == "worker" and one.is_alive()]
        os._exit(0 if len(alive) == 1 else 1)
    _, status = os.waitpid(child, 0)
    thread.close()
    assert os.waitstatus_to_exitcode(status) == 0
