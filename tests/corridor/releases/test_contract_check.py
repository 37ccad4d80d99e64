"""Rows that never were cells of a file are held to their fields all the same."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import Qualifier, Text
from corridor.releases.contract_check import check_release
from tests.small import honour, observation, programme, small, source


def breaches(**tables: object) -> list[tuple[str, str, str]]:
    rows = {kind: {**getattr(small(), kind), **table} for kind, table in tables.items()}  # type: ignore[dict-item]
    return [(found.rule, found.file, found.field) for found in check_release(replace(small(), **rows))]


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    assert breaches() == []


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("area", "999999", "unknown-code"),
        ("indicator", "no-such", "unknown-code"),
        ("source", "S9", "unknown-code"),
        ("unit", "bushel", "unknown-code"),
        ("initiative", "9", "unknown-code"),
        ("indicator", "", "missing-value"),
        ("printed", "", "missing-value"),
        ("id", "no spaces", "wrong-form"),
        ("id", "x/../y", "wrong-form"),
        ("bound", Qualifier.TARGET, "unknown-word"),
        ("tolerance", Decimal(-1), "out-of-range"),
    ],
)
def test_a_figure_is_held_to_its_fields(field: str, value: object, rule: str) -> None:
    record = replace(observation("O9", period="2025-Q1"), **{field: value})  # type: ignore[arg-type]
    assert (rule, "observations.csv", field) in breaches(observations={"O9": record})


def test_zero_is_a_number_and_not_an_empty_cell() -> None:
    record = observation("O9", value="0", period="2025-Q1")
    assert breaches(observations={"O9": record}) == []


def test_programmes_honours_and_sources_are_held_to_theirs() -> None:
    assert ("unknown-code", "programmes.csv", "area") in breaches(programmes={"P9": programme("P9", "999999")})
    wrong = replace(honour("H9"), year=1800, level="cosmic")
    rules = breaches(honours={"H9": wrong})
    assert ("out-of-range", "honours.csv", "year") in rules
    assert ("unknown-word", "honours.csv", "level") in rules
    assert ("missing-value", "sources.csv", "title") in breaches(sources={"S9": replace(source("S9"), title=Text({}))})


def test_what_is_submitted_may_be_in_one_language() -> None:
    record = observation("O9", period="2025-Q1", note=Text({"zh": "备注"}))
    assert breaches(observations={"O9": record}) == []


def test_what_belongs_to_the_package_must_be_in_all() -> None:
    area = replace(small().areas["100001"], name=Text({"zh": "北旗"}))
    assert ("translation-missing", "areas.csv") in [found[:2] for found in breaches(areas={"100001": area})]
