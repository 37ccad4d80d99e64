"""What holds for a whole dataset is worked out once, and never taken for another dataset's."""

import pytest
from msgspec.structs import replace

from corridor.model import comparison
from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept, kept_lately
from corridor.queries.distribution import distributions


@pytest.fixture
def dataset(shipped: Dataset) -> Dataset:
    """The same data, with nothing worked out of it yet."""
    return replace(shipped)


def test_an_answer_is_worked_out_once_for_each_dataset_and_question(dataset: Dataset) -> None:
    asked = []

    @kept
    def areas(dataset: Dataset, kind: str, *, much: bool = False) -> int:
        asked.append((kind, much))
        return len([area for area in dataset.areas.values() if area.kind == kind]) * (2 if much else 1)

    other = replace(dataset, areas={})
    first = areas(dataset, "region")
    assert first > 0
    assert [areas(dataset, "region"), areas(dataset, "region", much=True), areas(other, "region")] == [
        first,
        2 * first,
        0,
    ]
    assert asked == [("region", False), ("region", True), ("region", False)]


def test_a_failure_is_not_kept(dataset: Dataset) -> None:
    asked = []

    @kept
    def work(_: Dataset) -> int:
        asked.append("again")
        if len(asked) == 1:
            raise TimeoutError
        return 7

    with pytest.raises(TimeoutError):
        work(dataset)
    assert work(dataset) == work(dataset) == 7
    assert len(asked) == 2


def test_every_region_shares_the_comparisons(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    whole = comparison._compare

    def counted(*given: object) -> object:
        compared.append(given)
        return whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(comparison, "_compare", counted)
    for region in (*dataset.corridor.regions, None):
        for initiative in (None, *dataset.initiatives):
            distributions(dataset, region, initiative)
    assert len(compared) == len(dataset.indicators)


def test_an_indicator_that_is_not_the_datasets_own_is_compared_as_it_is(dataset: Dataset) -> None:
    own = next(iter(dataset.indicators.values()))
    changed = replace(own, prominence=own.prominence + 1)
    assert comparison.compare(dataset, own).indicator is own
    assert comparison.compare(dataset, changed).indicator is changed


def test_of_very_long_answers_only_the_last_ones_stay(dataset: Dataset) -> None:
    asked = []

    @kept_lately(2)
    def long(_dataset: Dataset, area: str) -> str:
        asked.append(area)
        return area * 2

    other = replace(dataset)
    assert [long(dataset, area) for area in "abab"] == ["aa", "bb", "aa", "bb"]
    assert long(other, "a") == "aa"
    assert [long(dataset, area) for area in "cba"] == ["cc", "bb", "aa"]
    assert "".join(asked) == "abaca"
