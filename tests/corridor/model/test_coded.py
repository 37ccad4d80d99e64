"""Columns of equal values, and the combinations of several."""

import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model import coded
from corridor.model.coded import Coded, combinations

cells = st.lists(st.integers(0, 300), max_size=40)


@given(cells)
def test_a_column_is_the_sequence_it_was_made_of(given_cells: list[int]) -> None:
    column = Coded.of(given_cells)
    assert column == given_cells
    assert list(column) == given_cells == [column[row] for row in range(len(column))]
    assert column[1:3] == given_cells[1:3]
    assert column.mapped(str) == [str(cell) for cell in given_cells]
    assert column != [*given_cells, 0]


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3), max_size=30), st.sampled_from([1, 1 << 22]))
def test_rows_are_combined_alike_whichever_way(table: list[tuple[int, int, int]], dense: int) -> None:
    columns = [Coded.of(cells) for cells in zip(*table, strict=True)] if table else [Coded.of([])] * 3
    kept, coded._DENSE = coded._DENSE, dense
    try:
        held, together = combinations(columns), Coded.together(columns)
    finally:
        coded._DENSE = kept
    assert held.firsts.tolist() == sorted({table.index(row) for row in table})
    assert list(together) == table
    pairs = zip(held.keys.tolist(), table, strict=True)
    assert len(set(pairs)) == len(set(table)) == len(set(held.keys.tolist()))


@pytest.mark.parametrize("columns", [2, 3, 6])
def test_memory_grows_with_the_rows_and_not_with_what_could_be_combined(columns: int) -> None:
    """Three columns of 4,000 different values allow for 64 thousand million combinations."""
    column = Coded.of(range(4000))
    combinations([column])
    tracemalloc.start()
    held = combinations([column] * columns)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert held.firsts.tolist() == list(range(4000))
    assert most < 4_000_000


@given(cells, st.data())
def test_rows_that_share_a_combination_with_one_wanted(given_cells: list[int], data: st.DataObject) -> None:
    parities = [cell % 5 for cell in given_cells]
    held = combinations([Coded.of(parities)])
    wanted = sorted(data.draw(st.sets(st.sampled_from(range(len(given_cells)))))) if given_cells else []
    shared = {parities[place] for place in wanted}
    assert held.chosen(np.array(wanted, np.intp)).tolist() == [cell in shared for cell in parities]


@pytest.mark.parametrize(("values", "width"), [(0, 1), (1, 1), (256, 1), (257, 2), (65_536, 2), (65_537, 4)])
def test_a_column_takes_as_few_bytes_a_row_as_its_values_need(values: int, width: int) -> None:
    column = Coded.of(range(values))
    assert column.codes.itemsize == width
    assert column == range(values)
