"""The words in which problems of reading are told."""

import string

import pytest

from corridor.package.reading.problems import RULES, problem

FACTS = ("expected", "expected_zh", "expected_en", "example", "table", "first")
"""What the words of rules speak of."""


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_rule_is_told_in_both_languages_with_a_remedy(rule):
    told = problem(rule, "a.csv", 3, "value", "x", **dict.fromkeys(FACTS, "fact"))
    assert not set(told.message.in_("zh")) <= set(string.printable)
    assert not set(told.remedy.in_("zh")) <= set(string.printable)
    assert set(told.in_language("en")) - {"→"} <= set(string.printable)
    assert told.in_language("en").startswith(f"a.csv:3 [value] {rule}: ")
