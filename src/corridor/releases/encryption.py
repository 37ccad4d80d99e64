"""Encrypting a backup under a password: AES-256-GCM in pieces, the key from the password by scrypt.

A file begins with a mark and a salt. Each piece has its number in its nonce, and the last one says that it is the last,
so that no piece can be left out, repeated, moved or cut off unnoticed.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from corridor.releases.errors import BackupLockedError

MARK = b"corridor-encrypted-1\n"
_SALT, _TAG, _PIECE = 16, 16, 1 << 20
_COST = {"n": 1 << 15, "r": 8, "p": 1}
"""Of scrypt: 32 MB and some 0.1 s a try, as RFC 7914 advises for interactive use."""


def is_encrypted(file: Path) -> bool:
    """Whether a file begins as an encrypted one does."""
    with file.open("rb") as stream:
        return stream.read(len(MARK)) == MARK


def encrypt(source: IO[bytes], target: IO[bytes], password: str) -> None:
    """Write what `source` holds to `target`, readable with `password` only."""
    salt = os.urandom(_SALT)
    cipher = AESGCM(_key(password, salt))
    target.write(MARK + salt)
    piece, number = source.read(_PIECE), 0
    while True:
        following = source.read(_PIECE)
        target.write(cipher.encrypt(_nonce(number), piece, _last(not following)))
        if not following:
            return
        piece, number = following, number + 1


def decrypted(file: Path, password: str) -> Iterator[bytes]:
    """The pieces of what was encrypted to `file`.

    Raises:
        BackupLockedError: the password is another one, or the file was changed or cut.
    """
    with file.open("rb") as source:
        source.read(len(MARK))
        cipher = AESGCM(_key(password, source.read(_SALT)))
        piece, number = source.read(_PIECE + _TAG), 0
        while True:
            following = source.read(_PIECE + _TAG)
            try:
                yield cipher.decrypt(_nonce(number), piece, _last(not following))
            except InvalidTag as error:
                raise BackupLockedError(str(file)) from error
            if not following:
                return
            piece, number = following, number + 1


def _key(password: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, **_COST).derive(password.encode())


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _last(last: bool) -> bytes:  # noqa: FBT001  # a plain fact
    return b"last" if last else b"more"
