"""Where tests put their files: in memory, if there is room. A small file costs ten times as much on a disk."""

import atexit
import os
import re
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_PREFIX = "corridor-tests-of-"
_ROOM = 8 << 30
"""Bytes that must be free: all tests need about a quarter of them."""


def keep_in_memory() -> None:
    """Let the temporary files of this process and of those it starts be in memory, until it ends.

    Nothing changes where the environment names a folder already (TMPDIR), nor where there is too little memory or no
    program may be run in it, as in many containers.
    """
    if "TMPDIR" in os.environ or not _has_room():
        return
    for left in _MEMORY.glob(f"{_PREFIX}*"):  # by a run that was killed
        if not Path("/proc", left.name.removeprefix(_PREFIX).partition("-")[0]).exists():
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=_MEMORY))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # PostgreSQL, which is started later, is ended before
    folder.chmod(0o1777)  # it runs as somebody else
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)


def _has_room() -> bool:
    if not os.access(_MEMORY, os.W_OK) or os.statvfs(_MEMORY).f_flag & os.ST_NOEXEC:
        return False
    available = re.search(r"MemAvailable:\s+(\d+) kB", Path("/proc/meminfo").read_text("ascii"))
    return available is not None and min(int(available[1]) << 10, shutil.disk_usage(_MEMORY).free) > _ROOM
