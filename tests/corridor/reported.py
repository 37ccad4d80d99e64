"""Three regions of the sample that report twice: one late, one that has nothing to report, one not at all."""

from datetime import date

from msgspec.structs import replace

from corridor.model.period import Period
from corridor.model.returns import Return
from corridor.model.vocabulary import Qualifier
from tests.corridor.sample import SOURCE, indicator, observation, sample

INDICATORS = [indicator("wells"), indicator("dry"), indicator("lanes", "roads")]


def data(*rows, returns=()):
    """What is published in 2025, after all that is reported on."""
    dataset = sample(indicators=INDICATORS, observations=rows, sources=[replace(SOURCE, published="2025-01-01")])
    corridor = replace(dataset.corridor, as_of=date(2025, 1, 1))
    return replace(dataset, corridor=corridor, returns=tuple(returns))


def report(area, period, *, late=False, nil=""):
    return Return(area, Period(period), "2024-01-05T00:00:00.000000Z", late, nil, 2)


FIGURES = (
    observation("n-old", "north", period="2023-Q3"),
    observation("n-new", "north", period="2023-Q4"),
    observation("n-dry", "north", "dry", period="2023-Q1"),
    observation("n-lane", "north", "lanes", period="2023-12-31", initiative="roads"),
    observation("mine", "mine", period="2023-Q3"),
    observation("m-lane", "middle", "lanes", period="2023-06", initiative="roads"),
    observation("aim", "south", period="2030", qualifier=Qualifier.TARGET),
)
RETURNS = (
    report("north", "2023-Q3"),
    report("north", "2023-Q4", late=True),
    report("middle", "2023-Q3"),
    report("middle", "2023-Q4", nil="停工"),
)
