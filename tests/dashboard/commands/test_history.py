"""What an operator does about the signed history: verify it against heads kept elsewhere, prove what was published."""

import os
import re
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from corridor.releases.database import Database
from tests.dashboard.commands.conftest import Run


def test_what_was_signed_verifies_against_every_head(started: Run, tmp_path: Path) -> None:
    for place in ("heads.txt", "published.txt"):
        done = started("db", "verify", "--expect", tmp_path / place)
        assert done.exit_code == 0, done.output


@pytest.mark.usefixtures("started")
def test_two_pages_show_the_public_key(tmp_path: Path) -> None:
    releases, about = ((tmp_path / f"{name}.html").read_text(encoding="utf-8") for name in ("releases", "about"))
    origin = (tmp_path / "published.txt").read_text(encoding="utf-8").splitlines()[0]
    key = re.search(rf"<code>({re.escape(origin)}\+[^<]+)</code>", releases)
    assert key
    assert "防篡改签名" in releases
    assert f"<code>{key[1]}</code>" in about


def test_a_head_of_something_else_is_no_proof(started: Run, tmp_path: Path) -> None:
    for name, content in (("empty.txt", ""), ("other.txt", "no head\n")):
        (tmp_path / name).write_text(content, encoding="utf-8")
        done = started("db", "verify", "--expect", tmp_path / name)
        assert done.exit_code == 1
        assert "没有本数据库历史记录的签名摘要" in done.output


def test_a_removed_checkpoint_and_a_rewritten_log_are_found_by_the_head(started: Run, url: str, tmp_path: Path) -> None:
    address = make_url(url)
    database = Database(address.set(drivername="postgresql+psycopg") if url.startswith("postgres") else address)
    with database.writing() as connection:
        for table in ("checkpoints", "audit_entries"):
            on = "" if database.is_sqlite else f" ON {table}"
            connection.execute(text(f"DROP TRIGGER {table}_no_delete{on}"))
        connection.execute(text("DELETE FROM checkpoints"))
        connection.execute(text("DELETE FROM audit_entries WHERE number = (SELECT max(number) FROM audit_entries)"))
    database.close()
    done = started("db", "verify", "--expect", tmp_path / "heads.txt")
    assert done.exit_code == 1
    assert "历史记录变短了" in done.output


@pytest.mark.parametrize("figure", [(), ("--figure", "O17")])
def test_a_proof_is_written_and_holds(started: Run, tmp_path: Path, figure: tuple[str, ...]) -> None:
    folder = tmp_path / "proof"
    done = started("release", "proof", *figure, "1", folder)
    assert done.exit_code == 0, done.output
    run = subprocess.run(["sh", folder / "verify.sh"], capture_output=True, text=True, check=False, env=os.environ)
    assert run.stdout.strip() == "proved"
    assert started("release", "proof", "1", folder).exit_code == 2


def test_a_proof_is_signed_by_sm2_too_where_that_is_asked_for(started: Run, tmp_path: Path) -> None:
    folder, key = tmp_path / "proof", tmp_path / "sm2.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "SM2", "-out", key], check=True, capture_output=True)
    key.chmod(0o644)
    refused = started("release", "proof", "--sm2-key", key, "1", folder)
    assert (refused.exit_code, folder.exists()) == (2, False)
    assert "chmod 600" in refused.output
    key.chmod(0o600)
    assert started("release", "proof", "--sm2-key", key, "1", folder).exit_code == 0
    assert (folder / "sm2-signature.bin").exists()
    run = subprocess.run(["sh", folder / "verify.sh"], capture_output=True, text=True, check=False, env=os.environ)
    assert run.stdout.strip() == "proved"


def test_of_a_release_that_there_is_not_just_that_is_said(started: Run, tmp_path: Path) -> None:
    done = started("release", "proof", "9", tmp_path / "proof")
    assert (done.exit_code, (tmp_path / "proof").exists()) == (2, False)
    assert "9" in done.output
    assert "checkpoint" not in done.output


def test_without_a_checkpoint_there_is_no_proof(made: Run, tmp_path: Path) -> None:
    done = made("release", "proof", "1", tmp_path / "proof", "--signing-key", tmp_path / "none.pem")
    assert done.exit_code == 2
    assert "无法出具证明" in done.output
    assert not (tmp_path / "proof").exists()
