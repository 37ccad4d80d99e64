from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.queries.table import PAGE_SIZE, TableQuery, facets, records_of, rows, table
from corridor.queries.table_order import SortKey
from corridor.queries.table_row import RowKind
from tests.corridor.sample import honour, indicator, observation, programme, sample


def found(dataset, **query):
    return [row.id for row in table(dataset, TableQuery("zh", **query)).rows]


def test_the_table_holds_everything_once(shipped):
    expected = [*shipped.observations, *shipped.programmes, *shipped.honours]
    assert found(shipped) == expected
    assert found(shipped, descending=True) == expected[::-1]


def test_a_row_says_all_that_its_columns_need(shipped):
    row = next(row for row in rows(shipped, TableQuery("zh")) if row.id == "O08")
    assert (row.kind, row.area.id, row.region, row.initiative.id) == (RowKind.OBSERVATION, "150784", "150784", "2")
    assert (row.value, row.unit.id, row.printed, row.qualifier) == (30, "percent", "30%以上", Qualifier.TARGET)
    assert (row.period_state, row.years, row.locators) == (PeriodState.AMBIGUOUS, (2021, 2022), ("2.8",))
    assert row.doubt


def test_programmes_and_honours_have_no_number(shipped):
    for row in rows(shipped, TableQuery("zh")):
        if row.kind is not RowKind.OBSERVATION:
            assert (row.value, row.unit, row.qualifier, row.printed) == (None, None, None, "")
            assert row.about
            assert row.locators


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"region": "150784"}, ["O06", "O07", "O08", "O09", "P10", "P11", "P19", "P20"]),
        ({"region": "150727", "initiative": "4"}, ["O23", "O24", "O25", "P21", "P22"]),
        ({"qualifier": Qualifier.ILLEGIBLE}, ["O21"]),
        ({"kind": RowKind.HONOUR}, ["H01", "H02"]),
        ({"kind": RowKind.PROGRAMME, "region": "150781"}, ["P07", "P08", "P09", "P24", "P25"]),
        ({"year": 2016}, ["H01"]),
        ({"year": 2020}, ["O06", "O07", "O15", "O16"]),
        ({"text": "o21"}, ["O21"]),
        ({"text": "▢91"}, ["O21"]),
        ({"text": "思想筑边 陈巴尔虎"}, ["O02", "O03", "P04"]),
        ({"text": "mabei"}, ["P27"]),
        ({"text": "Horseback"}, ["P27"]),
        ({"text": "芒来"}, ["H02"]),
        ({"text": "芒来 2"}, ["H02"]),
        ({"text": "no such thing"}, []),
        ({"region": "150781", "text": "满洲里 zhidu"}, ["O05", "P08"]),
    ],
)
def test_filters(shipped, query, expected):
    assert found(shipped, **query) == expected


@given(st.data())
def test_filters_only_ever_take_away(shipped, data):
    choose = lambda values: data.draw(st.none() | st.sampled_from(values))  # noqa: E731
    query = {
        "region": choose(shipped.corridor.regions),
        "initiative": choose(sorted(shipped.initiatives)),
        "qualifier": choose(list(Qualifier)),
        "year": choose([2016, 2019, 2021]),
        "kind": choose(list(RowKind)),
        "text": data.draw(st.sampled_from(["", "口岸", "zhibu", "share", "2"])),
    }
    dropped = data.draw(st.sampled_from(sorted(query)))
    wider = {**query, dropped: "" if dropped == "text" else None}
    assert set(found(shipped, **query)) <= set(found(shipped, **wider))


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("key", list(SortKey))
def test_sorting_loses_nothing(shipped, key, descending):
    assert sorted(found(shipped, sort=key, descending=descending)) == sorted(found(shipped))


def test_values_are_sorted_within_their_unit_and_rows_without_one_stay_last():
    dataset = sample(
        observations=[
            observation("big", "north", value="9"),
            observation("lost", "north", value=None, qualifier=Qualifier.ILLEGIBLE),
            observation("money", "north", value="5", unit="yuan"),
            observation("small", "north", value="-1"),
        ],
        programmes=[programme("P", "north")],
    )
    assert found(dataset, sort=SortKey.VALUE) == ["small", "big", "money", "lost", "P"]
    assert found(dataset, sort=SortKey.VALUE, descending=True) == ["money", "big", "small", "lost", "P"]


