import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.vocabulary import PeriodState, Qualifier, Text

texts = st.dictionaries(st.sampled_from(["zh", "en", "mn", "ru"]), st.text(max_size=5)).map(Text)


def test_a_text_is_reported_in_the_language_asked_for():
    assert Text({"zh": "旗", "en": "banner"}).in_("en") == "banner"


@pytest.mark.parametrize("missing", [{}, {"en": ""}])
def test_a_text_without_the_language_is_reported_in_the_first_that_has_one(missing):
    assert Text({"mn": "", "zh": "旗", "ru": "хошун", **missing}).in_("en") == "旗"


def test_a_text_in_no_language_is_empty():
    assert Text({"zh": "", "en": ""}).in_("zh") == ""
    assert not Text({"zh": "", "en": ""})
    assert not Text({})


@given(texts, st.sampled_from(["zh", "en", "mn", "ru", "fr"]))
def test_a_text_says_something_in_every_language_or_in_none(text, language):
    assert bool(text.in_(language)) == bool(text)


@given(texts)
def test_the_same_words_are_equal_and_hash_alike_in_any_order(text):
    turned = Text(dict(reversed(text.by_language.items())))
    assert turned == text
    assert hash(turned) == hash(text)


def test_only_what_was_reached_or_lost_has_no_value():
    assert {qualifier for qualifier in Qualifier if not qualifier.has_value} == {"achieved", "illegible"}


def test_only_published_numbers_of_what_is_enter_a_comparison():
    assert {qualifier for qualifier in Qualifier if qualifier.comparable} == {"exact", "at_least", "about"}
    assert all(qualifier.has_value for qualifier in Qualifier if qualifier.comparable)


def test_the_words_are_those_of_the_data():
    assert Qualifier("at_least") is Qualifier.AT_LEAST
    assert PeriodState("not_stated") is PeriodState.NOT_STATED
