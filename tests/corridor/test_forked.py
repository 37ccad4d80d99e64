"""What another process works out comes back, or nothing does; it never outlives who asked for it."""

import multiprocessing
import os
import time
from collections.abc import Callable

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
