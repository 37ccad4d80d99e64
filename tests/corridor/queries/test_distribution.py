from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from corridor.model.comparison import Obstacle
from corridor.queries.distribution import distributions
from tests.corridor.sample import indicator, observation, sample

REGIONS = ("north", "middle", "south")


def reporting(*values, of="wells"):
    return [
        observation(f"{of}-{region}", region, of, str(value)) for region, value in zip(REGIONS, values, strict=False)
    ]


def test_a_region_is_placed_among_all():
    (strip,) = distributions(sample(observations=reporting(4, 1, 2)), "north").strips
    assert (strip.least, strip.lower, strip.middle, strip.upper, strip.most) == (1, Decimal("1.5"), 2, 3, 4)
    assert (strip.chosen.region, strip.chosen.value, strip.unit.id) == ("north", 4, "well")


def test_without_a_region_no_mark_is_chosen():
    (strip,) = distributions(sample(observations=reporting(4, 1, 2)), None).strips
    assert strip.chosen is None


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=3, max_size=3))
def test_the_five_numbers_are_in_order(values):
    (strip,) = distributions(sample(observations=reporting(*values)), None).strips
    five = [strip.least, strip.lower, strip.middle, strip.upper, strip.most]
    assert five == sorted(five)
    assert five[::2] == sorted(values)


def test_only_indicators_of_the_initiative_that_can_be_compared_are_shown():
    indicators = [indicator("wells"), indicator("dry"), indicator("roads", "roads")]
    rows = [*reporting(1, 2, 3), *reporting(1, of="dry"), *reporting(1, 2, 3, of="roads")]
    found = distributions(sample(indicators=indicators, observations=rows), None, "water")
    assert [strip.comparison.indicator.id for strip in found.strips] == ["wells"]
    assert found.refusal is None


def test_the_reason_is_that_of_the_best_reported_indicator():
    indicators = [indicator("dry"), indicator("wells")]
    found = distributions(
        sample(indicators=indicators, observations=[*reporting(1, of="dry"), *reporting(1, 2)]), "north"
    )
    assert (found.strips, found.refusal.indicator.id, found.refusal.obstacle) == ((), "wells", Obstacle.TOO_FEW)
    assert distributions(sample(indicators=()), None).refusal.obstacle is Obstacle.NOT_REPORTED


def test_nothing_that_ships_has_a_distribution(shipped):
    assert distributions(shipped, "150725").refusal.regions != ()
    assert distributions(shipped, None).strips == ()
