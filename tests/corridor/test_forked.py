"""What another process works out comes back, or nothing does; it never outlives who asked for it."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corridor.forked import forked
from corridor.progress import Progress, Step, followed, note

pytestmark = pytest.mark.filterwarnings("default:.*fork:DeprecationWarning")


def test_the_answer_comes_from_another_process_that_has_what_this_one_holds() -> None:
    held = ["something"]
    with forked(lambda: (held, os.getpid())) as process:
        answer = process.answer(30)
    assert answer is not None
    assert answer[0] == held
    assert answer[1] != os.getpid()


@pytest.mark.parametrize(
    "work",
    [lambda: 1 / 0, lambda: os._exit(3), lambda: time.sleep(60), lambda: lambda: None],
    ids=["it fails", "it ends", "it is late", "its answer cannot be sent"],
)
def test_there_is_none_from_a_process_that_fails_or_is_late(
    work: Callable[[], object], capfd: pytest.CaptureFixture[str]
) -> None:
    with forked(work) as process:
        assert process.answer(0.5) is None
    assert not multiprocessing.active_children()
    assert capfd.readouterr() == ("", "")


def test_what_goes_wrong_meanwhile_ends_it() -> None:
    begun = time.monotonic()
    with pytest.raises(ZeroDivisionError), forked(lambda: time.sleep(60)):
        raise ZeroDivisionError
    assert not multiprocessing.active_children()
    assert time.monotonic() - begun < 30


def test_its_progress_is_not_that_of_this_one() -> None:
    seen: list[Progress] = []
    with followed(seen.append), forked(lambda: note(Progress(Step.CHECKING, 1, 2))) as process:
        process.answer(30)
    assert not seen


_KILLED = """
import time
from corridor.forked import forked
with forked(lambda: {work}) as one, forked(lambda: {work}) as other:
    import multiprocessing
    print(*(process.pid for process in multiprocessing.active_children()), flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("work", ["b'more than a pipe holds' * 100_000", "time.sleep(60)"], ids=["sends", "works"])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_it_ends_with_a_process_that_is_killed(work: str, how: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", _KILLED.format(work=work)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        beside = parent.stdout.readline().split()
        time.sleep(0.3)
        assert len(beside) == 2
        assert all(map(_runs, beside))
        parent.send_signal(how)
    end = time.monotonic() + 30
    while any(map(_runs, beside)):
        assert time.monotonic() < end
        time.sleep(0.02)


def _runs(pid: bytes) -> bool:
    try:
        status = Path(f"/proc/{pid.decode()}/stat").read_text("ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"  # that one has ended, and nobody has asked how
