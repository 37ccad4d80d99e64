"""OpenSSL signs by SM2 with SM3, and verifies it."""

import subprocess
from pathlib import Path

import pytest

from corridor.signing.signing_key import signing_key
from corridor.signing.sm2 import Sm2Error, Sm2ExposedError, sm2_signed

VERIFY = ("openssl", "dgst", "-sm3", "-sigopt", "distid:1234567812345678", "-verify")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "sm2.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "SM2", "-out", file], check=True, capture_output=True)
    file.chmod(0o600)
    return file


@pytest.mark.parametrize(("text", "holds"), [(b"text", True), (b"texts", False)])
def test_the_signature_is_of_that_text(key: Path, tmp_path: Path, text: bytes, *, holds: bool) -> None:
    made = sm2_signed(b"text", key)
    for name, content in (("public", made.public), ("signature", made.value), ("text", text)):
        (tmp_path / name).write_bytes(content)
    done = subprocess.run([*VERIFY, "public", "-signature", "signature", "text"], cwd=tmp_path, check=False)
    assert (done.returncode == 0) == holds


def test_a_key_of_another_kind_signs_nothing(tmp_path: Path) -> None:
    with pytest.raises(Sm2Error, match="genpkey -algorithm SM2"):
        sm2_signed(b"text", signing_key(tmp_path / "key.pem").file)


def test_a_key_that_others_may_read_signs_nothing(key: Path) -> None:
    key.chmod(0o644)
    with pytest.raises(Sm2ExposedError, match="chmod 600"):
        sm2_signed(b"text", key)


def test_without_openssl_it_is_said(key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Sm2Error, match="OpenSSL 3 must be there"):
        sm2_signed(b"text", key)