def test_names_are_sorted_as_the_language_does():
    indicators = [
        indicator("a", names=("满", "Beta")),
        indicator("b", names=("陈", "Gamma")),
        indicator("c", names=("额", "alpha")),
    ]
    dataset = sample(indicators=indicators, observations=[observation(row.id, "north", row.id) for row in indicators])
    assert found(dataset, sort=SortKey.NAME) == ["b", "c", "a"]
    english = table(dataset, TableQuery("en", sort=SortKey.NAME))
    assert [row.id for row in english.rows] == ["c", "a", "b"]


def test_areas_are_sorted_along_the_corridor_and_periods_in_time():
    dataset = sample(
        observations=[
            observation("S", "south", period="2021"),
            observation("M", "mine", period="2020-Q1"),
            observation("N", "north", period=None),
            observation("C", "city", period="../2020-02"),
        ],
        honours=[honour("H", "all")],
    )
    assert found(dataset, sort=SortKey.AREA) == ["C", "H", "N", "M", "S"]
    assert found(dataset, sort=SortKey.PERIOD) == ["C", "M", "H", "S", "N"]


def test_pages_part_the_rows_and_a_page_beyond_the_last_is_the_last():
    dataset = sample(
        observations=[observation(f"A{number:03}", "north", value=str(number)) for number in range(PAGE_SIZE + 5)]
    )
    first, last = (table(dataset, TableQuery("zh", page=page)) for page in (1, 99))
    assert (first.total, first.pages, last.page) == (PAGE_SIZE + 5, 2, 2)
    assert [row.value for row in (*first.rows, *last.rows)] == [Decimal(number) for number in range(PAGE_SIZE + 5)]
    empty = table(sample(), TableQuery("zh", page=0))
    assert (empty.rows, empty.page, empty.pages) == ((), 1, 1)


def test_kept_records_give_every_page_of_the_same_rows(shipped):
    query = TableQuery("zh", sort=SortKey.NAME, descending=True)
    kept = records_of(shipped, query)
    assert table(shipped, query, kept) == table(shipped, query)
    assert [row.id for row in rows(shipped, query)] == [record.id for record in kept]


@pytest.mark.parametrize("sort", SortKey)
@pytest.mark.parametrize("descending", [False, True])
def test_what_is_kept_of_a_search_takes_four_bytes_a_row(shipped, sort, descending):
    kept = records_of(shipped, TableQuery("zh", sort=sort, descending=descending))
    assert kept.order.nbytes == 4 * len(kept) > 0


def test_sources_are_sorted_by_the_place_in_them_and_not_as_text():
    places = {"A": "3.11", "B": "3.9", "C": "10.1", "D": ""}
    dataset = sample(observations=[observation(key, "north", locator=place) for key, place in places.items()])
    assert found(dataset, sort=SortKey.SOURCE) == ["D", "B", "A", "C"]
    assert found(dataset, sort=SortKey.SOURCE, descending=True) == ["C", "A", "B", "D"]


def test_the_filters_offer_what_occurs(shipped):
    offered = facets(shipped)
    assert offered.years == (2016, 2019, 2020, 2021, 2022)
    assert set(offered.qualifiers) == {row.qualifier for row in shipped.observations.values()}
    assert facets(sample()).qualifiers == ()


def test_the_same_days_are_filtered_and_ordered_as_one_period_however_written():
    rows = [
        observation(key, region, period=period)
        for key, region, period in (
            ("c", "north", "2022-Q1"),
            ("b", "north", "2021-03/2022-02"),
            ("a", "middle", "P1Y/2022-02"),
            ("d", "south", "../2022-Q2"),
        )
    ]
    dataset = sample(observations=rows)
    assert found(dataset, year=2021) == ["b", "a"]
    assert found(dataset, sort=SortKey.PERIOD) == ["b", "a", "c", "d"]
