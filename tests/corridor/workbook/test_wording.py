"""The words of the workbook: complete in both languages, and each one used."""

import re
from pathlib import Path

import pytest
from corridor.workbook.wording import section, table

import corridor.workbook
from corridor.model.vocabulary import Qualifier
from corridor.package.contract import TABLES
from corridor.workbook.choices import QUALIFIERS, level_labels, qualifier_labels
from corridor.workbook.columns import Layout
from tests.corridor.workbook.sample import LAYOUTS

CODE = "".join(path.read_text("utf-8") for path in Path(corridor.workbook.__file__).parent.glob("*.py"))
PLACE = re.compile(r"{(\w+)}")
PAIRS = [
    *((f"template {name}.{key}", pair) for name, keys in table("template").items() for key, pair in keys.items()),
    *(
        (f"{file} {rule}.{key}", pair)
        for file in ("problems", "queries")
        for rule, keys in table(file).items()
        for key, pair in keys.items()
    ),
]


@pytest.mark.parametrize(("name", "pair"), PAIRS, ids=[name for name, _ in PAIRS])
def test_both_languages_say_it_with_the_same_values(name, pair):
    zh, en = pair
    assert zh, name
    assert en, name
    assert set(PLACE.findall(zh)) == set(PLACE.findall(en))


@pytest.mark.parametrize("file", ["problems", "queries"])
def test_every_rule_has_a_message_and_a_remedy(file):
    assert {tuple(entry) for entry in table(file).values()} == {("message", "remedy")}


def test_every_rule_that_code_names_has_words():
    named = set(re.findall(r'(?:rule=|report\.add\(|_refuse\(|_unusable\()"([a-z-]+)"', CODE))
    assert named <= set(table("problems"))
    assert len(named) > 30


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_no_two_columns_answer_to_the_same_name(layout: Layout):
    named = [{column.key, *layout.heading(column.key).by_language.values()} for column in layout.columns]
    names = [name for own in named for name in {name.casefold() for name in own}]
    assert len(names) == len(set(names))


def test_every_qualifier_can_be_chosen():
    assert set(QUALIFIERS) == set(qualifier_labels()) == set(section("qualifiers_meaning"))
    assert {meaning.qualifier for meaning in QUALIFIERS.values()} == set(Qualifier)


def test_every_level_of_the_contract_can_be_chosen():
    honours = next(table_ for table_ in TABLES if table_.name == "honours")
    level = next(field for field in honours.fields if field.name == "level")
    assert tuple(level_labels()) == level.words
