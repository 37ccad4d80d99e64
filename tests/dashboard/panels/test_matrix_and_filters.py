"""What can be chosen, and how much lies behind each choice: the coverage matrix and the two filters."""

import pytest

from dashboard.words.wording import Wording
from tests.dashboard.markup import empty, misplaced
from tests.dashboard.published import CORRIDOR, INITIATIVES, LANGUAGES, REGIONS, ids, rows, state

every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("initiative", INITIATIVES)
def test_a_cell_tells_its_state_in_sign_and_words_and_selects_both(part, language, region, initiative):
    cell = part("matrix", language).one("data-cell", f"{region}-{initiative}")
    assert cell.tag == "button"
    assert cell["data-state"] == state(region, initiative)
    assert cell["data-press"] == f"region={region}&initiative={initiative}"
    for table, code in (("areas", region), ("initiatives", initiative)):
        assert rows(table)[code][f"name_{language}"] in cell["aria-label"]
    figures = len(ids("observations", region, initiative))
    assert cell.text == (str(figures) if figures else {"programmes": "●", "city_only": "–"}[cell["data-state"]])


@every_language
def test_three_states_and_no_other_are_explained(part, language):
    legend = part("matrix", language).named("ul")[0]
    assert legend.values("data-state") == ["figures", "programmes", "city_only"]
    used = {state(region, initiative) for region in REGIONS for initiative in INITIATIVES}
    assert used == {"figures", "programmes", "city_only"}


@every_language
def test_the_table_has_heads_for_every_row_and_column(part, language):
    heads = part("matrix", language).named("th")
    sums = ["beside", "total"]
    columns, lines = 1 + len(REGIONS) + 1, len(INITIATIVES) + len(sums)
    assert [head["scope"] for head in heads] == ["col"] * columns + ["row"] * lines
    pressed = [False, *[True] * len(REGIONS), False, *[True] * len(INITIATIVES), *[False] * len(sums)]
    assert [bool(head.named("button")) for head in heads] == pressed


@every_language
def test_the_sums_of_rows_and_columns_are_those_of_the_cells(part, language):
    table = part("matrix", language)
    number = lambda text: int(text) if text.isdigit() else 0  # noqa: E731
    rows = [[number(cell.text) for cell in row.named("td")] for row in table.named("tr")][1:]
    *body, total = rows
    assert all(sum(row[:-1]) == row[-1] for row in rows)
    assert [sum(column) for column in zip(*body, strict=True)] == total
    assert total == [5, 8, 8, 1, 6, 4, 32]


@every_language
@pytest.mark.parametrize(("region", "initiative"), [("150726", None), (None, "3"), ("150727", "4")])
def test_the_counts_of_each_filter_follow_the_other(part, language, region, initiative):
    bar = part("filters", language, region, initiative)
    shown = [int(count.text) for count in bar.with_class("n")]
    everywhere = (*REGIONS, CORRIDOR)
    of = lambda area, under: len(ids("observations", area, under))  # noqa: E731
    regions = [sum(of(area, initiative) for area in everywhere), *(of(code, initiative) for code in REGIONS)]
    where = [region] if region else everywhere
    initiatives = [sum(of(area, under) for area in where) for under in (None, *INITIATIVES)]
    assert shown == [*regions, *initiatives]


@every_language
def test_with_the_level_above_the_regions_each_row_adds_up_to_its_filter(part, language):
    rows = part("matrix", language).with_class("initiative")
    chips = [int(count.text.split()[0].rstrip("项数据")) for count in part("filters", language).with_class("count")]
    for row, chip in zip(rows, chips[len(REGIONS) + 2 :], strict=True):
        together = int(row.with_class("together-cell")[0]["data-count"])
        own = [int(cell.text) for cell in row.with_class("cell") if cell["data-state"] == "figures"]
        assert together + sum(own) == chip


@every_language
@pytest.mark.parametrize(("group", "codes"), [("region", REGIONS), ("initiative", INITIATIVES)])
def test_each_filter_is_a_radio_group_of_all_and_five(part, language, group, codes):
    (fieldset,) = part("filters", language).with_class(group)
    assert fieldset.tag == "fieldset"
    assert fieldset.named("legend")[0].text == Wording(language)(f"filter.{group}")
    radios = fieldset.named("input")
    assert {radio["type"] for radio in radios} == {"radio"}
    assert {radio["name"] for radio in radios} == {group}
    assert [radio["value"] for radio in radios] == ["", *codes]
    assert [radio["data-press"] for radio in radios] == [f"{group}={code}" for code in ("", *codes)]


@every_language
def test_behind_each_choice_stands_the_number_of_its_figures(part, language):
    counts = [int(count.text.split()[0].rstrip("项数据")) for count in part("filters", language).with_class("count")]
    own = [len(ids("observations", region, None)) for region in REGIONS]
    under = [sum(row["initiative"] == key for row in rows("observations").values()) for key in INITIATIVES]
    assert counts == [32, *own, 32, *under]


@every_language
def test_the_notice_for_a_wrong_address_waits_hidden(part, language):
    notice = part("filters", language).one("id", "refused")
    assert "hidden" in notice.attributes
    assert notice["role"] == "status"
    assert notice.text == Wording(language)("filter.refused")


@every_language
@pytest.mark.parametrize("name", ["header", "filters", "map-tools", "legend", "strip", "matrix", "footer", "panel"])
def test_every_part_is_sound_html_that_says_something(part, language, name):
    assert misplaced(part(name, language)) == []
    assert empty(part(name, language)) == []


@every_language
def test_the_legend_names_source_and_approval_of_the_boundaries(part, language):
    corridor = rows("corridor")["hulunbuir-border"]
    for name in ("legend", "footer"):
        said = part(name, language).text
        for column in ("boundary_source", "map_approval", "map_note"):
            assert corridor[f"{column}_{language}"] in said


@every_language
def test_the_header_leads_to_the_other_language_and_to_every_view(part, language):
    header = part("header", language)
    other = next(code for code in LANGUAGES if code != language)
    button = header.one("data-press", f"lang={other}")
    assert button["lang"] == other
    for view in ("map", "table", "about"):
        assert header.all("data-choice-view", view)
    assert header.named("h1")[0].text == rows("corridor")["hulunbuir-border"][f"title_{language}"]
