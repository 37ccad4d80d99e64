import pytest

from corridor.model.vocabulary import Coverage
from corridor.queries.coverage import Count, counts_of, coverage, state_of
from tests.corridor.sample import honour, observation, programme, sample


@pytest.mark.parametrize(
    ("own", "common", "state"),
    [
        (Count(figures=1), Count(), Coverage.FIGURES),
        (Count(figures=1, programmes=2), Count(figures=1), Coverage.FIGURES),
        (Count(programmes=1), Count(figures=1), Coverage.PROGRAMMES),
        (Count(), Count(figures=1), Coverage.CITY_ONLY),
        (Count(), Count(programmes=1), Coverage.CITY_ONLY),
        (Count(honours=1), Count(), Coverage.PROGRAMMES),
        (Count(), Count(honours=1), Coverage.CITY_ONLY),
        (Count(), Count(), Coverage.NONE),
    ],
)
def test_the_state_says_the_most_that_is_reported(own, common, state):
    assert state_of(own, common) is state


def test_counts_are_of_what_is_current_in_a_region_and_in_what_is_shown_with_it():
    dataset = sample(
        observations=[
            observation("old", "mine", period="2020"),
            observation("new", "mine", period="2021"),
            observation("none", "middle", "wells", initiative=None),
        ],
        programmes=[programme("P", "middle", "roads")],
        honours=[honour("H", "middle", "roads")],
    )
    assert counts_of(dataset, "middle") == {"water": Count(1), None: Count(1), "roads": Count(0, 1, 1)}
    assert counts_of(dataset, "north") == {}


def test_an_initiative_that_nobody_speaks_of_is_silent_everywhere():
    matrix = coverage(sample(observations=[observation("A", "north")]))
    states = [[cell.state for cell in row] for row in matrix.rows]
    assert states == [[Coverage.FIGURES, Coverage.NONE, Coverage.NONE], [Coverage.NONE] * 3]


def test_the_shipped_matrix(shipped):
    matrix = coverage(shipped)
    short = {Coverage.FIGURES: "F", Coverage.PROGRAMMES: "P", Coverage.CITY_ONLY: "-"}
    assert ["".join(short[cell.state] for cell in row) for row in matrix.rows] == [
        "---F-",
        "--F-F",
        "FF---",
        "-F--P",
        "P-PF-",
    ]
    assert matrix.total == Count(32, 28, 2)
    assert [matrix.by_region[region.id].figures for region in matrix.regions] == [8, 8, 1, 6, 4]
    assert [matrix.by_initiative[row.id].figures for row in matrix.initiatives] == [3, 6, 13, 3, 4]
    assert [matrix.common[row.id] for row in matrix.initiatives] == [Count(1, 3), Count(1, 2), *[Count(0, 1)] * 3]


def test_rows_and_counts_agree(shipped):
    matrix = coverage(shipped)
    for row, initiative in zip(matrix.rows, matrix.initiatives, strict=True):
        assert [cell.region for cell in row] == list(matrix.regions)
        assert sum((cell.count for cell in row), matrix.common[initiative.id]) == matrix.by_initiative[initiative.id]
