"""The matrix as records: what each region did for the period, and how new its figures are."""

from datetime import date

import pytest
from msgspec.structs import replace

from corridor.exports.coverage_record import coverage_records
from corridor.model.in_period import in_period
from corridor.model.period import Period
from corridor.model.returns import Return
from corridor.queries.coverage import coverage
from tests.corridor.sample import observation, sample


def report(area, period, *, late=False, nil=""):
    return Return(area, Period(period), "2024-01-05T00:00:00Z", late, nil, 2)


ROWS = [
    observation("A", "north", period="2023-Q4"),
    observation("B", "north", of="roads", period="2023-Q3"),
    observation("C", "middle", period="2023-Q3"),
    observation("D", "north", period="2023-Q3"),
]
RETURNS = (
    report("north", "2023-Q4", late=True),
    report("north", "2023-Q3"),
    report("middle", "2023-Q4", nil="停工"),
    report("middle", "2023-Q3"),
)
ASKED = ("report", "report_period", "reason", "timing", "older", "until")


def data():
    wells = sample().indicators["wells"]
    made = sample(observations=ROWS, indicators=[wells, replace(wells, id="roads")])
    papers = {"paper": replace(made.sources["paper"], published="2024-01-05")}
    return replace(made, returns=RETURNS, sources=papers, corridor=replace(made.corridor, as_of=date(2024, 1, 5)))


def of_water(dataset):
    return {
        cell["region"]: tuple(cell[name] for name in ASKED)
        for cell in coverage_records(dataset)
        if cell["initiative"] == "water"
    }


def test_of_the_latest_figures_it_says_how_old_they_are_and_who_reported_last():
    assert of_water(data()) == {
        "north": ("late", "2023-Q4", None, "partly", 1, None),
        "middle": ("nil", "2023-Q4", "停工", "older", 1, "2023-09-30"),
        "south": ("nothing", "2023-Q4", None, None, 0, None),
    }


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (
            "2023-Q4",
            {
                "north": ("late", "2023-Q4", None, "late", 0, None),
                "middle": ("nil", "2023-Q4", "停工", "nil", 0, None),
                "south": ("nothing", "2023-Q4", None, "silent", 0, None),
            },
        ),
        (
            "2023-Q3",
            {
                "north": ("reported", "2023-Q3", None, None, 0, None),
                "middle": ("reported", "2023-Q3", None, None, 0, None),
                "south": ("nothing", "2023-Q3", None, "silent", 0, None),
            },
        ),
    ],
)
def test_of_a_period_it_says_who_was_late_had_nothing_or_was_silent(period, expected):
    assert of_water(in_period(data(), Period(period))) == expected


def test_without_reports_it_says_nothing_of_them(shipped):
    cells = list(coverage_records(shipped))
    assert len(cells) == sum(len(line) for line in coverage(shipped).rows)
    assert {cell[name] for cell in cells for name in ASKED[:4]} == {None}
