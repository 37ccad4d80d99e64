"""Files that are written whole or not at all."""

import os
import time
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write `content` to `file`, which has its name only when it is complete; its folder is made for the owner alone.

    Of several that write the same file at once one wins, and none reads half of it.

    Raises:
        OSError: it cannot be written; what was there before stays.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = file.with_name(f".{file.name}.{os.getpid()}-{time.monotonic_ns()}.part")
    try:
        part.write_bytes(content)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
