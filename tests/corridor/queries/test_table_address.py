import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.vocabulary import Qualifier
from corridor.queries.selection import Options
from corridor.queries.table import TableQuery
from corridor.queries.table_address import LONGEST_TEXT, read_table_address, table_address
from corridor.queries.table_order import SortKey
from corridor.queries.table_row import RowKind


@pytest.fixture(scope="module")
def options(shipped):
    return Options.of(shipped)


def test_an_address_without_anything_asks_for_everything(options):
    reading = read_table_address("", options)
    assert (reading.query, reading.refused) == (TableQuery("zh"), ())
    assert table_address(reading.query) == ""


def test_every_part_is_read(options):
    filters = "region=150784&initiative=2&q=%E6%94%AF%E9%83%A8&kind=observation&qualifier=target&year=2022"
    address = f"?{filters}&sort=-value&page=3"
    expected = TableQuery(
        "en", "150784", "2", Qualifier.TARGET, 2022, RowKind.OBSERVATION, "支部", SortKey.VALUE, descending=True, page=3
    )
    assert read_table_address(address, options, "en").query == expected


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("kind=all-of-them", "kind"),
        ("qualifier=true", "qualifier"),
        ("year=20x6", "year"),
        ("year=２０１６", "year"),
        ("sort=--name", "sort"),
        ("page=-1", "page"),
        ("page=1e9", "page"),
        ("region=100000", "region"),
        (f"q={'x' * (LONGEST_TEXT + 1)}", "q"),
        (f"q={'x' * 600}", "query"),
    ],
)
def test_what_is_unknown_filters_nothing_and_is_named(options, address, refused):
    reading = read_table_address(address, options)
    assert (reading.query, reading.refused) == (TableQuery("zh"), (refused,))


def test_white_space_of_a_text_does_not_count(options):
    assert read_table_address("q=++two%09+words+", options).query.text == "two words"


@given(st.text(max_size=200))
def test_no_address_is_too_strange(shipped, address):
    reading = read_table_address(address, Options.of(shipped))
    assert isinstance(reading.query, TableQuery)


@given(st.data())
def test_every_query_has_an_address_that_leads_back_to_it(shipped, data):
    options = Options.of(shipped)
    choose = lambda values: data.draw(st.none() | st.sampled_from(values))  # noqa: E731
    query = TableQuery(
        "zh",
        choose(options.regions),
        choose(options.initiatives),
        choose(list(Qualifier)),
        choose([2016, 2022]),
        choose(list(RowKind)),
        data.draw(st.sampled_from(["", "口岸", "a&b=c", "100%", "+ -"])),
        data.draw(st.sampled_from(list(SortKey))),
        data.draw(st.booleans()),
        data.draw(st.integers(1, 999)),
    )
    assert read_table_address(table_address(query), options).query == query
