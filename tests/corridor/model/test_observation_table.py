"""A table of observations gives back what was put in, to the last sign, and answers as a walk over records would."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.observation_table import ObservationTable
from corridor.model.records import Observation
from corridor.releases.canonical_rows import encoded, encoded_observations
from tests.corridor.observations import rows, tables

Rows = dict[str, Observation]
FIELDS = st.lists(
    st.sampled_from(["area", "indicator", "value", "unit", "qualifier", "period", "doubt", "printed"]),
    min_size=1,
    max_size=3,
    unique=True,
)


def written(found: object) -> list[str]:
    return [encoded(row) for row in found]  # type: ignore[attr-defined]


@given(tables)
def test_every_row_comes_back_as_it_is_written(given_rows: Rows) -> None:
    table = ObservationTable.of(given_rows)
    assert written(table.values()) == written(given_rows.values()) == list(encoded_observations(table))
    assert list(table) == list(given_rows)
    assert len(table) == len(given_rows)
    assert {key: encoded(table[key]) for key in table} == {key: encoded(row) for key, row in given_rows.items()}
    assert dict(table.items()) == given_rows == table
    assert repr(table) == repr(given_rows)


@given(tables, rows)
def test_an_id_is_there_or_it_is_not(given_rows: Rows, other: Observation) -> None:
    table = ObservationTable.of(given_rows)
    assert all(key in table for key in given_rows)
    assert (other.id in table) == (other.id in given_rows)
    assert table.get(other.id) == given_rows.get(other.id)
    assert None not in table
    if other.id not in given_rows:
        with pytest.raises(KeyError):
            table[other.id]


@given(tables, FIELDS)
def test_a_condition_on_some_fields_finds_what_a_walk_finds(given_rows: Rows, names: list[str]) -> None:
    def holds(row: Observation) -> bool:
        return len("".join(str(getattr(row, name)) for name in names)) % 2 == 0

    table = ObservationTable.of(given_rows)
    assert written(table.where(holds, *names)) == written(filter(holds, given_rows.values()))


@given(tables, FIELDS)
def test_there_is_one_row_at_least_of_each_combination(given_rows: Rows, names: list[str]) -> None:
    def combination(row: Observation) -> str:
        return str([str(getattr(row, name)) for name in names])

    found = [combination(row) for row in ObservationTable.of(given_rows).firsts(*names)]
    assert list(dict.fromkeys(found)) == list(dict.fromkeys(map(combination, given_rows.values())))


@given(tables)
def test_groups_are_those_of_equal_values(given_rows: Rows) -> None:
    table, expected = ObservationTable.of(given_rows), {}
    for row in given_rows.values():
        if row.indicator == "wells":
            expected.setdefault((row.unit, row.period), []).append(row.id)
    groups = table.grouped("unit", "period", among=table.holding("indicator", "wells"))
    assert {key: [row.id for row in held] for key, held in groups.items()} == expected
    assert list(groups) == list(expected)


@given(tables)
def test_counting_holding_and_having(given_rows: Rows) -> None:
    table = ObservationTable.of(given_rows)
    for name in ("area", "period", "value"):
        assert table.counts(name) == Counter(getattr(row, name) for row in given_rows.values())
    held = table.rows(table.holding("area", "north", "far", "nowhere"))
    assert [row.id for row in held] == [row.id for row in given_rows.values() if row.area in ("north", "far")]
    assert table.having("doubt", bool).tolist() == [bool(row.doubt) for row in given_rows.values()]


@given(tables, st.lists(rows, max_size=6, unique_by=lambda row: row.id), st.data())
def test_changes_take_the_places_of_their_ids(given_rows: Rows, put: list[Observation], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from([*given_rows, "none"])))
    changed = ObservationTable.of(given_rows).changed([row for row in put if row.id not in gone], gone)
    expected = {**given_rows, **{row.id: row for row in put}}
    assert written(changed.values()) == written(row for key, row in expected.items() if key not in gone)


@given(tables, st.data())
def test_some_rows_are_a_sequence(given_rows: Rows, data: st.DataObject) -> None:
    table = ObservationTable.of(given_rows)
    places = data.draw(st.permutations(range(len(table))))
    held, expected = table.rows(np.array(places, np.intp)), [list(given_rows.values())[place] for place in places]
    assert list(held) == expected
    assert [held[place] for place in range(len(held))] == expected
    assert list(held[1:3]) == expected[1:3]
    assert list(table.taken(np.array(places, np.intp)).values()) == expected


@given(tables)
def test_repeated_are_all_that_share_what_is_looked_at(given_rows: Rows) -> None:
    table = ObservationTable.of(given_rows)
    found = table.repeated(lambda name, value: value if name == "indicator" else bool(value), "indicator", "value")
    times = Counter((row.indicator, bool(row.value)) for row in given_rows.values())
    assert [row.id for row in found] == [
        row.id for row in given_rows.values() if times[row.indicator, bool(row.value)] > 1
    ]
