"""What was made of a release once, kept on disk by its name, so that walking through releases costs no second making.

A name is the fingerprint of the data and of the program that shows them: what is kept is never out of date. Where the
folder cannot be used everything is made anew, as without it.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

import corridor
import dashboard

_OLD_S = 30 * 24 * 3600
"""What nobody has asked for in so many seconds is deleted at a start."""
_LARGEST = 32 * 1024 * 1024


def folder() -> Path:
    """Where it is kept."""
    return user_cache_path("corridor-dashboard") / "prepared"


class PreparedStore:
    """JSON by name, in a folder of the user's own; or nothing at all."""

    def __init__(self, place: Path | None) -> None:
        """Keep things in `place`, if there is one; nothing is read or written yet."""
        self._place = place

    def get(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401  # whatever JSON holds
        """What is kept under `name`, made now where it is not there."""
        if self._place is None:
            return make()
        file = self._place / f"{hashlib.sha256(f'{name}/{_program()}'.encode()).hexdigest()}.json"
        try:
            if _own(self._place) and file.stat().st_size <= _LARGEST:
                os.utime(file)
                return json.loads(file.read_bytes())
        except (OSError, ValueError, RecursionError):
            pass  # not there, or not whole
        made = make()
        _keep(file, made)
        return made

    def clear_old(self) -> None:
        """Delete what was not asked for in a long time."""
        for file in self._place.glob("*.json") if self._place else ():
            with suppress(OSError):  # another server may clear there too
                if file.stat().st_mtime < time.time() - _OLD_S:
                    file.unlink()


NOTHING_KEPT = PreparedStore(None)


def _own(place: Path) -> bool:
    """Whether nobody else can write there: what lies there is sent to visitors as it is."""
    found = place.stat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def _keep(file: Path, made: object) -> None:
    part = file.with_suffix(f".{os.getpid()}-{time.monotonic_ns()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_text(json.dumps(made, ensure_ascii=False), "utf-8")
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@cache
def _program() -> str:
    """What tells this state of the program from any other: names, sizes and times of its files."""
    digest = hashlib.sha256()
    for package in (dashboard, corridor):
        root = Path(str(package.__file__)).parent
        for path in sorted(root.rglob("*")):
            if path.suffix in {".py", ".toml", ".css", ".js", ".svg"}:
                found = path.stat()
                digest.update(f"{path.relative_to(root)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
