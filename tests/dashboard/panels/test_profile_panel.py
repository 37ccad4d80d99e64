"""The table of the regions side by side: said in words, marked as context, each number one press from its source."""

import pytest

from tests.dashboard.markup import empty, misplaced
from tests.dashboard.published import LANGUAGES, REGIONS

every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
def test_each_number_leads_to_its_source_and_each_count_to_its_region(part, language):
    presses = [button["data-press"] for button in part("profile", language).with_class("profile-bar")]
    context, counts = presses[:15], presses[15:]
    assert all(press.startswith("figure=") for press in context)
    assert "figure=D06" in context
    assert counts == [f"region={region}" for _ in range(4) for region in REGIONS]


@every_language
def test_the_derived_length_says_that_it_is_derived(part, language):
    (bar,) = [one for one in part("profile", language).with_class("profile-bar") if one["data-press"] == "figure=D06"]
    assert "≈298.6" in bar["aria-label"]
    assert {"zh": "测算", "en": "derived"}[language] in bar["aria-label"]


@every_language
def test_context_is_marked_as_context(part, language):
    kinds = [head.text for head in part("profile", language).named("th") if head.get("scope") == "rowgroup"]
    assert {"zh": "不是行动成效", "en": "not results"}[language] in kinds[0]


@every_language
def test_the_table_is_sound_and_in_corridor_order(part, language):
    table = part("profile", language)
    assert misplaced(table) == []
    heads = [head for head in table.named("th") if head.get("scope") == "col"]
    assert [head.named("button")[0]["data-press"] for head in heads] == [f"region={region}" for region in REGIONS]


@every_language
def test_bars_are_shares_of_the_rows_largest(part, language):
    for row in part("profile", language).named("tr"):
        shares = [float(fill["style"].removeprefix("--share:")) for fill in row.with_class("profile-fill")]
        assert not shares or max(shares) == 100
        assert all(0 <= share <= 100 for share in shares)


@every_language
def test_nothing_in_it_is_without_content(part, language):
    assert [one for one in empty(part("profile", language)) if "profile-fill" not in str(one)] == []
