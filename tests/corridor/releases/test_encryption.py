"""What was encrypted comes back under its password, and nothing that was changed in it does."""

import io
from pathlib import Path

import pytest

from corridor.releases import encryption
from corridor.releases.encryption import decrypted, encrypt, is_encrypted
from corridor.releases.errors import BackupLockedError


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "_PIECE", 10)
    monkeypatch.setattr(encryption, "_COST", {"n": 2, "r": 8, "p": 1})


def written(folder: Path, content: bytes) -> Path:
    file = folder / "backup"
    with file.open("wb") as out:
        encrypt(io.BytesIO(content), out, "password")
    return file


@pytest.mark.parametrize("length", [0, 1, 9, 10, 11, 20, 95])
def test_it_comes_back(tmp_path: Path, length: int) -> None:
    file = written(tmp_path, bytes(range(length)))
    assert is_encrypted(file)
    assert b"".join(decrypted(file, "password")) == bytes(range(length))


def test_not_under_another_password(tmp_path: Path) -> None:
    with pytest.raises(BackupLockedError):
        list(decrypted(written(tmp_path, b"secret"), "Password"))


def test_no_changed_file_is_read_to_its_end(tmp_path: Path) -> None:
    file = written(tmp_path, bytes(range(35)))
    whole, head = file.read_bytes(), len(encryption.MARK) + 16
    size = 10 + 16
    pieces = [whole[head + at : head + at + size] for at in range(0, len(whole) - head, size)]
    others = {
        "a piece left out": [pieces[0], *pieces[2:]],
        "two pieces exchanged": [pieces[1], pieces[0], *pieces[2:]],
        "the last one cut off": pieces[:-1],
        "one repeated": [*pieces, pieces[-1]],
        "half of the last": [*pieces[:-1], pieces[-1][:8]],
        "a bit changed": [bytes([pieces[0][0] ^ 1]) + pieces[0][1:], *pieces[1:]],
    }
    for changed in others.values():
        file.write_bytes(whole[:head] + b"".join(changed))
        with pytest.raises(BackupLockedError):
            list(decrypted(file, "password"))
