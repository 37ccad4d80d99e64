"""A problem of reading on one line, with its message and remedy."""

import string

import pytest

from corridor.package.reading.problems import problem
from tests.corridor.messages.codes import READING_RULES

FACTS = ("expected", "example", "table", "first")
"""The values of the rules' messages, besides those of every problem."""


@pytest.mark.parametrize("rule", sorted(READING_RULES))
def test_each_rule_has_a_message_and_a_remedy_in_both_languages(rule):
    found = problem(rule, "a.csv", 3, "value", "x", **dict.fromkeys(FACTS, "fact"))
    assert not set(found.message.in_("zh")) <= set(string.printable)
    assert not set(found.remedy.in_("zh")) <= set(string.printable)
    assert set(found.in_language("en")) - {"→"} <= set(string.printable)
    assert found.in_language("en").startswith(f"a.csv:3 [value] {rule}: ")
