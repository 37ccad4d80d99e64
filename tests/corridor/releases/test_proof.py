"""A proof convinces OpenSSL and a shell, and nothing that was changed in it does."""

import shutil
import subprocess
from pathlib import Path

import pytest

from corridor.releases.checkpoint_check import signer_of
from corridor.releases.database import Database
from corridor.releases.errors import UnknownReleaseError
from corridor.releases.history_guard import HistoryGuard
from corridor.releases.proof import FigureAbsentError, ReleaseUnsignedError, also_by_sm2, proof_of
from corridor.signing.signing_key import signing_key
from tests.corridor.releases.publishing import publish, put

RELEASE, FIGURE = None, "O2"


@pytest.fixture
def guard(tmp_path: Path) -> HistoryGuard:
    key = signing_key(tmp_path / "key.pem")
    return HistoryGuard(key, {key.public})


@pytest.fixture
def sealed(database: Database, guard: HistoryGuard) -> Database:
    guard.begin(database)
    for rows in (put("O3", period="2026-Q3"), put("O1", value="11")):
        made = publish(database, rows)
        with database.writing() as connection:
            guard.sign(connection, made)
    return database


def proof(database: Database, guard: HistoryGuard, folder: Path, figure: str | None, number: int = 3) -> Path:
    with database.reading() as connection:
        files = proof_of(connection, number, signer_of(connection, number, guard.trusted), figure)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def verified(folder: Path) -> str:
    run = subprocess.run(["sh", folder / "verify.sh"], capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode == 0) == (run.stdout.strip() == "proved")
    return run.stdout.strip()


@pytest.mark.parametrize("figure", [RELEASE, FIGURE, "O1", "P1"])
@pytest.mark.parametrize("number", [1, 3])
def test_openssl_verifies_it(
    sealed: Database, guard: HistoryGuard, tmp_path: Path, figure: str | None, number: int
) -> None:
    assert verified(proof(sealed, guard, tmp_path / "proof", figure, number)) == "proved"


def test_the_figure_is_the_one_of_that_release(sealed: Database, guard: HistoryGuard, tmp_path: Path) -> None:
    before, after = (proof(sealed, guard, tmp_path / str(number), "O1", number) for number in (2, 3))
    assert b'"value":"11"' in (after / "figure.json").read_bytes()
    shutil.copyfile(after / "figure.json", before / "figure.json")
    assert verified(before) == "the figure is another one"


OF_BOTH = ("checkpoint.txt", "signature.bin", "leaf.json", "path.txt", "root.txt")


@pytest.mark.parametrize(
    ("figure", "name"), [*((one, name) for one in (RELEASE, FIGURE) for name in OF_BOTH), (FIGURE, "figure.json")]
)
def test_nothing_changed_in_it_is_proved(
    sealed: Database, guard: HistoryGuard, tmp_path: Path, figure: str | None, name: str
) -> None:
    file = proof(sealed, guard, tmp_path / "proof", figure) / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert verified(file.parent) != "proved"


@pytest.mark.parametrize("altered", [None, "sm2-signature.bin", "sm2-public-key.pem"])
def test_a_signature_by_sm2_goes_with_it_and_has_to_hold(
    sealed: Database, guard: HistoryGuard, tmp_path: Path, altered: str | None
) -> None:
    keys = [tmp_path / name for name in ("sm2.pem", "other.pem")]
    for key in keys:
        subprocess.run(["openssl", "genpkey", "-algorithm", "SM2", "-out", key], check=True, capture_output=True)
        key.chmod(0o600)
    with sealed.reading() as connection:
        files = proof_of(connection, 3, signer_of(connection, 3, guard.trusted), FIGURE)
    given, other = (also_by_sm2(files, key) for key in keys)
    folder = tmp_path / "proof"
    folder.mkdir()
    for name, content in {**given, **({altered: other[altered]} if altered else {})}.items():
        (folder / name).write_bytes(content)
    assert verified(folder) == ("the SM2 signature does not hold" if altered else "proved")


def test_another_key_proves_nothing(sealed: Database, guard: HistoryGuard, tmp_path: Path) -> None:
    folder = proof(sealed, guard, tmp_path / "proof", FIGURE)
    other = HistoryGuard(signing_key(tmp_path / "other.pem"), set())
    with sealed.reading() as connection:
        (folder / "public-key.pem").write_bytes(proof_of(connection, 3, other.key.public)["public-key.pem"])
    assert verified(folder) == "the checkpoint is not signed by this key"


def test_what_cannot_be_proved(database: Database, guard: HistoryGuard) -> None:
    with database.reading() as connection:
        with pytest.raises(ReleaseUnsignedError, match="no checkpoint"):
            proof_of(connection, 1, guard.key.public)
        with pytest.raises(UnknownReleaseError):
            proof_of(connection, 7, guard.key.public)
    guard.begin(database)
    with database.reading() as connection, pytest.raises(FigureAbsentError, match="no figure O99"):
        proof_of(connection, 1, guard.key.public, "O99")
