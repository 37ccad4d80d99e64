"""A figure alone says what a reader needs of it: its number with its bound, its state, its time and where it stands."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier
from dashboard.panels.number_in_words import NumberInWords, newest_of, number_in_words
from dashboard.words.wording import Wording
from tests.small import NORTH, SOUTH, WHOLE, observation, small, text


def said(language: str = "en", **values: object) -> NumberInWords:
    """What is said of one figure."""
    base = small()
    row = replace(base.observations["O1"], **values)  # type: ignore[arg-type]
    found = number_in_words(replace(base, observations={**base.observations, "O1": row}), "O1", Wording(language))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("values", "zh", "en"),
    [
        ({}, "10个", "10 items"),
        ({"value": Decimal(1)}, "1个", "1 item"),
        ({"value": Decimal(123456)}, "123,456个", "123,456 items"),
        ({"qualifier": Qualifier.AT_LEAST}, "≥10个", "≥10 items"),
        ({"qualifier": Qualifier.ABOUT}, "≈10个", "≈10 items"),
        ({"qualifier": Qualifier.TARGET}, "10个", "10 items"),
        ({"qualifier": Qualifier.TARGET, "bound": Qualifier.AT_LEAST}, "≥10个", "≥10 items"),
        ({"value": None, "qualifier": Qualifier.ILLEGIBLE, "printed": "▢91"}, "▢91", "▢91"),
    ],
)
def test_the_number_has_its_unit_and_its_bound(values: dict[str, object], zh: str, en: str) -> None:
    assert (said("zh", **values).number, said("en", **values).number) == (zh, en)


def test_a_doubt_is_said_with_the_state() -> None:
    plain, doubted = said(), said(doubt=text("有疑问", "In doubt"))
    assert plain.state
    assert doubted.state.startswith(plain.state)
    assert len(doubted.state) > len(plain.state)


def test_a_target_is_no_result_and_says_so() -> None:
    assert said().state != said(qualifier=Qualifier.TARGET).state != ""


def test_it_names_where_it_stands_by_document_and_place() -> None:
    (place,) = said().places
    assert "Document" in place
    assert "1.1" in place
    (elsewhere,) = said(locator="7.3").places
    assert "7.3" in elsewhere
    assert "1.1" not in elsewhere


def test_it_names_its_area_its_time_and_its_initiative() -> None:
    found = said()
    assert (found.id, found.area, found.initiative) == ("O1", "North", "1")
    assert "2025" in found.period
    assert said(period=None).period != found.period


@pytest.mark.parametrize("key", ["", "O99", "P99", "no id"])
def test_of_an_id_that_the_data_do_not_have_nothing_is_said(key: str) -> None:
    assert number_in_words(small(), key, Wording("zh")) is None


def test_a_programme_and_an_honour_have_no_number() -> None:
    for key in ("P1", "H1"):
        found = number_in_words(small(), key, Wording("zh"))
        assert found is not None
        assert found.number == ""
        assert found.places


def reported(*periods: tuple[str, str, Qualifier]) -> Dataset:
    rows = {key: observation(key, period=period, qualifier=qualifier) for key, period, qualifier in periods}
    return replace(small(), observations=rows)


@pytest.mark.parametrize(
    ("rows", "newest"),
    [
        ([("A", "2024", Qualifier.EXACT), ("B", "2025", Qualifier.EXACT)], "B"),
        ([("B", "2025", Qualifier.EXACT), ("A", "2024", Qualifier.EXACT)], "B"),
        ([("A", "2024-Q4", Qualifier.EXACT), ("B", "2024-Q3", Qualifier.ABOUT)], "A"),
        ([("A", "2024", Qualifier.EXACT), ("B", "2030", Qualifier.TARGET)], "A"),
        ([("A", "2030", Qualifier.TARGET)], None),
        ([], None),
    ],
)
def test_the_newest_figure_is_that_whose_time_ended_last_and_no_target(
    rows: list[tuple[str, str, Qualifier]], newest: str | None
) -> None:
    assert newest_of(reported(*rows), "branches", NORTH) == newest


def test_a_figure_without_a_time_is_the_newest_only_where_it_is_alone() -> None:
    dataset = reported(("A", "2024", Qualifier.EXACT))
    timeless = replace(observation("B"), period=None)
    both = replace(dataset, observations={"A": dataset.observations["A"], "B": timeless})
    assert newest_of(both, "branches", NORTH) == "A"
    assert newest_of(replace(dataset, observations={"B": timeless}), "branches", NORTH) == "B"


def test_another_indicator_or_another_region_has_its_own() -> None:
    dataset = small()
    assert newest_of(dataset, "visits", NORTH) is None
    assert (newest_of(dataset, "branches", NORTH), newest_of(dataset, "branches", SOUTH)) == ("O1", "O2")
    assert newest_of(dataset, "branches", None) is None
    beyond = replace(dataset, observations={"W": observation("W", WHOLE, period=Period.parse("2024").text)})
    assert newest_of(beyond, "branches", None) == "W"
