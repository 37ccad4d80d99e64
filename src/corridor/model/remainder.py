"""What is left of a whole once its published parts are taken from it: of context statistics, in one unit."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from corridor.model.dataset import Dataset
from corridor.model.derived import Derived, Term
from corridor.model.records import Derivation, Statistic
from corridor.model.vocabulary import DerivationKind, Qualifier


def remainder(dataset: Dataset, derivation: Derivation) -> Derived:
    """The whole, the first input, less every other one.

    It is rounded to the fewest decimals that an input is printed with; one without any may have lost zeros, and
    does not count for that. How far it may be off follows from the last digit of each.

    Where the same area has other remainders whose wholes add up to this whole (of a border that with each country),
    they are a second way to the same number: `proof`, and `confirmed` says whether it arrives there.
    """
    inputs = _inputs(dataset, derivation)
    left, places = _left(inputs), min((_places(row.value) for row in inputs if _places(row.value)), default=0)
    value = _rounded(left, places)
    off = sum((Decimal(5).scaleb(-_places(row.value) - 1) for row in inputs), Decimal(0))
    exact = not places  # whole numbers leave a whole number
    second = _second_way(dataset, derivation, inputs[0])
    sign, end = Term("=" if exact else "≈"), Term(value=value, unit=inputs[0].unit)
    proof = [term for place, rows in enumerate(second) for term in (*([Term("+")] if place else []), *_bracketed(rows))]
    return Derived(
        derivation,
        inputs,
        value,
        _rounded(left - off, places),
        _rounded(left + off, places),
        dataset.units.get(inputs[0].unit),
        Qualifier.EXACT if exact else Qualifier.ABOUT,
        (*_terms(inputs), sign, end),
        (*proof, sign, Term(value=_rounded(sum(map(_left, second), Decimal(0)), places), unit=end.unit))
        if second
        else (),
        sum(map(_left, second), Decimal(0)) == left if second else None,
    )


def _second_way(dataset: Dataset, derivation: Derivation, whole: Statistic) -> list[tuple[Statistic, ...]]:
    """The inputs of the area's other remainders in this unit, where their wholes make `whole`."""
    others = [
        _inputs(dataset, row)
        for row in dataset.derivations_of(derivation.area)
        if row.kind is DerivationKind.REMAINDER and row.id != derivation.id
    ]
    found = [rows for rows in others if rows[0].unit == whole.unit]
    return found if found and sum(rows[0].value for rows in found) == whole.value else []


def _inputs(dataset: Dataset, derivation: Derivation) -> tuple[Statistic, ...]:
    return tuple(dataset.statistics[key] for key in derivation.inputs)


def _left(inputs: Iterable[Statistic]) -> Decimal:
    whole, *parts = (row.value for row in inputs)
    return whole - sum(parts, Decimal(0))


def _terms(inputs: tuple[Statistic, ...]) -> tuple[Term, ...]:
    whole, *parts = (Term(value=row.value, figure=row.id) for row in inputs)
    return (whole, *(term for part in parts for term in (Term("−"), part)))


def _bracketed(inputs: tuple[Statistic, ...]) -> tuple[Term, ...]:
    return (Term("("), *_terms(inputs), Term(")"))


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
