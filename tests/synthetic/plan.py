"""How large the package is to be, and how its things are called."""

from dataclasses import dataclass

LAST_YEAR = 2021
"""The year whose fourth quarter is the last period."""
QUARTERS = 4
Both = tuple[str, str]
"""A text in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The size of the package. Everything is numbered from 1.

    `within`: how many regions, one after the other, lie in one area above them; 0 for no such areas. The last of these
    is silent: nothing is reported of its regions.
    """

    regions: int = 140
    indicators: int = 100
    periods: int = 40
    within: int = 0

    @property
    def codes(self) -> list[str]:
        """The codes of the regions, in corridor order."""
        return [f"S{number:03}" for number in range(1, self.regions + 1)]

    @property
    def above(self) -> list[str]:
        """The codes of the areas above the regions, in corridor order."""
        count = -(-self.regions // self.within) if self.within else 0
        return [f"L{number:02}" for number in range(1, count + 1)]

    def is_silent(self, region: int) -> bool:
        """Whether nothing is reported of a region, numbered from 0."""
        return bool(self.within) and region // self.within == len(self.above) - 1

    @property
    def quarters(self) -> list[str]:
        """The periods, ``2012-Q1`` to ``2021-Q4`` when there are 40."""
        last = LAST_YEAR * QUARTERS + QUARTERS - 1
        return [f"{at // QUARTERS}-Q{at % QUARTERS + 1}" for at in range(last - self.periods + 1, last + 1)]


LARGE = Plan(indicators=500, periods=120)
"""A country's border counties over thirty years of quarters: 8.4 million figures."""


def named(zh: str, en: str, number: int | None = None, digits: int = 3) -> Both:
    """A name that says it is synthetic: 合成旗市 001, Synthetic region 001."""
    suffix = "" if number is None else f" {number:0{digits}}"
    return f"合成{zh}{suffix}", f"Synthetic {en}{suffix}"


def observation_id(region: int, indicator: int, period: int) -> str:
    """The id of the figure of one region, indicator and period."""
    return f"O-{region:03}-{indicator:03}-{period:02}"
