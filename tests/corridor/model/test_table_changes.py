"""What is new and what was rewritten between two tables is what a walk over both finds."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corridor.model.observation_table import ObservationTable, exact
from corridor.model.records import Observation
from corridor.model.table_changes import new_rows, rewritten
from tests.corridor.observations import rows, tables
from tests.small import observation

NAMES = ("value", "period", "doubt")


def found(before: ObservationTable, after: ObservationTable) -> tuple[list[str], list[tuple[str, str]]]:
    pairs = rewritten(before, after, NAMES)
    return [row.id for row in new_rows(before, after)], [(then.id, now.id) for then, now in pairs]


def expected(
    before: Mapping[str, Observation], after: Mapping[str, Observation]
) -> tuple[list[str], list[tuple[str, str]]]:
    def said(row: Observation) -> list[object]:
        return [exact(getattr(row, name)) for name in NAMES]

    differing = [key for key in after if key in before and said(before[key]) != said(after[key])]
    return [key for key in after if key not in before], [(key, key) for key in differing]


@given(tables, tables)
def test_of_any_two_tables(before: dict[str, Observation], after: dict[str, Observation]) -> None:
    assert found(ObservationTable.of(before), ObservationTable.of(after)) == expected(before, after)


@given(tables, st.lists(rows, max_size=5, unique_by=lambda row: row.id))
def test_of_a_table_and_what_it_was_changed_to(before: dict[str, Observation], put: list[Observation]) -> None:
    table = ObservationTable.of(before)
    after = {**before, **{row.id: row for row in put}}
    assert found(table, table.changed(put)) == expected(before, after)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_wherever_the_row_stands_that_was_corrected(place: int) -> None:
    before = {key: observation(key) for key in ("A", "B", "C")}
    key = [*before][place]
    after = {**before, key: replace(before[key], value=None)}
    one, other = ObservationTable.of(before), ObservationTable.of(after)
    assert found(one, other) == found(one, one.changed([after[key]])) == ([], [(key, key)])
    assert found(ObservationTable.of({}), one) == ([*before], [])
    without = {name: row for name, row in before.items() if name != key}
    assert found(ObservationTable.of(without), one) == ([key], [])
