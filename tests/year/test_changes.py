"""What each release of the synthetic years says of itself: a report of nothing, and changed names, are said as such."""

import re
from collections import Counter

import pytest

from corridor.releases.release_store import ReleaseStore
from corridor.releases.timestamps import local_day
from dashboard.app import build_app
from tests.dashboard.markup import Element, read
from tests.dashboard.published import LANGUAGES
from tests.year.made import made
from tests.year.plan import FORMER_TOWN, LATE, NIL, QUARTERS, SILENT, TOWN, Stage, stage_of

pytestmark = pytest.mark.slow
LAST = len(QUARTERS) + 2


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(request: pytest.FixtureRequest) -> dict[int, Element]:
    client = build_app(made().folder, database=made().url).server.test_client()
    asked = {to: f"/changes?from={to - 1}&to={to}&lang={request.param}" for to in range(2, LAST + 1)}
    return {to: read(client.get(path).get_data(as_text=True)) for to, path in asked.items()}


def quarter_of(release: int) -> str:
    """The quarter whose reports a release brings first of all; the last one brings what came late for it."""
    return QUARTERS[min(release - 2, len(QUARTERS) - 1)]


def test_every_report_of_nothing_is_said_with_its_reason(pages: dict[int, Element]) -> None:
    for to, page in pages.items():
        reasons = [entry.text for entry in page.all("data-kind") if entry["data-kind"] == "nil"]
        expected = [reason for (_, quarter), reason in NIL.items() if quarter == quarter_of(to) and to < LAST]
        assert len(reasons) == len(expected)
        assert all(any(reason in text for text in reasons) for reason in expected)


def test_a_late_report_is_new_once_also_of_a_region_that_has_another_code_since(pages: dict[int, Element]) -> None:
    said = Counter(
        (TOWN if part["data-news"] == FORMER_TOWN else part["data-news"], entry.named("a")[0].text)
        for page in pages.values()
        for part in page.all("data-news")
        for entry in part.all("data-kind", "late")
    )
    assert len(said) >= len(LATE)
    assert set(said.values()) == {1}
    assert TOWN in {region for region, _ in said}


def test_who_is_silent_is_said_of_each_quarter(pages: dict[int, Element]) -> None:
    for to, page in pages.items():
        regions = {entry["data-news"] for entry in page.all("data-news") if "silent" in entry.values("data-kind")}
        assert {region for region, quarter in SILENT if quarter == quarter_of(to)} <= regions


def test_the_releases_to_choose_from_name_the_day_they_were_published(
    pages: dict[int, Element], years: ReleaseStore
) -> None:
    latest = years.latest()
    days = {
        number: local_day(one.published_at, latest.dataset.corridor) for number, one in latest.history.releases.items()
    }
    for to, page in pages.items():
        for name, chosen in (("from", to - 1), ("to", to)):
            options = page.one("id", name).named("option")
            assert [int(option["value"]) for option in options] == list(days)
            assert [int(option["value"]) for option in options if "selected" in option.attributes] == [chosen]
            for option in options:
                day = days[int(option["value"])]
                assert {option["value"], str(day.year), str(day.day)} <= set(re.findall(r"\d+", option.text))


def test_changed_names_and_definitions_are_listed_where_the_package_was_changed_and_nowhere_else(
    pages: dict[int, Element],
) -> None:
    for to, page in pages.items():
        before = stage_of(quarter_of(to - 1)) if to > 2 else stage_of(QUARTERS[0])
        changed = stage_of(quarter_of(to)) != before
        assert bool(page.all("data-words")) is changed, to
        for part in page.all("data-words"):
            assert len(part.named("li")) == int(part["data-words"]) <= 12, to


def test_what_is_counted_otherwise_is_said_of_a_redefined_indicator(pages: dict[int, Element]) -> None:
    release = QUARTERS.index(Stage.REDEFINED.value) + 2
    (line,) = pages[release].one("data-words").named("li")
    assert "2023" in line.text


def test_what_was_published_and_withdrawn_since_names_its_area_and_document() -> None:
    client = build_app(made().folder, database=made().url).server.test_client()
    page = read(client.get(f"/changes?from=2&to={LAST}&lang=zh").get_data(as_text=True))
    rows = [row for row in page.all("data-key") if row.all("data-change", "withdrawn")]
    assert len(rows) == 2
    for row in rows:
        assert row.with_class("area")[0].text.startswith("合成")
        assert "出处" in row.all("data-label")[-1].text
