"""``corridor audit``: the log as it was written, and how a changed one is found out."""

import json
from pathlib import Path

from sqlalchemy import make_url, text

from corridor.releases.database import Database
from tests.dashboard.commands.conftest import Run


def test_the_log_tells_who_did_what(made: Run) -> None:
    done = made("audit")
    assert done.exit_code == 0
    first, second = done.stdout.splitlines()
    assert "package  release.publish  release:1" in first
    assert "account.add  account:banner" in second
    assert "  console:" in second
    assert "审计日志完好：2 条" in done.stderr


def test_the_log_can_be_piped_on(made: Run) -> None:
    entries = [json.loads(line) for line in made("audit", "--json").stdout.splitlines()]
    assert [entry["number"] for entry in entries] == [1, 2]
    assert entries[1]["previous"] == entries[0]["hash"]
    later = made("audit", "--json", "--after", 1).stdout.splitlines()
    assert [json.loads(line)["number"] for line in later] == [2]


def test_verifying_prints_one_line(made: Run) -> None:
    done = made("audit", "--verify")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    last = json.loads(made("audit", "--json").stdout.splitlines()[-1])
    assert last["hash"][:16] in done.stdout


def test_a_changed_entry_is_found_out(made: Run, url: str) -> None:
    database = Database(make_url(url))
    with database.writing() as connection:
        drop = "" if database.is_sqlite else " ON audit_entries"
        connection.execute(text(f"DROP TRIGGER audit_entries_no_update{drop}"))
        connection.execute(text("UPDATE audit_entries SET actor = 'somebody' WHERE number = 2"))
    database.close()
    done = made("audit", "--verify")
    assert done.exit_code == 1
    assert "审计记录 2 被改动" in done.stdout
    assert made("audit").exit_code == 1
    assert made("db", "verify").exit_code == 1


def test_a_broken_package_is_named_with_the_command_that_lists_its_problems(made: Run, tmp_path: Path) -> None:
    folder = tmp_path / "no package"
    folder.mkdir()
    done = made("audit", "--geodata", folder)
    assert done.exit_code == 2
    assert f"corridor check '{folder}'" in done.stderr
