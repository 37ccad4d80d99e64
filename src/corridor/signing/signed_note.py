"""Signed notes as C2SP describes them (https://c2sp.org/signed-note), with Ed25519.

A note is text, an empty line, and a line for each signature: a dash, the key's name, and in base64 the key's id and
the signature. A key's public half is written ``NAME+ID+BASE64``.
"""

import base64
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from msgspec import Struct

_ED25519 = b"\x01"
_DASH = "\N{EM DASH} "
_ID_BYTES = 4


class NoteError(ValueError):
    """A text is no note, or nobody who is trusted has signed it."""


class Signature(Struct, frozen=True):
    """One signature below a note: who signs, the id of the key, and the 64 bytes."""

    name: str
    key_id: bytes
    value: bytes


class Note(Struct, frozen=True):
    """A note, read and not yet verified. `text` ends with a line break, and is what is signed."""

    text: str
    signatures: tuple[Signature, ...]


def public_bytes(key: Ed25519PublicKey) -> bytes:
    """The 32 bytes of a public key."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def key_id(name: str, public: bytes) -> bytes:
    """The four bytes by which a signature names its key."""
    return sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:_ID_BYTES]


def verifier_key(name: str, public: bytes) -> str:
    """The public half of a key in its written form."""
    return f"{name}+{key_id(name, public).hex()}+{base64.b64encode(_ED25519 + public).decode()}"


def public_of(verifier: str) -> bytes:
    """The 32 bytes of a public key in its written form.

    Raises:
        ValueError: it is none.
    """
    name, _, rest = verifier.partition("+")
    public = base64.b64decode(rest.partition("+")[2], validate=True).removeprefix(_ED25519)
    if verifier_key(name, public) != verifier:
        raise ValueError(verifier)
    return public


def sign(text: str, name: str, key: Ed25519PrivateKey) -> str:
    """The note of `text`, signed by `key` in the name of `name`.

    Raises:
        NoteError: the text does not end with a line break, or the name has a space or a plus.
    """
    if not text.endswith("\n") or not name or any(mark.isspace() or mark == "+" for mark in name):
        raise NoteError(name)
    signed = key_id(name, public_bytes(key.public_key())) + key.sign(text.encode())
    return f"{text}\n{_DASH}{name} {base64.b64encode(signed).decode()}\n"


def read_note(note: str) -> Note:
    """The parts of a note.

    Raises:
        NoteError: it is none.
    """
    text, gap, below = note.rpartition("\n\n")
    lines = below.removesuffix("\n").split("\n")
    if not gap or not text or not all(line.startswith(_DASH) for line in lines):
        raise NoteError(note[:40])
    return Note(f"{text}\n", tuple(map(_signature, lines)))


def signed_by(note: Note, name: str, public: bytes) -> bool:
    """Whether one of the signatures is by the key with these public bytes, in the name of `name`."""
    wanted = key_id(name, public)
    verifier = Ed25519PublicKey.from_public_bytes(public)
    for signature in note.signatures:
        if (signature.name, signature.key_id) == (name, wanted):
            try:
                verifier.verify(signature.value, note.text.encode())
            except InvalidSignature:
                continue
            return True
    return False


def _signature(line: str) -> Signature:
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    try:
        value = base64.b64decode(encoded, validate=True)
    except ValueError as error:  # no base64, or no ASCII
        raise NoteError(line) from error
    return Signature(name, value[:_ID_BYTES], value[_ID_BYTES:])
