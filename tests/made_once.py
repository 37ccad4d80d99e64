"""What costs so much to make that the processes of one run share it: the first makes it, the others wait and copy."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SHARED = "CORRIDOR_TESTS_SHARED"
"""Name of the environment's variable that holds a run's folder; `tests/conftest.py` sets it."""
_MADE = "made"


def made_once(name: str, make: Callable[[Path], object], target: Path) -> None:
    """Let there be in `target` what `make` makes in an empty folder: a copy of what the run has of this `name`."""
    shared = os.environ.get(SHARED)
    if shared is None:
        target.mkdir(parents=True)
        make(target)
        return
    whole, draft = Path(shared, name), Path(shared, f"{name}.draft")
    with _alone(shared, name):
        if not whole.exists():
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            make(draft)
            draft.rename(whole)
    shutil.copytree(whole, target)


def made_in_place(name: str, make: Callable[[Path], object]) -> Path:
    """The folder in which `make` has made what a test run has of this `name`, which can be neither moved nor copied."""
    shared = os.environ[SHARED]
    folder = Path(shared, name)
    with _alone(shared, name):
        if not (folder / _MADE).exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            (folder / _MADE).touch()
    return folder


@contextmanager
def _alone(shared: str, name: str) -> Iterator[None]:
    with Path(shared, f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
