"""The names of columns and choices in a workbook."""

import pytest

from corridor.messages.catalogue import section
from corridor.model.vocabulary import Qualifier
from corridor.package.contract import TABLES
from corridor.workbook.choices import QUALIFIERS, level_labels, qualifier_labels
from corridor.workbook.columns import Layout
from tests.corridor.workbook.sample import LAYOUTS


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_no_two_columns_answer_to_the_same_name(layout: Layout):
    named = [{column.key, *layout.heading(column.key).by_language.values()} for column in layout.columns]
    names = [name for own in named for name in {name.casefold() for name in own}]
    assert len(names) == len(set(names))


def test_every_qualifier_can_be_chosen():
    assert set(QUALIFIERS) == set(qualifier_labels()) == set(section("workbook.qualifiers_meaning"))
    assert {meaning.qualifier for meaning in QUALIFIERS.values()} == set(Qualifier)


def test_every_level_of_the_contract_can_be_chosen():
    honours = next(table_ for table_ in TABLES if table_.name == "honours")
    level = next(field for field in honours.fields if field.name == "level")
    assert tuple(level_labels()) == level.words
