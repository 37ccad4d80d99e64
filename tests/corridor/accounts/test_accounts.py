"""Accounts: what is a name and what is none, who may be signed in by a provider, and who knows whose password."""

from collections.abc import Callable

import pytest

from corridor.accounts import accounts, audit_log, credentials
from corridor.accounts.accounts import NewAccount
from corridor.accounts.errors import AccountError, PasswordError, WordingError
from corridor.accounts.password_setters import PasswordSetter, password_setter
from corridor.accounts.roles import Actor, Role, console
from corridor.accounts.text_input import OFFICE, checked_text
from corridor.errors import TranslatedError
from corridor.reporting.context import ReportingContext
from tests.corridor.reporting.conftest import PEOPLE
from tests.databases import TestClock

PASSWORD, ISSUER = "correct horse battery", "https://issuer.example"


@pytest.fixture
def kind() -> str:
    return "sqlite"


def code_of(act: Callable[[], object]) -> str:
    """The code of the error by which `act` is refused."""
    with pytest.raises(TranslatedError) as refused:
        act()
    return refused.value.code


def test_a_name_is_kept_in_one_form_however_it_is_typed(office: ReportingContext, admin: Actor) -> None:
    for typed, kept in [(" Li.Si ", "li.si"), ("ＷＡＮＧ＠ｂ", "wang@b"), ("张三-2", "张三-2"), ("ab", "ab")]:
        made, _ = accounts.add(office, admin, NewAccount(typed, Role.REVIEWER))
        assert made.name == kept
        assert code_of(lambda typed=typed: accounts.add(office, admin, NewAccount(typed, Role.REVIEWER))) == (
            "account-exists"
        )
    names = [account.name for account in accounts.listing(office.database, admin)]
    assert names == sorted(names)


def test_what_is_no_name(office: ReportingContext, admin: Actor) -> None:
    before = accounts.listing(office.database, admin)
    for typed in ("", "a", "a b", "x" * 65, "a/b", "a\0b", "a:b", "adm\u0456n", "'; --"):
        assert (
            code_of(lambda typed=typed: accounts.add(office, admin, NewAccount(typed, Role.READER))) == "account-name"
        )
    assert accounts.listing(office.database, admin) == before
    assert accounts.add(office, admin, NewAccount("x" * 64, Role.READER))[0].name == "x" * 64


def test_a_password_that_is_chosen_for_somebody_is_as_good_as_an_own_one(
    office: ReportingContext, admin: Actor
) -> None:
    for poor in ("", "short", "password1234", "my eve-office 1"):
        with pytest.raises(PasswordError):
            accounts.add(office, admin, NewAccount("eve-office", Role.READER), poor)
    made, initial = accounts.add(office, admin, NewAccount("eve", Role.READER), PASSWORD)
    assert (initial, made.initial_until, made.disabled, made.issuer) == (None, None, False, None)


def test_an_identity_signs_in_one_account(office: ReportingContext, admin: Actor) -> None:
    database = office.database
    accounts.link(database, admin, " North ", f" {ISSUER} ", "s-1")
    found = accounts.by_subject(database, ISSUER, "s-1")
    assert found is not None
    assert found.actor == PEOPLE["north"]
    assert code_of(lambda: accounts.link(database, admin, "south", ISSUER, "s-1")) == "account-identity-taken"
    assert code_of(lambda: accounts.link(database, admin, "nobody", ISSUER, "s-2")) == "account-unknown"
    assert accounts.by_subject(database, ISSUER, "s-2") is None
    assert accounts.by_subject(database, f"{ISSUER}.evil", "s-1") is None
    for issuer, subject in ((ISSUER, " "), ("", "s-3"), (ISSUER, "s\u202e3"), (ISSUER, "s" * 256)):
        with pytest.raises(WordingError):
            accounts.link(database, admin, "south", issuer, subject)
    accounts.link(database, admin, "south", f"{ISSUER}/other", "s-1")
    south = accounts.by_subject(database, f"{ISSUER}/other", "s-1")
    assert south is not None
    assert south.name == "south"


def test_an_account_is_disabled_and_enabled_by_name_and_the_log_says_so(office: ReportingContext, admin: Actor) -> None:
    accounts.disable(office.database, admin, " SOUTH ")
    states = {account.name: account.disabled for account in accounts.listing(office.database, admin)}
    assert [name for name, disabled in states.items() if disabled] == ["south"]
    accounts.enable(office.database, admin, "south")
    assert not any(account.disabled for account in accounts.listing(office.database, admin))
    entries = audit_log.entries(office.database, admin)[-2:]
    assert [(entry.action, entry.subject) for entry in entries] == [
        ("account.disable", "account:south"),
        ("account.enable", "account:south"),
    ]
    for act in (accounts.disable, accounts.enable, credentials.release_account):
        assert code_of(lambda act=act: act(office.database, admin, "nobody")) == "account-unknown"


def test_a_refused_password_and_an_error_in_the_middle_leave_no_trace(office: ReportingContext, admin: Actor) -> None:
    before = audit_log.last(office.database, admin)
    with pytest.raises(AccountError):
        accounts.add(office, admin, NewAccount("north", Role.REVIEWER), PASSWORD)
    with pytest.raises(PasswordError):
        credentials.set_password(office.database, admin, "north", "short")
    assert audit_log.last(office.database, admin) == before
    assert audit_log.broken(office.database, admin) == ()


def test_who_else_may_know_the_way_into_an_account(office: ReportingContext, admin: Actor, clock: TestClock) -> None:
    """Another password, and another provider, count from the moment on at which they were set."""
    database, times = office.database, [office.database.now()]
    for act in (
        lambda: credentials.set_password(database, admin, "north", PASSWORD),
        lambda: credentials.change_own_password(database, PEOPLE["north"], PASSWORD, "another staple entirely"),
        lambda: credentials.set_password(database, admin, "south", PASSWORD),
        lambda: accounts.link(database, console("root"), "north", ISSUER, "s-1"),
        lambda: accounts.disable(database, admin, "north"),
    ):
        clock.forward(minutes=1)
        act()
        times.append(database.now())
    with database.reading() as connection:
        found = [password_setter(connection, "north", at) for at in times]
        assert password_setter(connection, "nort", times[-1]) is None
    first, linked = PasswordSetter("admin", times[1]), PasswordSetter("console:root", times[4])
    assert found == [PasswordSetter("console:test", times[0]), first, first, first, linked, linked]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  North office\r\n", "North office"),
        ("e\u0301", "\u00e9"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("字" * 13, "字" * 13),
        ("\U0001f600", "\U0001f600"),
        ("", None),
        (" \n\t ", None),
        ("字" * 14, None),
        ("a\0b", None),
        ("a\rb", None),
        ("a\ud800b", None),
        ("a\ue000b", None),
        ("a\u202eb", None),
    ],
)
def test_a_text_is_kept_as_it_was_meant_or_refused(typed: str, kept: str | None) -> None:
    if kept is None:
        assert code_of(lambda: checked_text(typed, OFFICE, 13)) == "wording"
    else:
        assert checked_text(typed, OFFICE, 13) == kept
    assert checked_text(" ", OFFICE, 13, least=0) == ""
