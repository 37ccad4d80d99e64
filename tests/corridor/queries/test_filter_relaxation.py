from msgspec.structs import replace

from corridor.queries.filter_relaxation import filter_relaxations, set_filters, without
from corridor.queries.table import TableQuery, table
from corridor.queries.table_row import RowKind


def test_each_filter_is_taken_away_by_itself(shipped):
    query = TableQuery("zh", region="150781", initiative="3", kind=RowKind.HONOUR, page=7)
    found = {one.filter: one.total for one in filter_relaxations(shipped, query)}
    assert set(found) == {"region", "initiative", "kind"}
    assert found["region"] == 1
    assert found["kind"] == table(shipped, replace(query, kind=None)).total


def test_a_query_without_filters_has_nothing_to_take_away(shipped):
    assert set_filters(TableQuery("zh", page=3)) == ()
    assert filter_relaxations(shipped, TableQuery("zh")) == ()


def test_a_text_is_a_filter_and_the_first_page_follows():
    query = TableQuery("zh", text="x", year=2016, page=4)
    assert set_filters(query) == ("year", "text")
    assert without(query, "text") == TableQuery("zh", year=2016)
