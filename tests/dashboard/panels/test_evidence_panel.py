"""Every figure answers for itself: what its evidence shows is what the package says of it."""

import json
from decimal import Decimal

import pytest
from msgspec.structs import replace

from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from corridor.queries.evidence import evidence
from dashboard.html.render import render
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.evidence import evidence_panel
from dashboard.words.wording import Wording
from tests.dashboard.markup import misplaced, read
from tests.dashboard.published import LANGUAGES, rows

every_language = pytest.mark.parametrize("language", LANGUAGES)
PRIMARY = "hlbe-2022"


@pytest.fixture(scope="module")
def shown(rendered):
    """The evidence of an id as a tree, as the server hands it out."""
    return lambda key, language="zh": read(json.loads(rendered.evidence_json(language, key))["html"])


@every_language
@pytest.mark.parametrize("key", rows("observations"))
def test_a_figure_is_shown_as_printed_with_state_source_and_place(shown, key, language):
    row, panel = rows("observations")[key], shown(key, language)
    assert panel.one("data-evidence")["data-evidence"] == key
    assert [quote.text for quote in panel.named("q")] == [row["printed"]]
    states = [state["data-state"] for state in panel.with_class("state") if state["data-state"] != "derived"]
    assert states == [row["qualifier"]]
    source = rows("sources")[row["source"]]
    day = {"zh": "2022年2月23日", "en": "23 February 2022"}[language]
    for said in (source[f"title_{language}"], source[f"publisher_{language}"], day, row["locator"]):
        assert said in panel.text


@every_language
@pytest.mark.parametrize("table", ["observations", "programmes", "honours", "statistics", "derivations"])
def test_all_that_is_published_of_a_row_stands_in_its_evidence(shown, table, language):
    for key, row in rows(table).items():
        panel = shown(key, language)
        assert misplaced(panel) == []
        for column in ("note", "doubt", "period_note", "summary", "awarded_to"):
            assert (row.get(f"{column}_{language}") or "") in panel.text, (key, column)


@every_language
@pytest.mark.parametrize(("key", "arithmetic"), [("O18", "52.73"), ("O19", "29.7"), ("O06", "348"), ("O17", "420")])
def test_a_figure_shows_the_arithmetic_it_takes_part_in(shown, key, arithmetic, language):
    sums = " ".join(part.text for part in shown(key, language).with_class("arithmetic"))
    assert (arithmetic if language == "zh" or key != "O17" else "4,200,000") in sums


def test_a_lost_number_is_printed_and_never_guessed(shown):
    panel = shown("O21")
    assert panel.named("q")[0].text == "▢91万元"
    assert panel.with_class("as-number") == []
    assert panel.with_class("doubt")


def test_a_bound_stays_a_bound(shown):
    assert "≥" in shown("O02").with_class("as-number")[0].text
    assert "≥" in shown("O08").with_class("as-number")[0].text
    assert "≈" in shown("O22").with_class("as-number")[0].text
    assert "≥" not in shown("O26", "en").with_class("as-number")[0].text


def test_a_value_is_said_again_only_where_that_adds_something(shown):
    assert shown("O26").with_class("as-number") == []
    assert shown("O26", "en").with_class("as-number")[0].text.endswith("138 households")
    assert shown("O30").with_class("as-number")[0].text.endswith("8 个")


@pytest.mark.parametrize("key", rows("derivations"))
def test_a_derived_number_is_never_called_printed(shown, key):
    panel = shown(key)
    assert panel.named("q") == []
    assert Wording("zh")("evidence.derived") in panel.text
    assert Wording("zh")("evidence.printed") not in panel.text.replace(Wording("zh")("evidence.derived"), "")


@every_language
@pytest.mark.parametrize("key", rows("derivations"))
def test_a_derived_number_is_not_said_to_be_given_by_the_source(shown, key, language):
    text, w = shown(key, language).text, Wording(language)
    assert not [words for state in ("exact", "at_least", "about") if (words := w(f"qualifier_long.{state}")) in text]
    assert any(w(f"derived_long.{state}") in text for state in ("exact", "at_least", "about"))


def test_context_is_called_context(shown):
    assert shown("S01").with_class("where")[0].text.startswith(Wording("zh")("evidence.kind.statistic"))


def test_where_the_text_is_at_hand_the_sentence_shows_the_figure_marked():
    dataset = load(shipped_package())
    sentences = {PRIMARY: {"3.11": "写作98%和▢91万元两处。", "2.3": "写作198%和98%两处。"}}
    for key, before, figure in (("O21", "写作98%和", "▢91万元"), ("O04", "写作198%和", "98%")):
        panel = read(render(evidence_panel(evidence(dataset, key, sentences), dataset, Wording("zh"))))
        (quoted,) = panel.named("blockquote")
        assert [mark.text for mark in quoted.named("mark")] == [figure]
        assert quoted.text.startswith(before)


@every_language
def test_the_places_in_one_source_stand_together_and_the_source_is_described_once(shown, language):
    for key, row in rows("programmes").items():
        (described,) = shown(key, language).with_class("origin-of")
        assert described.text.count(rows("sources")[row["source"]][f"title_{language}"]) == 1
        places = [(locator, *locator.split(".")) for locator in row["locators"].split(";")]
        assert [place.text for place in described.named("dd")][-len(places) :] == [
            Wording(language)("evidence.place", locator=locator, section=section, sentence=sentence)
            for locator, section, sentence in places
        ]


@every_language
@pytest.mark.parametrize("locator", ["第2页第3段", "第5页", "p. 4", "3", "3.", "a.b", "1.2.3"])
def test_a_place_that_is_no_sentence_of_a_part_stands_as_it_was_given(language, locator):
    dataset = load(shipped_package())
    moved = replace(dataset, observations={"O01": replace(dataset.observations["O01"], locator=locator)})
    found = evidence(moved, "O01", {})
    assert found is not None
    (described,) = read(render(evidence_panel(found, moved, Wording(language)))).with_class("origin-of")
    assert described.named("dd")[-1].text == locator


def test_each_place_is_followed_by_its_sentence_where_the_text_is_at_hand():
    dataset = load(shipped_package())
    key, row = next((key, row) for key, row in rows("programmes").items() if ";" in row["locators"])
    sentences = {PRIMARY: {locator: f"原文{locator}。" for locator in row["locators"].split(";")}}
    panel = read(render(evidence_panel(evidence(dataset, key, sentences), dataset, Wording("zh"))))
    assert misplaced(panel) == []
    assert [quoted.text for quoted in panel.named("blockquote")] == list(sentences[PRIMARY].values())


def test_each_source_is_described_by_itself():
    dataset = load(shipped_package())
    figure, statistic = evidence(dataset, "O18"), evidence(dataset, "S01")
    both = replace(figure, origins=figure.origins + statistic.origins)
    panel = read(render(evidence_panel(both, dataset, Wording("zh"))))
    described = [part.text for part in panel.with_class("origin-of")]
    titles = [rows("sources")[origin.source.id]["title_zh"] for origin in both.origins]
    assert all(title in said for title, said in zip(titles, described, strict=True))


def test_without_the_text_nothing_is_quoted(shown):
    assert all(shown(key).named("blockquote") == [] for key in rows("observations"))


def test_the_value_is_the_package_s_own(rendered):
    for key, row in rows("observations").items():
        found = evidence(rendered.dataset, key)
        assert found.statement.value == (Decimal(row["value"]) if row["value"] else None)


def test_an_unknown_figure_has_no_evidence(rendered):
    assert isinstance(rendered, RenderedRelease)
    with pytest.raises(KeyError):
        rendered.evidence_json("zh", "O99")
