"""Columns of equal values, and the combinations of several."""

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
