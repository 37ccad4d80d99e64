"""Many mutants in one warm process: tests are collected once, and each mutant meets only those that run its function.

A mutant is brought in by exchanging the code of the functions that are alive, in a fork. What is only read at import
(constants, defaults, tables) cannot come in that way: see `trial`.
"""

import gc
import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import CodeType, FunctionType

import coverage
import pytest

from tests.mutants.mutant import Mutant
from tests.mutants.trial import PYTEST, ended_with, forked, quiet

_LIVES, _DIES = b"1", b"0"
_Key = tuple[str, int]
"""A function's qualified name and first line."""


def changed_functions(mutant: Mutant) -> dict[_Key, CodeType]:
    """The functions whose code the mutant changes; empty where it changes what is read at import."""
    path = str(mutant.path.resolve())
    before = _functions(compile(mutant.path.read_text(encoding="utf-8"), path, "exec"))
    after = _functions(compile(mutant.source(), path, "exec"))
    return {key: code for key, code in after.items() if key in before and code != before[key]}


def lives_of(mutants: Sequence[Mutant], tests: Sequence[str]) -> Iterator[bool]:
    """For each of these mutants of functions, as it is tried: whether all tests pass all the same.

    Raises:
        RuntimeError: the tests cannot be collected, or fail by themselves.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        ended_with(lambda: _tried(mutants, tests, writing))
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as verdicts:
        for _ in mutants:
            verdict = verdicts.read(1)
            if not verdict:
                raise RuntimeError(f"{' '.join(tests)}: cannot be collected, or fail without any mutant")
            yield verdict == _LIVES
    os.waitpid(child, 0)


def _tried(mutants: Sequence[Mutant], tests: Sequence[str], verdicts: int) -> int:
    quiet()
    return int(pytest.main([*PYTEST, *tests], plugins=[_Loop(mutants, verdicts)]))


def _functions(code: CodeType) -> dict[_Key, CodeType]:
    """Every function of a module's code, the nested ones within their outer ones too."""
    found = {}
    for part in code.co_consts:
        if isinstance(part, CodeType):
            found |= {(part.co_qualname, part.co_firstlineno): part} | _functions(part)
    return found


class _Loop:
    """Runs the mutants where pytest would run the tests."""

    def __init__(self, mutants: Sequence[Mutant], verdicts: int) -> None:
        self._mutants, self._verdicts = mutants, verdicts

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of all tests, once: those of each mutant."""
        reached = self._reached(session)
        for mutant in self._mutants:
            os.write(self._verdicts, _LIVES if self._lives(mutant, reached, session) else _DIES)
        return True

    def _reached(self, session: pytest.Session) -> dict[str, dict[int, list[str]]]:
        """By file and line the tests that run it, the fastest first."""
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "reached.json"
            if not forked(lambda: self._record(session, report), limited=False):
                raise RuntimeError("the tests fail without any mutant")
            reached = json.loads(report.read_text(encoding="utf-8"))
        return {file: {int(line): tests for line, tests in lines.items()} for file, lines in reached.items()}

    @staticmethod
    def _record(session: pytest.Session, report: Path) -> int:
        seen = coverage.Coverage(data_file=None, include=["*/src/corridor/*"], config_file=False)
        took = {}
        seen.start()
        for item, following in _followed(session.items):
            began = time.process_time()
            seen.switch_context(item.nodeid)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            took[item.nodeid] = time.process_time() - began
        seen.stop()
        data = seen.get_data()
        found = {
            file: {
                line: sorted(set(tests) & set(took), key=took.__getitem__)
                for line, tests in data.contexts_by_lineno(file).items()
            }
            for file in data.measured_files()
        }
        report.write_text(json.dumps(found), encoding="utf-8")
        return session.testsfailed

    def _lives(self, mutant: Mutant, reached: dict[str, dict[int, list[str]]], session: pytest.Session) -> bool:
        changed, path = changed_functions(mutant), str(mutant.path.resolve())
        of_file = reached.get(path, {})
        lines = {line for code in changed.values() for _, _, line in code.co_lines() if line}
        wanted = {test: None for line in sorted(lines) for test in of_file.get(line, [])}
        items = {item.nodeid: item for item in session.items}
        return forked(lambda: _run([items[name] for name in wanted], changed, path, session))


def _run(items: Sequence[pytest.Item], changed: dict[_Key, CodeType], path: str, session: pytest.Session) -> int:
    """In the fork: 0 where every test passes with the changed code of the file at `path`."""
    gc.unfreeze()  # what was there before the tests, which the collector is spared, and does not name either
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__code__.co_filename == path:
            code = function.__code__
            function.__code__ = changed.get((code.co_qualname, code.co_firstlineno), code)
    for item, following in _followed(items):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return 1
    return 0


def _followed(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Each test with the one after it."""
    return zip(items, [*items[1:], None], strict=True)
