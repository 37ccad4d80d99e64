"""Derived numbers follow corrected figures; they never stand in the way of a correction, nor contradict it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.derivation import derive
from corridor.model.period import Period
from corridor.model.vocabulary import Qualifier, Text
from corridor.package.loading import load
from corridor.releases.canonical_rows import RECORDS
from corridor.releases.contract_check import check_release
from corridor.releases.merging import merged
from corridor.releases.standing_observations import ReleasedRow

ILLEGIBLE = {"value": None, "tolerance": None, "qualifier": Qualifier.ILLEGIBLE, "doubt": Text({"zh": "缺字"})}
Release = Callable[[Mapping[str, Mapping[str, object]]], Dataset]


@pytest.fixture(scope="module")
def base() -> Dataset:
    plain = load(Path(__file__).parents[2] / "packages" / "tiny")
    noted = {key: replace(row, note=Text({"zh": "旧注", "en": "old note"})) for key, row in plain.derivations.items()}
    return replace(plain, derivations=noted)


@pytest.fixture(scope="module")
def release(base: Dataset) -> Release:
    """The dataset of a release in which figures, by id, were corrected."""

    def made(changes: Mapping[str, Mapping[str, object]]) -> Dataset:
        rows = {
            kind: {key: ReleasedRow(kind, key, row, 1) for key, row in getattr(base, kind).items()} for kind in RECORDS
        }
        for key, fields in changes.items():
            record = replace(base.observations[key], **fields)  # type: ignore[arg-type]
            rows["observations"][key] = ReleasedRow("observations", key, record, 2)
        return merged(rows, base, base.corridor.as_of)

    return made


def test_where_nothing_was_corrected_the_notes_stand(base: Dataset, release: Release) -> None:
    dataset = release({})
    assert (dataset.derivations, dataset.revised) == (base.derivations, frozenset())


def test_a_corrected_figure_takes_its_notes_with_it_and_no_others(base: Dataset, release: Release) -> None:
    dataset = release({"T01": {"value": Decimal(42)}})
    assert dataset.revised == {key for key, row in base.derivations.items() if "T01" in row.inputs} == {"E01", "E04"}
    for key, row in dataset.derivations.items():
        assert derive(dataset, row).revised is (key in dataset.revised) is (not row.note)


def test_a_correction_that_a_stated_share_contradicts_is_no_breach_and_is_shown_as_unconfirmed(
    release: Release,
) -> None:
    dataset = release({"T01": {"value": Decimal(80), "printed": "80口"}})
    assert list(check_release(dataset)) == []
    derived = derive(dataset, dataset.derivations["E01"])
    assert (derived.value, derived.confirmed) == (Decimal("26.25"), False)


@pytest.mark.parametrize(
    ("key", "fields", "gone"),
    [
        ("T01", ILLEGIBLE, {"E01", "E04"}),
        ("T03", ILLEGIBLE, {"E01", "E02", "E03", "E05"}),
        ("T03", {"value": Decimal(0)}, {"E02"}),
        ("T05", {"qualifier": Qualifier.EXACT, "bound": None, "period": Period("2020")}, {"E05"}),
    ],
)
def test_what_can_no_longer_be_worked_out_is_kept_apart_and_refuses_nothing(
    base: Dataset, release: Release, key: str, fields: Mapping[str, object], gone: set[str]
) -> None:
    dataset = release({key: fields})
    assert base.derivations.keys() - dataset.derivations.keys() == gone == dataset.lost.keys()
    assert [found for found in check_release(dataset) if found.file == "derivations.csv"] == []
    for row in dataset.derivations.values():
        assert derive(dataset, row).derivation is row


def test_another_spelling_of_the_same_days_is_no_correction(release: Release) -> None:
    assert release({"T01": {"period": Period.parse("2021-01/2021-12")}}).revised == frozenset()
