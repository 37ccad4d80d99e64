"""Forms that wait for their owner: whole, few, small, for a day, on either kind of database."""

import pytest

from corridor.accounts import unsent_forms
from corridor.accounts.unsent_forms import KEPT_FOR, MOST, MOST_BYTES, UnsentForm
from corridor.releases.database import Database
from corridor.reporting.context import ReportingContext
from tests.databases import TestClock

ODD = "half\0 字 \U0001f600 \ud800"
FORM = UnsentForm("/office/a?b=1", "/office/c", {"remark": ODD, "": ""}, "季报.xlsx", b"\0\xff")


def test_it_comes_back_whole_but_for_passwords(office: ReportingContext) -> None:
    form = UnsentForm(FORM.page, FORM.action, {**FORM.fields, "password": "x", "old": "x"}, "季\0报.xlsx", FORM.file)
    token = unsent_forms.keep(office.database, 1, form)
    assert unsent_forms.find(office.database, 1, token or "") == FORM


def test_it_is_its_owners_alone(office: ReportingContext) -> None:
    token = unsent_forms.keep(office.database, 1, FORM) or ""
    assert unsent_forms.find(office.database, 2, token) is None
    unsent_forms.discard(office.database, 2, token)
    assert unsent_forms.find(office.database, 1, token) == FORM
    unsent_forms.discard(office.database, 1, token)
    assert unsent_forms.find(office.database, 1, token) is None


@pytest.mark.parametrize("token", ["", "x", "\0", "\ud800"])
def test_what_was_never_given_finds_nothing(office: ReportingContext, token: str) -> None:
    unsent_forms.keep(office.database, 1, FORM)
    assert unsent_forms.find(office.database, 1, token) is None


def test_it_waits_for_a_day(office: ReportingContext, clock: TestClock) -> None:
    token = unsent_forms.keep(office.database, 1, FORM) or ""
    clock.time += KEPT_FOR
    assert unsent_forms.find(office.database, 1, token) == FORM
    clock.forward(microseconds=1)
    assert unsent_forms.find(office.database, 1, token) is None


def test_few_wait_for_each_account_and_the_latest_do(office: ReportingContext, clock: TestClock) -> None:
    other = unsent_forms.keep(office.database, 2, FORM) or ""
    tokens = []
    for _ in range(MOST + 3):
        clock.forward(seconds=1)
        tokens.append(unsent_forms.keep(office.database, 1, FORM) or "")
    found = [unsent_forms.find(office.database, 1, token) is not None for token in tokens]
    assert found == [False] * 3 + [True] * MOST
    assert unsent_forms.find(office.database, 2, other) == FORM


@pytest.mark.parametrize(("text", "file"), [("字" * (MOST_BYTES // 3 + 1), None), ("", b"x" * (MOST_BYTES + 1))])
def test_what_is_too_large_is_not_kept(office: ReportingContext, text: str, file: bytes | None) -> None:
    assert unsent_forms.keep(office.database, 1, UnsentForm("/", "/", {"remark": text}, "", file)) is None


def test_it_is_stored_under_a_hash(database: Database, office: ReportingContext) -> None:
    token = unsent_forms.keep(office.database, 1, FORM) or ""
    with database.reading() as connection:
        assert token not in repr(connection.exec_driver_sql("SELECT * FROM unsent_forms").all())
