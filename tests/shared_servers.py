"""Servers that all processes of a run share: who asks first starts one, and the process that began the run ends it.

For tests that only look: what one of them changed in the server's database, the next would find.
"""

import fcntl
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.browser.conftest import command_on, free_port, serving, wait_for
from tests.made_once import SHARED
from tests.ports import listens
from tests.waiting import within

_ENDS_S = 60


def _no_options(_: Path) -> Sequence[str]:
    return ()


@contextmanager
def shared_server(name: str, options: Callable[[Path], Sequence[str]] = _no_options) -> Iterator[str]:
    """Yield the address of the run's server of this `name`; `options` puts what it serves into a folder of its own."""
    shared = os.environ.get(SHARED)
    if shared is None:
        with serving(*options(_made(Path(os.environ["XDG_DATA_HOME"], name)))) as address:
            yield address
        return
    folder = Path(shared, f"server-{name}")
    said = folder / "address"
    with Path(shared, f"server-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            shutil.rmtree(folder, ignore_errors=True)  # one that did not start
            said.write_text(_started(folder, options(_made(folder / "data"))), encoding="utf-8")
    yield said.read_text(encoding="utf-8")


def end_servers(shared: Path) -> None:
    """End all that were started into the folder of a run, and wait until they are gone."""
    for file in shared.glob("server-*/process"):
        pid, port = map(int, file.read_text(encoding="utf-8").split())
        if listens(port):
            os.kill(pid, signal.SIGTERM)
            within(_ENDS_S, lambda port=port: not listens(port))


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _started(folder: Path, options: Sequence[str]) -> str:
    """Start a server that outlives this process, and wait for it."""
    port, log = free_port(), folder / "log"
    command = command_on(port, *options)
    files = [
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, str(log), os.O_WRONLY | os.O_CREAT, 0o644),
    ]
    pid = os.posix_spawn(command[0], command, {**os.environ, "XDG_DATA_HOME": str(folder)}, file_actions=files)
    (folder / "process").write_text(f"{pid} {port}", encoding="utf-8")
    wait_for(f"http://127.0.0.1:{port}/health", lambda: os.waitpid(pid, os.WNOHANG)[0] == pid, log)
    return f"http://127.0.0.1:{port}"
