"""A number that follows from published ones, and the arithmetic in pieces that any language can write."""

from decimal import Decimal

from msgspec import Struct

from corridor.model.records import Derivation, Observation, Statistic, Unit
from corridor.model.vocabulary import Qualifier


class Term(Struct, frozen=True):
    """One piece of a formula: a number with its unit, or one of the signs ``÷ × + − = ≈ ( )``.

    Attributes:
        sign: the sign; empty for a number.
        value: the number.
        unit: id of its unit, where it has one that is worth showing.
        figure: id of the observation or statistic it was taken from; empty for a number worked out.
    """

    sign: str = ""
    value: Decimal = Decimal(0)
    unit: str | None = None
    figure: str = ""


class Derived(Struct, frozen=True):
    """A derived number.

    Attributes:
        inputs: the observations, or context statistics, that it follows from, in the order of the derivation.
        value: the result, rounded to what its inputs can bear.
        low, high: the least and the most it can be, given how the inputs were rounded; None where there is no such end.
        qualifier: ``at_least`` for a floor, ``about`` where an input or the division leaves room, else ``exact``.
        formula: the arithmetic, ending in the result.
        proof: the way back from the result to what is published, where there is one.
        confirmed: whether a published figure agrees with the result; None where none is stated.
        revised: whether inputs were corrected since the derivation was written down.
    """

    derivation: Derivation
    inputs: tuple[Observation | Statistic, ...]
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: Unit | None
    qualifier: Qualifier
    formula: tuple[Term, ...]
    proof: tuple[Term, ...] = ()
    confirmed: bool | None = None
    revised: bool = False
