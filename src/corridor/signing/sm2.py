"""Signatures by SM2 with SM3 (GB/T 32918, GM/T 0009), which OpenSSL makes: where national ciphers are asked for."""

import subprocess
from pathlib import Path

from msgspec import Struct

from corridor.errors import TranslatedError
from corridor.signing.signing_key import readable_by_others

_WAIT_S = 20
_SIGNER = "distid:1234567812345678"
"""Who signs, where nobody agreed on another name (GM/T 0009, section 10); in OpenSSL's words."""


class Sm2Error(TranslatedError):
    """OpenSSL cannot sign with a key."""

    def __init__(self, file: Path, why: str) -> None:
        """Name the key's `file`, and what was the matter."""
        super().__init__("sm2-unusable", file=file, why=why)


class Sm2ExposedError(TranslatedError):
    """Others than its owner may read a key."""

    def __init__(self, file: Path) -> None:
        """Name its `file`."""
        super().__init__("sm2-exposed", file=file)


class Sm2Signature(Struct, frozen=True):
    """A signature in DER, and the public key that verifies it, in PEM."""

    value: bytes
    public: bytes


def sm2_signed(text: bytes, key: Path) -> Sm2Signature:
    """Sign `text` with the SM2 key in the file `key`.

    Raises:
        Sm2ExposedError: others than its owner may read the key.
        Sm2Error: it is no SM2 key, or there is no OpenSSL that knows SM2.
    """
    if readable_by_others(key):
        raise Sm2ExposedError(key)
    return Sm2Signature(
        _openssl(key, "dgst", "-sm3", "-sigopt", _SIGNER, "-sign", str(key), given=text),
        _openssl(key, "pkey", "-in", str(key), "-pubout"),
    )


def _openssl(key: Path, *arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  # arguments of our own; a file's name is one of them
            ["openssl", *arguments],  # noqa: S607  # wherever the system has it
            input=given,
            capture_output=True,
            check=True,
            timeout=_WAIT_S,
        )
    except subprocess.CalledProcessError as error:
        raise Sm2Error(key, error.stderr.decode("utf-8", "replace").strip().partition("\n")[0]) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Sm2Error(key, str(error)) from error
    return done.stdout
