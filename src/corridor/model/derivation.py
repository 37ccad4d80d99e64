"""Numbers that follow from published ones, with the arithmetic that anyone can redo."""

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.derived import Derived, Term
from corridor.model.records import Derivation, Observation, Statistic, Unit
from corridor.model.remainder import remainder
from corridor.model.vocabulary import DerivationKind, Qualifier

_HUNDRED = Decimal(100)


class _Given(Struct, frozen=True):
    """What an arithmetic works on."""

    dataset: Dataset
    derivation: Derivation
    inputs: tuple[Observation, ...]

    def value(self, place: int) -> Decimal:
        value = self.inputs[place].value
        if value is None:
            raise ValueError(self.inputs[place].id)
        return value

    def unit(self, place: int) -> Unit | None:
        return self.dataset.units.get(self.inputs[place].unit or "")

    def term(self, place: int) -> Term:
        """An input as a term; counts go without their unit, since a formula names none twice."""
        unit = self.unit(place)
        shown = unit.id if unit is not None and unit.scale in ("percent", "points") else None
        return Term(value=self.value(place), unit=shown, figure=self.inputs[place].id)

    @property
    def qualifier(self) -> Qualifier:
        states = {row.qualifier for row in self.inputs} - {Qualifier.TARGET}
        return Qualifier.EXACT if states == {Qualifier.EXACT} else Qualifier.ABOUT


def derive(dataset: Dataset, derivation: Derivation) -> Derived:
    """Work out `derivation` from its inputs, all of which have values in a package that passed the checks.

    Raises:
        ValueError: an input has no value.
    """
    if derivation.kind is DerivationKind.REMAINDER:
        return remainder(dataset, derivation)
    inputs = tuple(dataset.observations[key] for key in derivation.inputs)
    derived = _ARITHMETIC[derivation.kind](_Given(dataset, derivation, inputs))
    return replace(derived, revised=True) if derivation.id in dataset.revised else derived


def derivations_with(dataset: Dataset, given: Observation | Statistic) -> tuple[Derived, ...]:
    """Every derived number in which `given` takes part; only of statistics it may be another area's."""
    rows = dataset.derivations_of(given.area) if isinstance(given, Observation) else dataset.derivations.values()
    return tuple(derive(dataset, row) for row in rows if given.id in row.inputs)


def _share(given: _Given) -> Derived:
    """Part ÷ whole, one digit finer than the stated share, which it confirms if their ranges meet."""
    part, whole, stated = (given.value(place) for place in range(3))
    value = _rounded(part / whole * _HUNDRED, _places(stated) + 1)
    (small, large), (least, most) = range_of(given.inputs[0]), range_of(given.inputs[1])
    lower, upper = range_of(given.inputs[2], half_step(stated))
    return Derived(
        given.derivation,
        given.inputs,
        value,
        _rounded(small / most * _HUNDRED, _places(value)),
        _rounded(large / least * _HUNDRED, _places(value)) if least > 0 else None,
        given.unit(2),
        given.qualifier,
        (given.term(0), Term("÷"), given.term(1), Term("="), Term(value=value, unit=given.inputs[2].unit)),
        confirmed=small * _HUNDRED <= upper * most and lower * least <= large * _HUNDRED,
    )


def _whole(given: _Given) -> Derived:
    """Part ÷ share. A printed share may have been rounded or cut off: 22.4 stands for 22.35 up to 22.5."""
    part, share = given.value(0), given.value(1)
    half = half_step(share) if given.inputs[1].tolerance is None else given.inputs[1].tolerance
    small, large = range_of(given.inputs[0])
    counted = _is_count(given.unit(0))
    value = _rounded(part / share * _HUNDRED, 0 if counted else _places(part))
    back = _rounded(part / value * _HUNDRED, _places(share) + 1) if value else None
    proof = (
        (given.term(0), Term("÷"), Term(value=value), Term("="), Term(value=back, unit=given.inputs[1].unit))
        if back is not None
        else ()
    )
    finer = _places(value) + 1
    return Derived(
        given.derivation,
        given.inputs,
        value,
        _rounded(small / (share + 2 * half) * _HUNDRED, finer),
        _rounded(large / (share - half) * _HUNDRED, finer) if share > half else None,
        given.unit(0),
        Qualifier.ABOUT,
        (given.term(0), Term("÷"), given.term(1), Term("≈"), Term(value=value)),
        proof,
    )


