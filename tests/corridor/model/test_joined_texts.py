"""A piece is found in exactly those texts that have it, never across two of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.joined_texts import JoinedTexts

TEXTS = st.lists(st.text("abA Zß口岸\U0001f600é", max_size=6), max_size=8)


@given(TEXTS, st.text("abA Zß口岸é", max_size=3))
def test_as_it_is_written(texts: list[str], word: str) -> None:
    assert JoinedTexts.of(texts).containing(word).tolist() == [word in text for text in texts]


@given(st.lists(st.text("ab", max_size=40), max_size=8), st.text("ab", min_size=1, max_size=12))
def test_far_into_a_long_one(texts: list[str], word: str) -> None:
    assert JoinedTexts.of(texts).containing(word).tolist() == [word in text for text in texts]


@pytest.mark.parametrize("word", ["7", "65535", "65536", "99", "-6", "x"])
def test_among_very_many(word: str) -> None:
    texts = [f"{number}-{number % 7}" for number in range(140_000)]
    assert JoinedTexts.of(texts).containing(word).tolist() == [word in text for text in texts]


@given(st.lists(st.text("abAZ-1", max_size=6), max_size=8), st.text("abz-1", max_size=3))
def test_or_in_capitals(texts: list[str], word: str) -> None:
    found = JoinedTexts.of(texts).containing(word, or_capitals=True).tolist()
    assert found == [word in text.lower() for text in texts]


@pytest.mark.parametrize("word", ["ab", "bc", "abc", "cab"])
def test_not_where_one_ends_and_the_next_begins(word: str) -> None:
    assert JoinedTexts.of(["a", "b", "c", "ab"]).containing(word).tolist() == [False, False, False, word == "ab"]
