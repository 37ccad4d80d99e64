"""`corridor` in a process of its own that begins with the program imported: that takes longer than most commands do.

The process is forked off one that has imported every module and `tests.warm_process`; no test has run in it.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import metadata
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_SCRIPT = "corridor"
_ENDS_S = 60


def run_forked(
    arguments: Sequence[str], environment: Mapping[str, str], *, typed: str = "", timeout: float | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run the installed command, and return what `subprocess.run` would, whatever the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder, name) for name in ("stdin", "stdout", "stderr")]
        for file in streams:
            file.write_text(typed if file is streams[0] else "", encoding="utf-8")
        process = start_forked(arguments, environment, streams)
        process.join(timeout)
        if process.is_alive():
            process.kill()
            raise subprocess.TimeoutExpired([_SCRIPT, *arguments], timeout or 0)
        assert process.exitcode is not None
        _, out, err = (file.read_text(encoding="utf-8") for file in streams)
    return subprocess.CompletedProcess([_SCRIPT, *arguments], process.exitcode, out, err)


def start_forked(arguments: Sequence[str], environment: Mapping[str, str], streams: Sequence[Path]) -> BaseProcess:
    """Start the installed command on the files that it reads and writes: standard input, output and errors."""
    process = _forks().Process(target=_run, args=(list(arguments), dict(environment), list(streams)))
    process.start()
    return process


def stop(process: BaseProcess) -> bool:
    """End it as an operator does. Returns whether it did end in time; else it is killed."""
    process.terminate()
    process.join(_ENDS_S)
    ended = process.exitcode is not None
    process.kill()
    return ended


@cache
def _forks() -> ForkServerContext:
    context = get_context("forkserver")
    modules = [name for source in (_ROOT, _ROOT / "src") for name in _modules(source)]
    context.set_forkserver_preload([*modules, "tests.warm_process"])
    return context


def _modules(source: Path) -> list[str]:
    """All of the program but what acts when it is imported: Alembic's `env`."""
    files = [file for name in ("dashboard", "corridor") for file in sorted((source / name).rglob("*.py"))]
    names = [file.relative_to(source).with_suffix("").parts for file in files]
    return [".".join(parts) for parts in names if parts[-1] not in ("__init__", "env")]


def _run(arguments: list[str], environment: dict[str, str], streams: list[Path]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for number, file in enumerate(streams):
        with file.open("ab" if number else "rb", buffering=0) as opened:  # two streams may share a file
            os.dup2(opened.fileno(), number)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
    sys.argv = [_SCRIPT, *arguments]
    (script,) = metadata.entry_points(group="console_scripts", name=_SCRIPT)
    script.load()()
