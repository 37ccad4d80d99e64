"""Who was late leads each region's news, in words, one press from what the region reported of the period."""

import pytest

from corridor.model.vocabulary import Qualifier
from corridor.queries.news import news
from dashboard.html.render import render
from dashboard.panels.news import news_panel
from dashboard.words.wording import Wording
from tests.corridor.reported import FIGURES, RETURNS, data, report
from tests.corridor.sample import observation
from tests.dashboard.markup import empty, misplaced, read
from tests.dashboard.published import LANGUAGES

every_language = pytest.mark.parametrize("language", LANGUAGES)


def shown(before, after, language):
    return read(render(news_panel(news(before, after), after, Wording(language))))


@every_language
def test_late_nil_and_silent_lead_each_its_region(language):
    page = shown(data(), data(*FIGURES, returns=RETURNS), language)
    w = Wording(language)
    expected = {"north": "late", "middle": "nil", "south": "silent"}
    for region, kind in expected.items():
        entry = page.one("data-news", region).named("li")[0]
        assert entry["data-kind"] == kind
        assert entry.text.startswith(w(f"news.{kind}"))
    assert "停工" in page.one("data-news", "middle").text
    assert misplaced(page) == empty(page) == []


@every_language
def test_each_is_one_press_from_the_period_where_that_can_be_chosen(language):
    page = shown(data(), data(*FIGURES, returns=RETURNS), language)
    link = page.one("data-news", "north").named("a")[0]
    assert link["href"].endswith(f"/?region=north&period=2023-Q4&lang={language}")


@every_language
def test_where_all_reported_in_time_one_quiet_line_says_so(language):
    returns = [report(area, "2023-Q4") for area in ("north", "middle", "south")]
    page = shown(data(), data(*FIGURES, returns=returns), language)
    assert [line.text for line in page.with_class("hint")] == [
        Wording(language)("news.in_time", period={"zh": "2023年第4季度", "en": "quarter 4 of 2023"}[language])
    ]
    assert not page.all("data-kind", "late") + page.all("data-kind", "silent")
    late = shown(data(), data(*FIGURES, returns=RETURNS), language)
    assert late.with_class("hint") == []


@every_language
def test_a_target_that_was_missed_is_named(language):
    aim = observation("aim-1", "north", value="30", period="2024", qualifier=Qualifier.TARGET)
    page = shown(data(aim), data(aim, observation("is-1", "north", value="12", period="2024")), language)
    (entry,) = page.all("data-kind", "missed")
    assert "12" in entry.text
    assert "30" in entry.text


@every_language
def test_of_very_many_regions_each_is_a_heading_that_counts_what_it_opens(language, monkeypatch):
    monkeypatch.setattr("dashboard.panels.news.MANY_REGIONS", 2)
    page = shown(data(), data(*FIGURES, returns=RETURNS), language)
    parts = {part["data-news"]: part for part in page.all("data-news")}
    assert parts.pop("mine").tag == "div", "it has figures alone, and nothing to open"
    assert {key: part.tag for key, part in parts.items()} == dict.fromkeys(("north", "middle", "south"), "details")
    for region, kind in {"north": "late", "middle": "nil", "south": "silent"}.items():
        assert "open" not in parts[region].attributes
        assert Wording(language)(f"news.{kind}") in parts[region].named("summary")[0].text
        assert kind in parts[region].values("data-kind")
    assert misplaced(page) == empty(page) == []
