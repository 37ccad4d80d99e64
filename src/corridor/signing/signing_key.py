"""The key that signs what is published: a file of its owner's, outside the database, made at the first start.

The public keys that are believed stand in a file beside it, one in base64 a line; the own one need not.
"""

import base64
import os
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from msgspec import Struct
from platformdirs import user_config_path

from corridor.errors import TranslatedError
from corridor.signing.signed_note import public_bytes, public_of

VARIABLE = "CORRIDOR_SIGNING_KEY"
"""Name of the environment's variable that holds the file's path."""
_FILE, _TRUSTED = "signing-key.pem", "trusted-keys.txt"
_OTHERS = 0o077
_KEY_BYTES, _KEY_DIGITS = 32, 44
_PLUSES = 2


class SigningKeyError(TranslatedError):
    """Root of what can be wrong with the signing key."""


class KeyExposedError(SigningKeyError):
    """Others than its owner may read the key."""

    def __init__(self, file: Path) -> None:
        """Name the `file`."""
        super().__init__("signing-key-exposed", file=file)


class KeyUnreadableError(SigningKeyError):
    """A file is no key that can sign."""

    def __init__(self, file: Path) -> None:
        """Name the `file`."""
        super().__init__("signing-key-unreadable", file=file)


class TrustedKeysError(SigningKeyError):
    """The list of keys that are believed holds something else."""

    def __init__(self, file: Path) -> None:
        """Name the `file`."""
        super().__init__("trusted-keys-unreadable", file=file)


class SigningKey(Struct, frozen=True):
    """A key that signs, and where it lies."""

    file: Path
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """The 32 bytes of the public half."""
        return public_bytes(self.private.public_key())


def default_key_file() -> Path:
    """Where the key lies when nothing else is said: one of the user's own files, away from the database."""
    return user_config_path("corridor-dashboard", appauthor=False) / _FILE


def readable_by_others(file: Path) -> bool:
    """Whether others than its owner may read or write a file, where files say so."""
    return os.name == "posix" and bool(file.stat().st_mode & _OTHERS)


def signing_key(file: Path) -> SigningKey:
    """The key in `file`, which is made where it is not there yet.

    Raises:
        KeyUnreadableError: the file is no Ed25519 key in PEM.
        KeyExposedError: others than its owner may read it.
        OSError: it cannot be read or made.
    """
    if not file.exists():
        _make(file)
    if readable_by_others(file):
        raise KeyExposedError(file)
    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise KeyUnreadableError(file) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnreadableError(file)
    return SigningKey(file, key)


def trusted_keys(file: Path) -> frozenset[bytes]:
    """The public keys that are believed by somebody whose key lies at `file`: the own, and those in the list beside it.

    Raises:
        TrustedKeysError: a line of the list is no key.
        SigningKeyError: the own key cannot be used.
    """
    listed = file.with_name(_TRUSTED)
    known = listed_keys(listed) if listed.exists() else frozenset()
    return known | (frozenset({signing_key(file).public}) if file.exists() else frozenset())


def listed_keys(file: Path) -> frozenset[bytes]:
    """The public keys in a list of those that are believed: one a line, in base64 or as ``NAME+ID+BASE64``.

    Raises:
        TrustedKeysError: a line of it is no key.
        OSError: it cannot be read.
    """
    try:
        return frozenset(map(_listed, file.read_text(encoding="utf-8").split()))
    except ValueError as error:  # no base64, no ASCII, or no text
        raise TrustedKeysError(file) from error


def _listed(line: str) -> bytes:
    if line.count("+") >= _PLUSES and len(line) > _KEY_DIGITS:
        return public_of(line)
    key = base64.b64decode(line, validate=True)
    if len(key) != _KEY_BYTES:
        raise ValueError(line)
    return key


def _make(file: Path) -> None:
    """Write a new key, whole or not at all; of two processes that begin at once one wins, and both use its key."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    descriptor, part = tempfile.mkstemp(prefix=".key-", dir=file.parent)  # for its owner alone
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(part, file)
        except FileExistsError:
            return
    finally:
        Path(part).unlink()
