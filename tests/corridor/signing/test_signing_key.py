"""The key is made once, for its owner alone; what is not such a key is refused with a word."""

import base64
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from corridor.signing.signed_note import public_bytes, verifier_key
from corridor.signing.signing_key import SigningKeyError, listed_keys, signing_key, trusted_keys


def test_it_is_made_at_the_first_use_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "key.pem"
    first = signing_key(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o077 == 0
    assert signing_key(file).public == first.public
    assert [entry.name for entry in file.parent.iterdir()] == ["key.pem"]


def test_of_many_who_begin_at_once_all_have_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = {key.public for key in pool.map(lambda _: signing_key(tmp_path / "key.pem"), range(8))}
    assert len(made) == 1


def test_a_file_that_others_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    signing_key(file)
    file.chmod(0o640)
    with pytest.raises(SigningKeyError, match="chmod 600"):
        signing_key(file)


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key.pem"
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(SigningKeyError, match=r"key\.pem"):
        signing_key(file)


def test_keys_of_others_are_believed_when_they_are_listed(tmp_path: Path) -> None:
    own, other = signing_key(tmp_path / "key.pem"), signing_key(tmp_path / "elsewhere" / "key.pem")
    assert trusted_keys(own.file) == {own.public}
    listed = tmp_path / "trusted-keys.txt"
    listed.write_text(base64.b64encode(other.public).decode() + "\n", encoding="utf-8")
    assert trusted_keys(own.file) == {own.public, other.public}


@given(secret=st.binary(min_size=32, max_size=32), name=st.sampled_from(["corridor-dashboard/0123456789abcdef", "a"]))
def test_a_key_may_be_listed_as_checkpoints_name_it(
    secret: bytes, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    public = public_bytes(Ed25519PrivateKey.from_private_bytes(secret).public_key())
    file = tmp_path_factory.getbasetemp() / "listed.txt"
    file.write_text(f"{base64.b64encode(public).decode()}\n", encoding="utf-8")
    assert listed_keys(file) == {public}
    file.write_text(f"{verifier_key(name, public)}\n", encoding="utf-8")
    assert listed_keys(file) == {public}


_NAMED = verifier_key("corridor-dashboard/0123456789abcdef", bytes(32))


@pytest.mark.parametrize("line", ["AAAA", "not base64!", _NAMED[:-4], _NAMED.replace("0123", "3210"), f"{_NAMED}+"])
def test_a_list_with_anything_else_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "trusted-keys.txt").write_text(line, encoding="utf-8")
    with pytest.raises(SigningKeyError, match=r"trusted-keys\.txt"):
        trusted_keys(tmp_path / "key.pem")
