"""``corridor user``: accounts from the command line."""

import pytest
from sqlalchemy import make_url

from corridor.accounts import sessions
from corridor.accounts.errors import SignInError
from corridor.releases.database import Database
from tests.dashboard.commands.conftest import BANNER, PASSWORD, Run, refused

OTHER = "another good one 7"


def signs_in(url: str, name: str, password: str) -> bool:
    database = Database(make_url(url))
    try:
        sessions.sign_in(database, name, password, "127.0.0.1")
    except SignInError:
        return False
    finally:
        database.close()
    return True


def test_an_account_signs_in_with_the_password_that_was_piped_in(made: Run, url: str) -> None:
    assert signs_in(url, "banner", PASSWORD)
    listed = made("user", "list").stdout.splitlines()
    assert listed == [f"banner\tsubmitter\t{BANNER}\t组织部\tactive"]


def test_a_password_is_neither_an_option_nor_printed(made: Run) -> None:
    assert made("user", "add", "x", "--role", "reviewer", "--password", PASSWORD).exit_code == 2
    done = made("user", "add", "anna", "--role", "reviewer", typed=f"{PASSWORD}\n")
    assert done.exit_code == 0
    assert PASSWORD not in done.output


def test_an_initial_password_is_printed_once_and_works(made: Run, url: str) -> None:
    done = made("user", "add", "anna", "--role", "reviewer", "--initial")
    assert done.exit_code == 0, done.output
    password = done.stdout.splitlines()[-1].partition("：")[2].partition("（")[0]
    assert signs_in(url, "anna", password)
    assert "initial" in made("user", "list").stdout
    assert password not in made("audit").output


@pytest.mark.parametrize("given", [(), ("--area", BANNER), ("--office", "x"), ("--area", BANNER, "--office", " ")])
def test_a_submitter_without_area_or_office_is_reported_both_options_at_once(made: Run, given: tuple[str, ...]) -> None:
    done = made("user", "add", "anna", "--role", "submitter", *given, typed=f"{PASSWORD}\n")
    assert done.exit_code == 2
    assert "--area" in done.output
    assert "--office" in done.output
    assert "anna" not in made("user", "list").stdout


def test_the_help_speaks_of_an_office(made: Run) -> None:
    assert "ReportingContext" not in made("user", "add", "--help").output


def test_a_new_password_ends_the_old_one(made: Run, url: str) -> None:
    assert made("user", "password", "banner", typed=f"{OTHER}\n").exit_code == 0
    assert not signs_in(url, "banner", PASSWORD)
    assert signs_in(url, "banner", OTHER)


def test_a_disabled_account_signs_in_no_more_until_enabled(made: Run, url: str) -> None:
    assert made("user", "disable", "banner").exit_code == 0
    assert not signs_in(url, "banner", PASSWORD)
    assert "disabled" in made("user", "list").stdout
    assert made("user", "enable", "banner").exit_code == 0
    assert signs_in(url, "banner", PASSWORD)


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (("add", "banner", "--role", "reviewer"), PASSWORD, "已有"),
        (("add", "anna", "--role", "submitter"), PASSWORD, "所属地区"),
        (("add", "anna", "--role", "submitter", "--area", "999999", "--office", "x"), PASSWORD, BANNER),
        (("add", "anna", "--role", "reviewer"), "short", "12"),
        (("add", "anna", "--role", "reviewer"), "", "--initial"),
        (("add", "a b", "--role", "reviewer"), PASSWORD, "用户名"),
        (("password", "nobody"), PASSWORD, "没有这个账号"),
        (("disable", "nobody"), None, "没有这个账号"),
        (("enable", "nobody"), None, "没有这个账号"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    made: Run, arguments: tuple[str, ...], typed: str | None, said: str
) -> None:
    before = made("user", "list").stdout
    refused(made("user", *arguments, typed=typed), said)
    assert made("user", "list").stdout == before


def test_an_empty_list_says_how_to_begin(run: Run) -> None:
    run("db", "upgrade")
    done = run("user", "list")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "corridor user add" in done.stderr
