"""The marks of browsers that have signed an account in: for that account and its password alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.accounts.known_browsers import mark_of, with_mark

ANNA, BERT = 1, 2
PASSWORD = "$argon2id$of-anna"
MARKS = with_mark("", ANNA, PASSWORD)


def test_a_browser_is_known_again_by_what_it_keeps() -> None:
    assert mark_of(MARKS, ANNA, PASSWORD) == MARKS
    assert with_mark(MARKS, ANNA, PASSWORD) == MARKS


def test_two_browsers_of_one_account_have_marks_of_their_own() -> None:
    assert with_mark("", ANNA, PASSWORD) != MARKS


@pytest.mark.parametrize(
    ("account", "password"),
    [(BERT, PASSWORD), (11, PASSWORD), (ANNA, "$argon2id$another"), (ANNA, ""), (ANNA, None)],
)
def test_a_mark_is_nothing_for_another_account_or_another_password(account: int, password: str | None) -> None:
    assert not mark_of(MARKS, account, password)


@given(st.integers(0, len(MARKS) - 1), st.sampled_from("a0.~é"))
def test_a_mark_of_which_a_sign_was_changed_is_none(place: int, sign: str) -> None:
    changed = MARKS[:place] + sign + MARKS[place + 1 :]
    assert mark_of(changed, ANNA, PASSWORD) == (MARKS if changed == MARKS else "")


@given(st.text("ab.~é\0", max_size=12))
def test_nobody_makes_up_a_mark_and_what_is_made_up_harms_none(given: str) -> None:
    assert not mark_of(given, ANNA, PASSWORD)
    kept = with_mark(given, ANNA, PASSWORD)
    assert mark_of(kept, ANNA, PASSWORD) == kept.split("~")[0] != ""


def test_a_browser_remembers_the_four_accounts_that_signed_in_last() -> None:
    marks = ""
    for account in range(1, 7):
        marks = with_mark(marks, account, PASSWORD)
    known = [account for account in range(1, 7) if mark_of(marks, account, PASSWORD)]
    assert known == [3, 4, 5, 6]
    again = with_mark(marks, 3, PASSWORD)
    assert again.split("~")[0] == mark_of(marks, 3, PASSWORD)
    assert sorted(again.split("~")) == sorted(marks.split("~"))
    assert not mark_of(with_mark(again, 7, PASSWORD), 4, PASSWORD)


def test_a_fifth_mark_is_not_looked_at() -> None:
    assert not mark_of(f"a.b~c.d~e.f~g.h~{MARKS}", ANNA, PASSWORD)
    assert mark_of(f"a.b~c.d~e.f~{MARKS}", ANNA, PASSWORD) == MARKS
