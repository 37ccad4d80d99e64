"""Characters that nobody sees."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.invisible_characters import readable, visible

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
VISIBLE_FORMATS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Signs of the category that are drawn: number signs around digits."""
FORMATS = [
    character
    for character in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(character) == "Cf" and character not in TURNING + VISIBLE_FORMATS
]


def test_every_format_character_of_unicode_is_taken_away_but_those_that_turn_or_are_drawn():
    left = {character for character in FORMATS if visible(character)}
    assert {f"{ord(character):x}" for character in left if not 0x13430 <= ord(character) <= 0x1343F} == set()
    assert visible(TURNING) == TURNING == readable(TURNING)


@pytest.mark.parametrize("text", ["\u182d\u180e\u1820", "\u1828\u180b", "\u845b\U000e0100", "👨\u200d👩", "☁\ufe0f"])
def test_what_chooses_the_form_of_a_letter_stays_in_prose(text):
    assert readable(text) == text


@pytest.mark.parametrize("text", ["北\u200d旗", "\ufeff北旗", "4\u200d5", "北\u180e旗", "a\u00adb"])
def test_what_means_nothing_goes(text):
    assert readable(text) == visible(text)
    assert len(visible(text)) == len(text) - 1


@given(st.text(st.characters(exclude_categories=["Cf", "Mn", "Lo", "Cn"])))
def test_what_is_seen_stays(text):
    assert visible(text) == text == readable(text)


@given(st.text(st.sampled_from("a北\u1820👩\u200d\u200b\u180b\ufe0f\U000e0100")))
def test_twice_is_once(text):
    assert readable(readable(text)) == readable(text)
    assert visible(readable(text)) == visible(text)
