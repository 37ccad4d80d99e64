"""``corridor db``: making, upgrading, backing up, restoring and verifying a database from the command line."""

import gzip
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from corridor.releases.database import Database
from corridor.releases.upgrading import HEAD, REVISIONS, revision_of
from corridor.releases.upgrading import upgrade as upgrade_to
from tests.dashboard.commands.conftest import Run, refused


def test_a_database_is_made_and_then_is_up_to_date(run: Run, url: str) -> None:
    first, second = run("db", "upgrade"), run("db", "upgrade")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "已在" in first.output
    assert HEAD in first.output
    assert "已是最新" in second.output
    database = Database(make_url(url))
    assert revision_of(database) == HEAD
    database.close()


@pytest.mark.parametrize("old", REVISIONS[:-1])
def test_an_older_database_is_refused_until_it_is_upgraded(run: Run, url: str, old: str) -> None:
    database = Database(make_url(url))
    upgrade_to(database, old)
    database.close()
    refused(run("audit"), "corridor db upgrade", old, HEAD)
    done = run("db", "upgrade")
    assert done.exit_code == 0
    assert f"{old} 升级到 {HEAD}" in done.output
    assert run("audit").exit_code == 0


def test_without_a_database_every_other_command_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    for command in (("audit",), ("user", "list"), ("db", "verify"), ("db", "backup", tmp_path / "b.gz")):
        refused(run(*command), "corridor db upgrade")
    assert not (tmp_path / "b.gz").exists()


def test_what_was_published_verifies(made: Run) -> None:
    done = made("db", "verify")
    assert done.exit_code == 0, done.output
    assert "核对无误：1 期发布" in done.output


def test_a_changed_figure_is_found_out(made: Run, url: str) -> None:
    database = Database(make_url(url))
    with database.writing() as connection:
        drop = "" if database.is_sqlite else " ON row_versions"
        connection.execute(text(f"DROP TRIGGER row_versions_no_update{drop}"))
        connection.execute(text("UPDATE row_versions SET content = replace(content, '55', '56') WHERE key = 'O17'"))
    done = made("db", "verify")
    assert done.exit_code == 1
    assert "第 1 期中 observations 的 O17 被改动" in done.output
    assert "row_versions_no_update" in done.output
    database.close()


def test_a_backup_brings_everything_back(made: Run, tmp_path: Path) -> None:
    file, copy = tmp_path / "backup.gz", tmp_path / "copy.sqlite3"
    assert made("db", "backup", file).exit_code == 0
    done = made("db", "restore", file, "--database", copy)
    assert done.exit_code == 0, done.output
    assert made("db", "verify", "--database", copy).exit_code == 0
    assert made("user", "list", "--database", copy).stdout == made("user", "list").stdout
    *before, of_the_backup = made("audit", "--json").stdout.splitlines()
    assert made("audit", "--json", "--database", copy).stdout.splitlines() == before
    assert "database.backup" in of_the_backup


def test_a_backup_overwrites_nothing(made: Run, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    file.write_bytes(b"kept")
    refused(made("db", "backup", file), "backup.gz")
    assert file.read_bytes() == b"kept"
    refused(made("db", "backup", tmp_path / "none" / "backup.gz"), "none")


def test_a_restore_overwrites_nothing(made: Run, tmp_path: Path) -> None:
    file = tmp_path / "backup.gz"
    made("db", "backup", file)
    before = made("audit", "--json").stdout
    refused(made("db", "restore", file), "不会被覆盖")
    assert made("audit", "--json").stdout == before


@pytest.mark.parametrize("damage", ["cut", "changed", "other"])
def test_half_a_backup_is_none(made: Run, tmp_path: Path, damage: str) -> None:
    file, copy = tmp_path / "backup.gz", tmp_path / "copy.sqlite3"
    made("db", "backup", file)
    whole = gzip.decompress(file.read_bytes())
    content = {"cut": whole[: len(whole) // 2], "changed": whole.replace(b'"55', b'"56', 1), "other": b"a,b\n1,2\n"}
    file.write_bytes(gzip.compress(content[damage]))
    refused(made("db", "restore", file, "--database", copy), "backup.gz")
    refused(made("audit", "--database", copy), "corridor db upgrade")


@pytest.mark.parametrize("address", ["mysql://a:geheim@b/c", "postgresql://a:geheim@127.0.0.1:1/none"])
def test_a_wrong_address_is_one_line_without_the_password(run: Run, address: str) -> None:
    result = run("db", "upgrade", "--database", address)
    refused(result)
    assert "geheim" not in result.output


def test_a_file_that_is_no_database_is_left_alone(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("This is a letter and no database. " * 20)
    before = file.read_bytes()
    refused(run("db", "upgrade", "--database", file), "letter.txt")
    assert file.read_bytes() == before
