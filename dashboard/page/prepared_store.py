"""What was made of a release once, kept on disk by its name, so that walking through releases costs no second making.

A name is the fingerprint of the data and of the program that shows them: what is kept is never out of date.
"""

import base64
import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

import corridor
import dashboard
from corridor.releases.cache_folder import CacheFolder, program

_LARGEST = 32 * 1024 * 1024


def folder() -> Path:
    """Where it is kept."""
    return user_cache_path("corridor-dashboard") / "prepared"


class PreparedStore:
    """JSON by name, in a folder of the user's own; or nothing at all."""

    def __init__(self, place: Path | None) -> None:
        """Keep things in `place`, if there is one; nothing is read or written yet."""
        self._folder = CacheFolder(place)

    def get(self, name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401  # whatever JSON holds
        """What is kept under `name`, made now where it is not there, or not whole."""
        if self._folder.place is None:
            return make()
        file = _file(name)
        kept = self._folder.read(file)
        if kept is not None and len(kept) <= _LARGEST:
            with suppress(ValueError, RecursionError):
                return json.loads(kept)
        made = make()
        self._folder.write(file, json.dumps(made, ensure_ascii=False).encode())
        return made

    def lacks(self, name: str) -> bool:
        """Whether nothing is there under `name`, and something could be kept."""
        place = self._folder.place
        return place is not None and not (place / _file(name)).exists()

    def get_bytes(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The bytes that are kept under `name`, see `get`."""
        return base64.b64decode(self.get(name, lambda: base64.b64encode(make()).decode("ascii")))

    def clear_old(self) -> None:
        """Delete what was not asked for in a long time."""
        self._folder.clear_old()


def _file(name: str) -> str:
    return f"{hashlib.sha256(f'{name}/{program(dashboard, corridor)}'.encode()).hexdigest()}.json"


NOTHING_KEPT = PreparedStore(None)