def _earlier_share(given: _Given) -> Derived:
    """Share − change in percentage points."""
    share, change = given.value(0), given.value(1)
    value = share - change
    (small, large), (least, most) = (range_of(row, half_step(row.value)) for row in given.inputs)
    return Derived(
        given.derivation,
        given.inputs,
        value,
        small - most,
        large - least,
        given.unit(0),
        given.qualifier,
        (given.term(0), Term("−"), given.term(1), Term("="), Term(value=value, unit=given.inputs[0].unit)),
    )


def _floor(given: _Given) -> Derived:
    """Part × its threshold + the rest of the whole × the whole's threshold: the least that all can sum to."""
    part, whole = given.value(0), given.value(1)
    indicators = [given.dataset.indicators[row.indicator] for row in given.inputs]
    upper, lower = (indicator.threshold or Decimal(0) for indicator in indicators)
    value = part * upper + (whole - part) * lower
    rest = (Term("("), given.term(1), Term("−"), given.term(0), Term(")"))
    formula = (
        *(given.term(0), Term("×"), Term(value=upper), Term("+"), *rest, Term("×"), Term(value=lower)),
        *(Term("="), Term(value=value, unit=indicators[0].threshold_unit)),
    )
    unit = given.dataset.units.get(indicators[0].threshold_unit or "")
    return Derived(given.derivation, given.inputs, value, value, None, unit, Qualifier.AT_LEAST, formula)


def _target(given: _Given) -> Derived:
    """Achieved − target: below zero as long as the target is not reached; confirmed once it is."""
    achieved, target = given.value(0), given.value(1)
    value = achieved - target
    (small, large), (least, most) = (range_of(row) for row in given.inputs)
    unit = _difference_unit(given.dataset, given.unit(0))
    shown = unit.id if unit is not None and unit.scale == "points" else None
    reached = True if small >= most else False if large < least else None
    return Derived(
        given.derivation,
        given.inputs,
        value,
        small - most,
        large - least,
        unit,
        given.qualifier,
        (given.term(0), Term("−"), given.term(1), Term("="), Term(value=value, unit=shown)),
        confirmed=reached,
    )


_ARITHMETIC: Mapping[DerivationKind, Callable[[_Given], Derived]] = {
    DerivationKind.SHARE: _share,
    DerivationKind.WHOLE: _whole,
    DerivationKind.EARLIER_SHARE: _earlier_share,
    DerivationKind.FLOOR: _floor,
    DerivationKind.TARGET: _target,
}


def _difference_unit(dataset: Dataset, unit: Unit | None) -> Unit | None:
    """Shares differ by percentage points, everything else by its own unit."""
    if unit is None or unit.scale != "percent":
        return unit
    return next((row for row in dataset.units.values() if row.scale == "points"), unit)


def _is_count(unit: Unit | None) -> bool:
    return unit is not None and unit.scale == "count"


def range_of(row: Observation, unless_stated: Decimal = Decimal(0)) -> tuple[Decimal, Decimal]:
    """The least and the most that a figure can be by its tolerance, or by what holds unless it states one."""
    value = row.value or Decimal(0)
    tolerance = unless_stated if row.tolerance is None else row.tolerance
    return value - tolerance, value + tolerance


def half_step(value: Decimal | None) -> Decimal:
    """Half a unit of the last digit that a figure is given with: 0.05 for 52.7."""
    given = Decimal(0) if value is None else value  # 0.0 is false, but has a digit
    return Decimal(5).scaleb(-_places(given) - 1)


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
