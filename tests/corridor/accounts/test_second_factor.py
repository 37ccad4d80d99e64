"""One-time codes: right ones pass once, and a password alone no longer does."""

from math import log2

import pyotp
import pytest

from corridor.accounts import second_factor, sessions
from corridor.accounts.accounts import NewAccount, add
from corridor.accounts.errors import CodeError, ForbiddenError, SignInError, SlowDownError
from corridor.accounts.roles import VISITOR, Actor, Role
from corridor.reporting.context import ReportingContext
from tests.databases import TestClock

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def anna(office: ReportingContext, admin: Actor) -> Actor:
    made, _ = add(office, admin, NewAccount("anna", Role.REVIEWER), PASSWORD)
    return made.actor


def code(clock: TestClock, steps: int = 0) -> str:
    """What the app shows so many steps from now."""
    return pyotp.TOTP(SECRET).at(clock.time, counter_offset=steps)


def enters(office: ReportingContext, given: str = "") -> bool:
    try:
        sessions.sign_in(office.database, "anna", PASSWORD, "10.0.0.1", "", given)
    except SignInError:
        return False
    return True


def test_the_password_alone_signs_nobody_in(office: ReportingContext, anna: Actor, clock: TestClock) -> None:
    assert enters(office)
    second_factor.switch_on(office.database, anna, SECRET, code(clock))
    clock.forward(minutes=1)
    assert not enters(office)
    assert not enters(office, "000000")
    assert enters(office, f" {code(clock)[:3]} {code(clock)[3:]} ")


def test_a_code_serves_once_and_none_before_it(office: ReportingContext, anna: Actor, clock: TestClock) -> None:
    second_factor.switch_on(office.database, anna, SECRET, code(clock))
    assert not enters(office, code(clock))
    clock.forward(minutes=2)
    assert enters(office, code(clock))
    assert not enters(office, code(clock))
    assert not enters(office, code(clock, -1))
    assert enters(office, code(clock, 1))


def test_a_recovery_code_serves_once(office: ReportingContext, anna: Actor, clock: TestClock) -> None:
    recovery = second_factor.switch_on(office.database, anna, SECRET, code(clock))
    assert len(set(recovery)) == 10
    assert enters(office, recovery[3].upper())
    assert not enters(office, recovery[3])
    assert enters(office, recovery[4])
    with office.database.reading() as connection:
        stored = str(connection.exec_driver_sql("SELECT recovery FROM second_factors").scalar())
    assert not any(one in stored for one in recovery)
    signs = len(set("".join(recovery)) - {"-"})
    least = min(len(one.replace("-", "")) for one in recovery)
    assert least * log2(signs) >= 112, "a plain hash of what has less could be reversed"


@pytest.mark.parametrize(
    ("secret", "wrong"), [(SECRET, "123"), (SECRET, ""), ("short", None), ("", None), (SECRET, "é12345")]
)
def test_it_begins_with_a_right_code_alone(
    office: ReportingContext, anna: Actor, clock: TestClock, secret: str, wrong: str | None
) -> None:
    with pytest.raises(CodeError):
        second_factor.switch_on(office.database, anna, secret, code(clock) if wrong is None else wrong)
    assert not second_factor.is_on(office.database, anna)


def test_giving_it_up_takes_a_code(office: ReportingContext, anna: Actor, clock: TestClock) -> None:
    second_factor.switch_on(office.database, anna, SECRET, code(clock))
    with pytest.raises(CodeError):
        second_factor.switch_on(office.database, anna, SECRET, code(clock, 1))
    with pytest.raises(CodeError):
        second_factor.switch_off(office.database, anna, "123456")
    clock.forward(minutes=1)
    second_factor.switch_off(office.database, anna, code(clock))
    assert enters(office)


def test_guessing_it_is_slowed_down(office: ReportingContext, anna: Actor, clock: TestClock) -> None:
    second_factor.switch_on(office.database, anna, SECRET, code(clock))
    for _ in range(4):
        with pytest.raises(CodeError):
            second_factor.switch_off(office.database, anna, "123456")
    with pytest.raises(SlowDownError):
        second_factor.switch_off(office.database, anna, "123456")
    assert [enters(office, "123456") for _ in range(4)] == [False] * 4
    with pytest.raises(SlowDownError):
        enters(office, code(clock, 1))


def test_who_lost_the_device_is_helped_by_an_administrator(
    office: ReportingContext, anna: Actor, admin: Actor, clock: TestClock
) -> None:
    second_factor.switch_on(office.database, anna, SECRET, code(clock))
    with pytest.raises(ForbiddenError):
        second_factor.reset(office.database, anna, "anna")
    second_factor.reset(office.database, admin, "anna")
    assert enters(office)


def test_a_visitor_has_none(office: ReportingContext) -> None:
    with pytest.raises(ForbiddenError):
        second_factor.switch_on(office.database, VISITOR, SECRET, "123456")


def test_a_secret_is_made_by_chance_and_read_by_apps() -> None:
    made = {second_factor.new_secret() for _ in range(5)}
    assert len(made) == 5
    assert second_factor.app_address(SECRET, "anna", "长廊").startswith("otpauth://totp/")
