"""Places of templates filled in, and words that follow a number: every English text that counts is right for one."""

import re
import string

import pytest

from corridor.messages.catalogue import FOLDER
from corridor.messages.locale_files import entries_in
from corridor.messages.templates import filled
from dashboard.words.wording import LOCALES

TEXTS = {key: text for folder in (FOLDER, LOCALES) for key, text in entries_in(folder, "en").items()}
COUNTS = {
    *("all", "amount", "change", "columns", "count", "days", "done", "least", "locales", "messages", "metres", "most"),
    *("n", "needed", "releases", "reporting", "rows", "seconds", "shown", "usable"),
}
"""Names of places in which a number stands; so does one in each place that has forms behind it."""
OF_MANY = re.compile(
    r"\b1 (?:(?:are|were|have|need|say)\b|(?:[a-z-]+ )?(?!(?:is|was|has|needs|says|reports)\b)[a-z]+s\b)"
)
"""What follows a number other than one: a verb of the plural, or a noun in s, an adjective before it perhaps."""


def _of_one(text):
    """A text with 1 in each place of a number, and a name in all others."""
    forms = {name for _, name, form, _ in string.Formatter().parse(text) if form}
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return filled(text, {name: 1 if name in COUNTS | forms else "X" for name in names})


def test_a_word_follows_its_number():
    template = "{count} {count:problem|problems}"
    assert filled(template, {"count": 1}) == filled(template, {"count": "1"}) == "1 problem"
    assert [filled(template, {"count": count}) for count in (0, 2, "1,001")] == [
        "0 problems",
        "2 problems",
        "1,001 problems",
    ]


def test_other_places_are_filled_as_ever():
    assert filled("{number:.1f} {count:one|many}|{{}}", {"number": 0.25, "count": 1}) == "0.2 one|{}"
    with pytest.raises(KeyError):
        filled("{count} {count:one|many}", {"other": 1})


def test_values_are_not_read_as_templates():
    assert filled("{count:a row|rows} {name}", {"count": 1, "name": "{count}|{x:1}"}) == "a row {count}|{x:1}"


def test_every_english_text_is_right_for_one():
    wrong = {key: found[0] for key, text in TEXTS.items() if (found := OF_MANY.search(_of_one(text)))}
    assert wrong == {}
