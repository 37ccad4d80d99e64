"""A checkpoint is read as it was written, or not at all."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.releases.checkpoints import Checkpoint, belonging, checkpoint_of
from corridor.signing.signed_note import NoteError, sign

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ORIGIN = "corridor-dashboard/0123456789abcdef"
MADE = Checkpoint(ORIGIN, 7, b"r" * 32, 3, "a1" * 32, 41, b"c" * 32)


def note(text: str) -> str:
    return sign(text, ORIGIN, KEY)


@given(
    st.builds(
        Checkpoint,
        st.just(ORIGIN),
        st.integers(0, 10**9),
        st.binary(min_size=32, max_size=32),
        st.integers(1, 10**6),
        st.text("0123456789abcdef", min_size=64, max_size=64),
        st.integers(0, 10**9),
        st.binary(min_size=32, max_size=32),
    )
)
def test_what_is_written_is_read_again(made: Checkpoint) -> None:
    assert checkpoint_of(note(made.text)) == made


ROOT = base64.b64encode(MADE.root).decode()


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("release 3", "edition 3"),
        ("content 41", "contents 41"),
        ("release 3", "release three"),
        ("release 3", "release 03"),
        ("release 3 ", "release 3  "),
        ("\n7\n", "\n+7\n"),
        ("\n7\n", "\n7\n7\n"),
        (ROOT, "*" + ROOT[1:]),
        (ROOT, f"{ROOT[:4]}*{ROOT[4:]}"),
        (ROOT, ROOT.rstrip("=")),
        ("content 41 ", ""),
    ],
)
def test_nothing_else_is_read_as_one(written: str, instead: str) -> None:
    assert written in MADE.text
    with pytest.raises(NoteError):
        checkpoint_of(note(MADE.text.replace(written, instead)))


def test_of_many_notes_those_of_one_history_are_taken() -> None:
    others = replace(MADE, origin="corridor-dashboard/fedcba9876543210")
    assert belonging([note(others.text), "no note", note(MADE.text)], ORIGIN) == (MADE,)
