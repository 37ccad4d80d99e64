"""Names and passwords that are refused, since they can be mistaken or guessed."""

import time

import pytest

from corridor.accounts.errors import PasswordError, WordingError
from corridor.accounts.look_alikes import is_unmistakable
from corridor.accounts.passwords import demand_good, generated
from corridor.accounts.text_input import OFFICE, checked_text


@pytest.mark.parametrize(
    "password",
    [
        *("password1234", "qwertyuiop12", "123456789012", "iloveyou2026", "woaini1314520", "administrator1"),
        *("corridor2026!", "dashboard-2026", "CorridorDashboard", "party-border-1"),
        *("north office 12", "zhalainuoer-09", "Zhalainuoer2026"),
        *("abcabcabcabcabc", "2026-11-28-2026", "p@ssw0rdp@ssw0rd"),
    ],
)
def test_what_others_guess_first_is_refused(password: str) -> None:
    with pytest.raises(PasswordError) as refused:
        demand_good(password, "anna", "North office, Zhalainuoer")
    assert refused.value.code == "password-guessable"


@pytest.mark.parametrize(
    "password", ["correct horse battery", "another staple entirely", "q7-Vd0 kwm.T2", "我家门前有两棵枣树还有一口井"]
)
def test_what_nobody_guesses_is_taken(password: str) -> None:
    demand_good(password, "anna", "North office, Zhalainuoer")


@pytest.mark.parametrize("password", ["acbdbcadcabdbadccdabacdb", "q7-vanna kwm.T2", "q7-Vd0 ANNAm.T2"])
def test_four_signs_or_the_own_name_are_refused_however_long_guessing_would_take(password: str) -> None:
    demand_good(password.casefold().replace("anna", "rilo").replace("c", "e8"), "anna")
    with pytest.raises(PasswordError):
        demand_good(password, "anna")


def test_a_name_of_three_letters_is_no_hint() -> None:
    demand_good("q7-Vbob kwm.T2", "bob")


def test_what_is_made_by_chance_is_taken() -> None:
    for _ in range(20):
        demand_good(generated(), "anna")


@pytest.mark.parametrize("password", ["a1" * 128, "aA4@" * 64, "password" * 32, "1qaz" * 64])
def test_a_long_one_is_judged_soon(password: str) -> None:
    begun = time.monotonic()
    with pytest.raises(PasswordError):
        demand_good(password, "anna")
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("name", ["anna", "张三", "zhang三", "li.si@bureau-1", "42", "ванюша", "乌兰-wulan", "ᠮᠣᠩᠭᠣᠯ"])
def test_a_name_of_one_script_is_taken(name: str) -> None:
    assert is_unmistakable(name)


@pytest.mark.parametrize(
    "name", ["аnna", "ann\u0430", "\u0430\u0441\u0435", "adm\u0456n", "r\u03bfot", "张\u0430", "\u03bf\u03bf\u03bf"]
)
def test_a_name_that_looks_like_another_is_refused(name: str) -> None:
    assert not is_unmistakable(name)


@pytest.mark.parametrize("sign", ["\u202e", "\u200f", "\u2066", "\u061c"])
def test_no_text_turns_the_writing_direction(sign: str) -> None:
    with pytest.raises(WordingError):
        checked_text(f"North {sign}office", OFFICE, 100)
