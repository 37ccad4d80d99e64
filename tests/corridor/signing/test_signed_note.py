"""Notes are signed and read as C2SP has them; nothing that was changed passes."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from corridor.signing.signed_note import NoteError, public_bytes, read_note, sign, signed_by, verifier_key

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = public_bytes(KEY.public_key())
NAME = "corridor-dashboard/0123456789abcdef"
TEXT = "corridor-dashboard/0123456789abcdef\n7\nroot\n"


def test_the_key_of_the_specification_has_its_written_form() -> None:
    """The example in the specification: name, id and key of its own verifier key."""
    public = base64.b64decode("ATpbn4Z4RH3rWsEvLIIfs5bG/w8g2OqHyhfjuQGO3QNN")[1:]
    written = verifier_key(
        "sigsum.org/v1/tree/3620c0d515f87e60959d29a4682fd1f0db984704981fda39b3e9ba0a44f57e2f", public
    )
    assert written.rpartition("+")[2] == "ATpbn4Z4RH3rWsEvLIIfs5bG/w8g2OqHyhfjuQGO3QNN"
    assert len(written.split("+")[1]) == 8


def test_what_was_signed_is_verified() -> None:
    note = read_note(sign(TEXT, NAME, KEY))
    assert note.text == TEXT
    assert signed_by(note, NAME, PUBLIC)
    assert not signed_by(note, NAME + "x", PUBLIC)
    assert not signed_by(note, NAME, public_bytes(Ed25519PrivateKey.generate().public_key()))


@given(st.integers(0, 10_000), st.characters(codec="utf-8", exclude_characters="\r\n"))
def test_no_changed_note_passes(place: int, other: str) -> None:
    whole = sign(TEXT, NAME, KEY)
    at = place % len(whole)
    changed = whole[:at] + other + whole[at + 1 :]
    if changed == whole:
        return
    try:
        note = read_note(changed)
    except NoteError:
        return
    assert not signed_by(note, NAME, PUBLIC)


@pytest.mark.parametrize("text", ["", "text", "text\n", "text\n\nsignature\n", "\n\n— name AAAA\n", "a\n\n— name §\n"])
def test_what_is_no_note_is_refused(text: str) -> None:
    with pytest.raises(NoteError):
        read_note(text)


@pytest.mark.parametrize(("text", "name"), [("no line break", NAME), (TEXT, "two words"), (TEXT, "a+b"), (TEXT, "")])
def test_what_cannot_be_read_again_is_not_signed(text: str, name: str) -> None:
    with pytest.raises(NoteError):
        sign(text, name, KEY)
