"""Each rule has a package that breaks it, and tells of it as recorded in Chinese and English."""

from corridor.package.checks import RULES, source_text
from tests.corridor.messages.codes import READING_RULES

_BESIDES = {"missing-folder", "missing-package", "unreadable-sentence", "duplicate-locator"}
"""Reading rules on what is no part of a package: its folder, and a source's text. See the tests of reading."""


def test_the_tiny_package_keeps_the_contract(tiny, problems_of):
    assert problems_of(tiny) == []


def test_a_broken_package_yields_exactly_the_problems_expected(broken, copy, apply, problems_of):
    apply(copy, broken["change"])
    problems = problems_of(copy, broken.get("source", "paper"))
    assert [problem.in_language("en") for problem in problems] == broken["en"]
    assert [problem.in_language("zh") for problem in problems] == broken["zh"]


def test_a_broken_package_breaks_the_rule_it_is_named_for(broken):
    rule = broken["name"].partition(".")[0]
    assert all(f" {rule}: " in line for line in [*broken["en"], *broken["zh"]])
    assert len(broken["en"]) == len(broken["zh"]) > 0


def test_every_rule_has_a_broken_package_and_no_package_is_without_a_rule(broken_names):
    rules = {rule.name for rule in (*RULES, *source_text.RULES)}
    assert {name.partition(".")[0] for name in broken_names} == rules | READING_RULES - _BESIDES


def test_no_two_rules_have_one_name():
    names = [rule.name for rule in (*RULES, *source_text.RULES)]
    assert len(set(names)) == len(names)
    assert not READING_RULES & set(names)
