"""Rows and changed words in sentences: what somebody reads before pressing "accept" or "publish"."""

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Qualifier
from corridor.releases.words import WordVersion, changed_words, words_in
from dashboard.html.elements import html
from dashboard.html.render import render
from dashboard.panels.changed_words import changed_words_list
from dashboard.panels.row_words import area_of, document_of, name_of, said
from dashboard.words.wording import Wording
from tests.corridor.sample import SOURCE, honour, indicator, observation, programme, sample, text
from tests.dashboard.markup import read

ZH, EN = Wording("zh"), Wording("en")
DATASET = sample(
    indicators=[indicator("wells", names=("水井", "Wells"))],
    sources=[replace(SOURCE, publisher=text("报社", "Press"))],
)


def words(record, w=EN):
    """What a record says, as one line without marks."""
    return read(render(html.Div(said(record, DATASET, w)))).named("div")[0].text


@pytest.mark.parametrize(
    ("record", "name", "zh"),
    [
        (observation("A", "north", period="2022-Q3"), "Wells (quarter 3 of 2022)", "水井（2022年第3季度）"),
        (observation("A", "north", period=None), "Wells (period not stated)", "水井（时间未注明）"),
        (observation("A", "north", of="gone", period="2022"), "gone (2022)", "gone（2022年）"),
        (honour("H", "north"), "Good well (2020)", "好井（2020年）"),
        (programme("P", "north"), "P", "轮流看井"),
        (SOURCE, "Report", "报道"),
    ],
)
def test_a_row_is_named_by_what_it_is_about(record, name, zh):
    assert name_of(record, DATASET, EN) == name
    assert name_of(record, DATASET, ZH) == zh


@pytest.mark.parametrize(
    ("state", "bound", "number"),
    [
        (Qualifier.EXACT, None, "1,200"),
        (Qualifier.AT_LEAST, None, "≥1,200"),
        (Qualifier.ABOUT, None, "≈1,200"),
        (Qualifier.TARGET, None, "1,200"),
        (Qualifier.TARGET, Qualifier.AT_LEAST, "≥1,200"),
        (Qualifier.ACHIEVED, Qualifier.ABOUT, "≈1,200"),
    ],
)
def test_a_figure_is_said_with_its_state_and_as_it_is_printed(state, bound, number):
    row = observation("A", "north", value="1200", qualifier=state, bound=bound, printed="1200余口")
    line = words(row)
    assert line.startswith(f"{number} ")
    assert EN(f"qualifier.{state.value}") in line
    assert line.endswith("1200余口")


def test_what_cannot_be_read_is_said_without_a_number_and_a_doubt_with_it():
    row = observation("A", "north", value=None, qualifier=Qualifier.ILLEGIBLE, printed="▢91万元")
    line = words(replace(row, doubt=text("首位不清", "first digit unclear")))
    assert not line[0].isdigit()
    assert "▢91万元" in line
    assert line.endswith("first digit unclear")
    assert "0" not in line


def test_other_rows_are_said_by_their_text():
    assert words(honour("H", "north")) == "Water post"
    assert words(replace(programme("P", "north"), summary=text("每日", "Every day"))) == "Every day"
    assert words(DATASET.sources["paper"]) == "Press"


def test_a_row_has_its_area_and_document_and_a_document_neither():
    row = observation("A", "mine", locator="3.11")
    assert (area_of(row, DATASET, ZH), area_of(row, DATASET, EN)) == ("煤城", "Mine")
    assert document_of(row, DATASET, EN) == "Report · 2022-03-15 · at 3.11"
    assert document_of(replace(row, locator=""), DATASET, EN) == "Report · 2022-03-15"
    assert document_of(replace(row, source="unknown"), DATASET, EN) == ""
    two = replace(programme("P", "north"), locators=("2.1", "2.2"))
    assert document_of(two, DATASET, EN).endswith("at 2.1、2.2")
    assert (area_of(SOURCE, DATASET, EN), document_of(SOURCE, DATASET, EN)) == ("", "")
    assert area_of(observation("A", "nowhere"), DATASET, EN) == ""


def changes(before, after, w=EN):
    """The lines on what of the words is not as it was."""
    standing = {(version.kind, version.key): version for version in words_in(before)}
    shown = changed_words_list(changed_words(after, standing), before, after, w)
    return [] if shown is None else [line.text for line in read(render(shown)).named("li")]


def with_row(table, key, **values):
    rows = getattr(DATASET, table)
    return replace(DATASET, **{table: {**rows, key: replace(rows[key], **values)}})


def test_nothing_is_said_where_no_word_changed():
    assert changes(DATASET, DATASET) == []
    order = [WordVersion("order", "areas", 0, '["south","north"]')]
    assert changed_words_list(order, DATASET, DATASET, EN) is None


@pytest.mark.parametrize(
    ("after", "line"),
    [
        (
            with_row("areas", "north", name=text("北山区", "North Hill District")),
            "Area: North Hill Banner → North Hill District",
        ),
        (with_row("areas", "north", short=text("北", "N")), "Area: North Hill Banner"),
        (with_row("indicators", "wells", definition=text("井数", "All wells")), "Indicator: Wells"),
        (
            with_row("indicators", "wells", redefinition=text("自2022年起不含枯井", "without dry wells from 2022 on")),
            "Indicator: Wells, defined otherwise: without dry wells from 2022 on",
        ),
        (with_row("units", "well", name=text("眼", "bores")), "Unit: wells → bores"),
        (with_row("sources", "paper", url="https://example.org"), "Document: Report"),
        (replace(DATASET, corridor=replace(DATASET.corridor, title=text("样", "Trial"))), "Corridor: Sample → Trial"),
        (replace(DATASET, countries={}), "Country: Neighbour (removed)"),
    ],
)
def test_a_change_is_named_by_its_table_and_by_before_and_after(after, line):
    (shown,) = changes(DATASET, after)
    assert shown == line


def test_a_redefinition_that_was_published_before_is_not_said_again():
    wells = replace(DATASET.indicators["wells"], redefinition=text("不含枯井", "without dry wells"))
    before = replace(DATASET, indicators={"wells": wells})
    after = replace(DATASET, indicators={"wells": replace(wells, name=text("井", "Bores"))})
    assert changes(before, after) == ["Indicator: Wells → Bores"]


def test_a_change_is_said_in_the_language_of_the_page():
    (line,) = changes(DATASET, with_row("units", "well", name=text("眼", "bores")), ZH)
    assert "口" in line
    assert "眼" in line
    assert "bores" not in line
