"""One mutant against its nearest tests: in a forked process, so that neither files nor other mutants are touched."""

import importlib.util
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import NoReturn

import pytest

from tests.mutants.mutant import Mutant

_PROCESSOR_S = 60
_WALL_S = 400
"""A mutant that runs for ever is dead: by the processor's time, or, where it waits, by the clock's."""
PYTEST = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-m", "not browser and not slow"]
PYTEST += ["-k", "not postgresql"]


class _Loader(SourceFileLoader):
    """Compiles a given text in place of the file's."""

    def __init__(self, name: str, path: str, text: str) -> None:
        super().__init__(name, path)
        self._text = text

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - the interface's parameter
        return compile(self._text, self.path, "exec")


class _Finder(MetaPathFinder):
    """Finds the mutated module before Python finds the real one."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        return importlib.util.spec_from_loader(fullname, _Loader(fullname, spec.origin, self._text), origin=spec.origin)


def forked(work: Callable[[], int], *, limited: bool = True) -> bool:
    """Whether `work` returns 0, done in a process of its own within the limits of time, where it is `limited`.

    It works in an empty folder that is deleted afterwards: a fault may take an address for the path of a file.
    """
    with tempfile.TemporaryDirectory(prefix="corridor-mutant-") as folder:
        child = os.fork()
        if not child:
            os.chdir(folder)
            if limited:
                resource.setrlimit(resource.RLIMIT_CPU, (_PROCESSOR_S, _PROCESSOR_S))
                signal.alarm(_WALL_S)
            ended_with(work)
        return os.waitpid(child, 0)[1] == 0


def ended_with(work: Callable[[], int]) -> NoReturn:
    """End this process with what `work` returns, and with 1 where it raises: nothing of the parent's runs again."""
    try:
        os._exit(work())
    finally:
        os._exit(1)


def quiet() -> None:
    """Write no more to the terminal."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 1)
    os.dup2(sink, 2)


def passes(tests: Sequence[str], mutant: Mutant | None = None) -> bool:
    """Do these tests pass, with this fault in the code? The module must not have been imported by this process."""
    files, text = [str(Path(one).resolve()) for one in tests], mutant.source() if mutant else ""
    return forked(lambda: _run(files, mutant, text))


def _run(tests: Sequence[str], mutant: Mutant | None, text: str) -> int:
    """In the child: 0 where every test passed."""
    quiet()
    if mutant is not None:
        name = ".".join(mutant.path.with_suffix("").parts[1:])
        if name in sys.modules:
            raise RuntimeError(f"{name} was imported before it was mutated")
        sys.meta_path.insert(0, _Finder(name, text))
    return int(pytest.main([*PYTEST, *tests]))
