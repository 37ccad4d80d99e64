"""A cube in JSON-stat: every figure is found again at its place, none is filled in, and two never share a cell."""

from decimal import Decimal
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.exports.json_stat import NOT_STATED, json_stat
from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.model.vocabulary import Qualifier
from tests.small import NORTH, SOUTH, observation, small, text

BASE = replace(small(), units={**small().units, "share": replace(small().units["item"], id="share")})
PERIODS = st.sampled_from(["2024", "2024-Q1", "2025-H1", "2025-12", None])
VALUES = st.none() | st.decimals(0, 1000, places=2, allow_nan=False)


@st.composite
def some_rows(draw: st.DrawFn) -> list[Observation]:
    found = []
    for number in range(draw(st.integers(1, 8))):
        period, value = draw(PERIODS), draw(VALUES)
        states = [Qualifier.EXACT, Qualifier.TARGET, Qualifier.ABOUT] if value is not None else [Qualifier.ILLEGIBLE]
        found.append(
            replace(
                observation(f"O{number}", area=draw(st.sampled_from([NORTH, SOUTH]))),
                indicator=draw(st.sampled_from(["branches", "visits"])),
                period=Period.parse(period) if period else None,
                value=value,
                qualifier=draw(st.sampled_from(states)),
            )
        )
    return found


def observation_of(**values: object) -> Observation:
    return replace(observation("O1"), **values)  # type: ignore[arg-type]


def cells(cube: dict) -> dict[tuple[str, ...], tuple[object, object]]:
    """Value and status of each cell that is there, by its codes: read as the description of JSON-stat says."""
    axes = [cube["dimension"][name]["category"]["index"] for name in cube["id"]]
    places = enumerate(product(*axes))
    return {
        codes: (cube["value"].get(str(at)), cube["status"][str(at)])
        for at, codes in places
        if str(at) in cube["status"]
    }


@given(some_rows())
def test_each_figure_is_found_again_with_its_state(rows: list[Observation]) -> None:
    found = cells(json_stat(BASE, rows, "zh"))
    assert len(found) == len(rows)
    left = [(*codes[:2], codes[2].partition("#")[0], *cell) for codes, cell in found.items()]
    right = [
        (
            row.area,
            row.indicator,
            row.period.text if row.period else NOT_STATED,
            None if row.value is None else float(row.value),
            row.qualifier.value,
        )
        for row in rows
    ]
    assert sorted(map(str, (tuple(map(_plain, one)) for one in left))) == sorted(
        map(str, (tuple(map(_plain, one)) for one in right))
    )


def _plain(value: object) -> object:
    return float(value) if isinstance(value, int | float | Decimal) else value


@given(some_rows())
def test_its_sizes_are_those_of_its_axes_and_every_code_has_a_name(rows: list[Observation]) -> None:
    cube = json_stat(BASE, rows, "en")
    assert cube["size"] == [len(cube["dimension"][name]["category"]["index"]) for name in cube["id"]]
    assert all(0 <= int(at) < prod(cube["size"]) for at in cube["status"])
    assert cube["value"].keys() <= cube["status"].keys()
    for name in cube["id"]:
        category = cube["dimension"][name]["category"]
        assert category["index"] == [*category["label"]]
        assert all(category["label"].values())


def test_figures_of_one_place_and_time_are_told_apart_by_a_mark() -> None:
    rows = [observation(f"O{number}", value=str(number)) for number in (1, 2, 3)]
    cube = json_stat(BASE, rows, "zh")
    assert cube["dimension"]["period"]["category"]["index"] == ["2025-Q4", "2025-Q4#2", "2025-Q4#3"]
    assert [value for value, _ in cells(cube).values()] == [1, 2, 3]


def test_what_cannot_be_read_has_a_state_and_no_value() -> None:
    row = observation_of(value=None, qualifier=Qualifier.ILLEGIBLE)
    cube = json_stat(BASE, [row], "zh")
    assert (cube["value"], cube["status"]) == ({}, {"0": "illegible"})


@pytest.mark.parametrize(
    ("values", "decimals"), [(("10",), 0), (("10.50", "3"), 1), (("0.125",), 3), (("100", "1E+3"), 0), ((None,), 0)]
)
def test_an_indicator_of_one_unit_says_how_many_decimals_it_has(values: tuple[str | None, ...], decimals: int) -> None:
    rows = [
        replace(observation(f"O{at}"), value=None if value is None else Decimal(value))
        for at, value in enumerate(values)
    ]
    (unit,) = json_stat(BASE, rows, "en")["dimension"]["indicator"]["category"]["unit"].values()
    assert unit == {"label": "items", "decimals": decimals}


def test_an_indicator_of_several_units_names_none() -> None:
    rows = [observation("O1"), observation("O2", SOUTH, unit="share")]
    assert "unit" not in json_stat(BASE, rows, "en")["dimension"]["indicator"]["category"]


def test_it_names_its_sources_once_and_is_labelled_in_the_language_that_was_asked_for() -> None:
    sources = {**BASE.sources, "S2": replace(BASE.sources["S1"], id="S2", title=text("另一份", "Another"))}
    rows = [observation("O1"), observation("O2", SOUTH), observation("O3", source="S2", period="2024")]
    for language, said in (("zh", "文件; 另一份"), ("en", "Document; Another")):
        cube = json_stat(replace(BASE, sources=sources), rows, language)
        assert cube["source"] == said
        assert cube["label"] == BASE.corridor.title.in_(language)
    assert "updated" not in cube, "a package that was never published has no day of it"
