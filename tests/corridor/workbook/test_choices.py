"""What a cell of a list may say: whatever names one choice, and nothing that could be several."""

import pytest

from corridor.workbook.choices import (
    area_labels,
    area_names,
    choices,
    indicator_labels,
    indicator_names,
    initiative_labels,
    initiative_names,
    meant,
)
from corridor.workbook.entries import choice
from corridor.workbook.grid import Cell
from corridor.workbook.report import RefusedError
from tests.corridor.workbook.sample import AREA, DATA
from tests.small import CITY, NORTH, WHOLE, small

LISTS = {
    "area": (area_labels(small(), CITY), area_names(small())),
    "indicator": (indicator_labels(DATA, AREA), indicator_names(DATA)),
    "initiative": (initiative_labels(DATA), initiative_names(DATA)),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_choice_is_meant_by_its_label_its_key_and_its_names_with_or_without_the_key(name):
    labels, names = LISTS[name]
    assert len(labels) >= 2
    for key, label in labels.items():
        words = [word for text in names[key] for word in text.by_language.values()]
        forms = [key, *label.by_language.values(), *words]
        forms += [form for word in words for form in (f"{word} {key}", f"{word}（{key}）", f" {key}{word.upper()} ")]
        assert {meant(form, labels, names) for form in forms} == {(key,)}


@pytest.mark.parametrize("name", choices(DATA, AREA))
def test_every_label_that_a_list_offers_is_taken(name):
    labels = choices(DATA, AREA)[name]
    for key, label in labels.items():
        assert {meant(text, labels, {}) for text in label.by_language.values()} == {(key,)}


def test_a_name_that_several_have_is_refused_with_these():
    labels, names = indicator_labels(small(), NORTH), indicator_names(small())
    with pytest.raises(RefusedError) as refused:
        choice(Cell(1, 1, "指标"), labels, names, "indicator-unknown")
    assert refused.value.rule == "not-a-choice"
    assert all(label.in_("zh") in refused.value.facts["choices"].in_("zh") for label in labels.values())
    assert choice(Cell(1, 1, "visits 指标"), labels, names) == "visits"


def test_what_names_nothing_is_refused_by_the_rule_of_its_column():
    labels, names = LISTS["area"]
    for text in ("", "某地", "whole-ish", f"x{WHOLE}"):
        assert meant(text, labels, names) == ()
    with pytest.raises(RefusedError) as refused:
        choice(Cell(1, 1, "某地"), labels, names, "indicator-unknown")
    assert refused.value.rule == "indicator-unknown"
