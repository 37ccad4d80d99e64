"""Published figures for programs: those that a walk finds, each with its honest state and nothing made up."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.exports.evidence_record import evidence_record
from corridor.exports.observations import ObservationFilter, observation_record, observations
from corridor.exports.plain_records import flat, number, plain, record
from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.model.vocabulary import DerivationKind, Qualifier, Text
from corridor.queries.evidence import evidence
from tests.corridor.observations import tables
from tests.corridor.sample import AREAS, NOTHING, SOURCE, derivation, honour, indicator, observation, sample, text

FORMER = replace(AREAS[2], id="old", kind="former")
CODED = [replace(row, predecessor="old") if row.id == "south" else row for row in AREAS]
INDICATORS = [indicator("wells", names=("水井", "Wells")), indicator("dry")]
REGIONS = {"north": {"north"}, "middle": {"middle", "mine"}, "south": {"south", "old"}}
FILTERS = st.builds(
    ObservationFilter,
    area=st.sampled_from([None, None, "north", "mine", "old", "south"]),
    region=st.sampled_from([None, None, *REGIONS]),
    initiative=st.sampled_from([None, None, "water", "roads"]),
    indicator=st.sampled_from([None, None, "wells", "dry"]),
    qualifier=st.none() | st.sampled_from(Qualifier),
    year=st.sampled_from([None, None, 2020, 2021, 2022]),
)
YEARS = {"2020": {2020}, "[2021,2022]": {2021, 2022}, "../2022-02": {2022}}
"""Of the periods drawn; all others are of 2022."""


def data(*rows: Observation) -> Dataset:
    return sample(areas=[*CODED, FORMER], indicators=INDICATORS, observations=rows)


@settings(max_examples=40)
@given(tables, FILTERS, st.lists(st.booleans(), min_size=12, max_size=12))
def test_a_filter_finds_what_a_walk_finds(
    given: dict[str, Observation], wanted: ObservationFilter, former: list[bool]
) -> None:
    rows = [
        replace(row, area="old") if was and row.area == "south" else row
        for row, was in zip(given.values(), former, strict=False)
    ]

    def fits(row: Observation) -> bool:
        years = YEARS.get(row.period.text, {2022}) if row.period else set()
        return (
            wanted.area in (None, row.area)
            and (wanted.region is None or row.area in REGIONS[wanted.region])
            and wanted.initiative in (None, row.initiative)
            and wanted.indicator in (None, row.indicator)
            and wanted.qualifier in (None, row.qualifier)
            and (wanted.year is None or wanted.year in years)
        )

    assert [row.id for row in observations(data(*rows), wanted)] == [row.id for row in rows if fits(row)]


@pytest.mark.parametrize(
    ("year", "found"), [(2019, []), (2020, ["A"]), (2021, ["B", "C"]), (2022, ["B", "D", "E"]), (2023, ["E"])]
)
def test_a_year_finds_the_figures_whose_periods_touch_it(year: int, found: list[str]) -> None:
    periods = {"A": "2020-Q3", "B": "[2021,2022]", "C": "2021", "D": "../2022-02", "E": "2022-11/2023-02", "F": None}
    dataset = data(*(observation(key, "north", period=period) for key, period in periods.items()))
    assert [row.id for row in observations(dataset, ObservationFilter(year=year))] == found
    assert [row.id for row in observations(dataset, ObservationFilter(region="north", year=year))] == found


def test_a_record_has_every_field_and_the_names_of_what_it_is_about() -> None:
    row = observation("A", "old", period="2022-H1", value="0.10", tolerance=Decimal("0.05"), doubt=text("疑", "?"))
    found = observation_record(data(row), row)
    assert [*Observation.__struct_fields__] == [*found][: len(Observation.__struct_fields__)]
    assert json.loads(json.dumps(found)) == found
    assert {name: found[name] for name in ("area", "region", "area_name", "indicator_name")} == {
        "area": "old",
        "region": "south",
        "area_name": {"zh": "南原旗", "en": "South Plain Banner"},
        "indicator_name": {"zh": "水井", "en": "Wells"},
    }
    assert (found["value"], found["tolerance"], found["period"], found["qualifier"]) == (0.1, 0.05, "2022-H1", "exact")
    assert (found["doubt"], found["note"], found["bound"]) == ({"zh": "疑", "en": "?"}, {}, None)


def test_an_illegible_figure_has_no_value_and_stays_as_it_is_printed() -> None:
    row = observation("A", "far", value=None, qualifier=Qualifier.ILLEGIBLE, period=None, printed="▢91万元")
    found = observation_record(data(row), row)
    assert (found["value"], found["printed"], found["period"], found["region"]) == (None, "▢91万元", None, None)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_is_read_back_to_the_same_digits(value: Decimal) -> None:
    written = json.dumps(number(value))
    assert Decimal(written) == value
    assert ("." in written or "e" in written) == (value != value.to_integral_value())


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1E+2"), 100),
        (Decimal("-0"), 0),
        (Decimal("52.70"), 52.7),
        (date(2026, 9, 30), "2026-09-30"),
        (Period.parse("../2022-02"), "../2022-02"),
        (Text({"zh": "注"}), {"zh": "注"}),
        (("a", (None, True)), ["a", [None, True]]),
        (Qualifier.AT_LEAST, "at_least"),
    ],
)
def test_what_a_record_holds_as_json_says_it(value: object, written: object) -> None:
    assert plain(value) == written
    assert type(plain(value)) is type(written)


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes"])
def test_nothing_else_is_written(value: object) -> None:
    for form in (plain, record):
        with pytest.raises(TypeError):
            form(value)


def test_an_object_becomes_the_cells_of_a_row() -> None:
    members = {"id": "A", "name": {"zh": "井"}, "locators": ["1.1", "1.2"], "none": [], "value": None, "known": False}
    cells = flat(members, ("zh", "en"))  # type: ignore[arg-type]
    assert cells == {
        "id": "A",
        "name_zh": "井",
        "name_en": "",
        "locators": "1.1;1.2",
        "none": "",
        "value": None,
        "known": False,
    }


def test_evidence_says_where_a_figure_stands_and_what_checks_it() -> None:
    rows = (
        observation("part", "north", of="dry", value="29"),
        observation("whole", "north", value="55", period="2021"),
        observation("share", "north", of="share", value="52.7", unit="percent"),
    )
    share = derivation("D", DerivationKind.SHARE, ["part", "whole", "share"])
    measures = [*INDICATORS, indicator("share", unit="percent")]
    dataset = sample(indicators=measures, observations=rows, derivations=[share])
    found = evidence(dataset, "part", {"paper": {"1.1": "今年打干井29口。"}})
    assert found is not None
    written = evidence_record(found)
    assert json.loads(json.dumps(written)) == written
    assert "今年" not in json.dumps(written, ensure_ascii=False)
    assert written["origins"] == [{"source": record(SOURCE), "locator": "1.1"}]
    assert written["statement"] == {
        **dict.fromkeys(("bound", "tolerance", "low", "high")),
        "printed": "29口",
        "value": 29,
        "unit": "well",
        "qualifier": "exact",
    }
    assert written["dating"] == {"period": "2021", "state": "stated", "note": {}}
    (derived,) = written["arithmetic"]  # type: ignore[misc]
    assert derived == {
        **dict.fromkeys(("value", "low", "high"), 52.73),
        "id": "D",
        "kind": "share",
        "name": {"zh": "D", "en": "D"},
        "inputs": ["part", "whole", "share"],
        "unit": "percent",
        "qualifier": "exact",
        "formula": "29 ÷ 55 = 52.73",
        "confirmed": True,
        "revised": False,
    }


def test_evidence_of_what_has_no_number_has_none() -> None:
    dataset = sample(honours=[honour("H", "north")])
    found = evidence(dataset, "H", {})
    assert found is not None
    written = evidence_record(found)
    assert (written["kind"], written["statement"], written["arithmetic"]) == ("honour", None, [])
    assert (written["level"], written["indicator"], written["note"]) == ("national", None, dict(NOTHING.by_language))
