"""A file is written whole or not at all."""

import threading
from pathlib import Path

import pytest

from corridor.releases.whole_file import replacing, write_whole

CONTENTS = [bytes([number]) * 50_000 for number in range(4)]


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "one" / "file"
    write_whole(file, b"content")
    assert file.read_bytes() == b"content"
    assert file.parent.stat().st_mode & 0o077 == 0


def test_what_fails_changes_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "file"
    write_whole(file, b"before")

    def fill() -> None:
        with replacing(file, durable=True) as out:
            out.write(b"aft")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        fill()
    assert file.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_of_several_writers_nobody_reads_half(tmp_path: Path) -> None:
    file = tmp_path / "file"
    write_whole(file, CONTENTS[0])
    threads = [threading.Thread(target=lambda one=one: [write_whole(file, one) for _ in range(20)]) for one in CONTENTS]
    for thread in threads:
        thread.start()
    read = []
    while any(thread.is_alive() for thread in threads):
        read.append(file.read_bytes())
    for thread in threads:
        thread.join()
    assert all(content in CONTENTS for content in [*read, file.read_bytes()])
    assert list(tmp_path.iterdir()) == [file]
