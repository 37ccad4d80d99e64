"""The last published figure of the same kind, and the change against it."""

import pytest

from corridor.model.period import Period
from corridor.model.vocabulary import Measure, Qualifier
from corridor.queries.last_of_kind import NoChange, beside_last
from tests.corridor.sample import indicator, observation, sample, text


def beside(measure, period, known, **row):
    rows = [observation(of, "north", value="10", period=of) for of in known]
    dataset = sample(indicators=[indicator("wells", measure=measure)], observations=rows)
    return beside_last(observation("now", "north", **{"value": "13", "period": period, **row}), dataset)


@pytest.mark.parametrize(
    ("measure", "period", "last"),
    [
        (Measure.STOCK, "2022-Q2", "2022-03-31"),
        (Measure.FLOW, "2022-Q2", "2022-Q1"),
        (Measure.FLOW, "2022", "2021"),
        (Measure.FLOW, "2022-H1", None),
        (Measure.YTD, "2022-Q1", "2021-Q1"),
        (Measure.YTD, "2022-H1", None),
        (Measure.RATIO, "2022-Q2", "2022-Q1"),
        (Measure.STOCK, "2020", None),
    ],
)
def test_the_last_of_the_same_kind_is_taken(measure, period, last):
    found = beside(measure, period, ["2021-Q1", "2021", "2022-Q1", "2022-03-31", "2022-Q3"])
    assert (found.last.id if found.last else None) == last
    assert found.change == (3 if last else None)
    assert found.obstacle is (None if last else NoChange.FIRST)


def test_a_target_is_held_against_targets_only():
    assert beside(Measure.STOCK, "2022", ["2021"], qualifier=Qualifier.TARGET).last is None


def test_what_does_not_compare_says_why():
    assert beside(Measure.STOCK, "2022", ["2021"], unit="yuan").obstacle is NoChange.UNITS
    lost = beside(Measure.STOCK, "2022", ["2021"], value=None, qualifier=Qualifier.ILLEGIBLE)
    assert (lost.obstacle, lost.change) == (NoChange.NUMBERS, None)
    about = beside(Measure.STOCK, "2022", ["2021"], qualifier=Qualifier.ABOUT)
    assert (about.change, about.approximate) == (3, True)
    kind = indicator("wells", redefined=(Period("2022"),), redefinition=text("改", "Changed"))
    dataset = sample(indicators=[kind], observations=[observation("a", "north", period="2021")])
    assert beside_last(observation("b", "north", period="2022"), dataset).obstacle is NoChange.REDEFINED
