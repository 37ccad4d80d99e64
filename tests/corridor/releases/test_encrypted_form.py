"""The form of an encrypted backup: one that was written long ago, or by another program after its description, opens.

The description (`corridor.releases.encryption`) is followed here once more, by hand.
"""

import io
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from corridor.releases.encryption import decrypted, encrypt, is_encrypted
from corridor.releases.errors import BackupLockedError

PASSWORD = "a long one, 也有汉字"
MARK, MEGABYTE = b"corridor-encrypted-1\n", 1024 * 1024
SALT = bytes(range(100, 116))
CONTENT = bytes(range(256)) * (MEGABYTE // 256) * 2 + b"the end"


def cipher(salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=32768, r=8, p=1).derive(PASSWORD.encode()))


def by_hand(content: bytes) -> bytes:
    """A file as it is described."""
    sealed = cipher(SALT)
    pieces = [content[at : at + MEGABYTE] for at in range(0, len(content), MEGABYTE)]
    nonces = [number.to_bytes(12, "big") for number in range(len(pieces))]
    ends = [*(b"more" for _ in pieces[1:]), b"last"]
    return MARK + SALT + b"".join(map(sealed.encrypt, nonces, pieces, ends))


def test_a_file_written_after_the_description_opens(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(by_hand(CONTENT))
    assert is_encrypted(tmp_path / "old")
    assert b"".join(decrypted(tmp_path / "old", PASSWORD)) == CONTENT


def test_what_is_written_opens_after_the_description() -> None:
    target = io.BytesIO()
    encrypt(io.BytesIO(CONTENT), target, PASSWORD)
    written = target.getvalue()
    assert written.startswith(MARK)
    assert len(written) == len(by_hand(CONTENT))
    salt, sealed = written[len(MARK) : len(MARK) + 16], written[len(MARK) + 16 :]
    first = cipher(salt).decrypt(bytes(12), sealed[: MEGABYTE + 16], b"more")
    assert first == CONTENT[:MEGABYTE]


def test_two_files_of_one_content_have_nothing_in_common_but_the_mark() -> None:
    written = []
    for _ in range(2):
        target = io.BytesIO()
        encrypt(io.BytesIO(b"the same"), target, PASSWORD)
        written.append(target.getvalue()[len(MARK) :])
    assert written[0][:16] != written[1][:16]
    assert written[0][16:] != written[1][16:]


@pytest.mark.parametrize("length", [0, 5, len(MARK), len(MARK) + 16, len(MARK) + 20])
def test_a_file_that_ends_too_soon_is_locked_or_no_such_file(tmp_path: Path, length: int) -> None:
    (tmp_path / "cut").write_bytes(by_hand(b"content")[:length])
    assert is_encrypted(tmp_path / "cut") is (length >= len(MARK))
    if length >= len(MARK) + 16:
        with pytest.raises(BackupLockedError):
            list(decrypted(tmp_path / "cut", PASSWORD))
