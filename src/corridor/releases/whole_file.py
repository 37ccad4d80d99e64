"""Files that are written whole or not at all."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(file: Path, *, durable: bool = False, mode: int = 0o666) -> Iterator[BinaryIO]:
    """What `file` is to hold; it has its name only when all of that has been written.

    Of several that write the same file at once one wins, and none reads half of it.

    Args:
        file: what is written, in a folder that is there.
        durable: whether it shall be on the disk before it has its name.
        mode: who may read and write it, less what the process leaves out.

    Raises:
        OSError: it cannot be written; what was there before stays, as it does where the caller fails.
    """
    part = file.with_name(f".{file.name}.{os.getpid()}-{time.monotonic_ns()}.part")
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as out:
            yield out
            if durable:
                out.flush()
                os.fsync(out.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def write_whole(file: Path, *parts: bytes | memoryview) -> None:
    """Write `parts` to `file`, see `replacing`; its folder is made for the owner alone.

    Raises:
        OSError: it cannot be written; what was there before stays.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with replacing(file) as out:
        out.writelines(parts)
