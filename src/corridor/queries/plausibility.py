"""What is unusual about a proposed figure: the one engine behind form, workbook, command line and review.

Unusual is not wrong: the submitter is asked, and answers in words. A figure is held against the **last** one: of the
same area and indicator, a target against targets, the one whose period is over last before the reported period is
(by days, however periods are written); where there is none, the published figure of the same days that it corrects.

- `ten-fold`: at least **9 times** the last value, or at most a ninth. A digit too many makes ten times of what was
  meant, and what was meant may itself have fallen by a tenth meanwhile (41, then 409 for 40.9). Zero is as far from
  any value, except that of counts it is taken for 1, so that small ones come and go unasked (0 to 8) and large ones do
  not (55 to 0, 0 to 600).
- `share-jumps`: a percentage or a difference in percentage points moves by more than **30 points**; a ratio says
  nothing about small percentages.
- `cumulative-falls`: a cumulative figure is below the last one.
- `printed-unit-changed`: what is counted is printed as something else (人次 for 场次); 个 and 个嘎查 are the same.

What accumulates may begin anew in January, however its period is written: a cumulative figure of a later calendar
year than the last one, and a span that begins on 1 January. Then it may fall, and is compared with the same months of
an earlier year; where there are none, only a leap upward from the last one is asked about, and a zero: nothing done so
far and a cell filled for want of a figure look alike. A new remark is no reason to ask.

Where the indicator was redefined, a figure is held against those of its own definition only. Figures published under
a former code of the area are the area's own.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.printed_value import unit_words
from corridor.model.records import Observation
from corridor.model.redefinition import same_definition
from corridor.model.vocabulary import Qualifier

_TIMES = 9
_POINTS = 30
_NO_DAY = (0, 1, 1)


class Oddity(Struct, frozen=True):
    """A rule that a figure catches on, wherever it was typed.

    Attributes:
        rule: short name, ``ten-fold``.
        column: key of the workbook's column that is meant, ``value``.
        found: what stands there.
        facts: what the rule's words speak of.
    """

    rule: str
    column: str
    found: str
    facts: Mapping[str, object]


def oddities(row: Observation, dataset: Dataset) -> Iterator[Oddity]:
    """What is unusual about one figure, held against the published `dataset`; its indicator must be known there."""
    earlier = _earlier(row, dataset)
    former = last(row, dataset) or corrected(row, dataset)
    if former is None:
        return
    yield from _unit_change(row, former)
    if _begins_anew(row, former, dataset):
        again = max((known for known in earlier if _same_months(row, known)), key=_closing, default=None)
        if again or not row.value or _is_above(row, former):
            yield from _leap(row, again or former, dataset)
        return
    yield from _leap(row, former, dataset)
    if dataset.indicators[row.indicator].cumulative and former in earlier:
        yield from _fall(row, former)


def last(row: Observation, dataset: Dataset) -> Observation | None:
    """The published figure that was over last before `row`, of whatever kind of period; its indicator must be known."""
    return max(_earlier(row, dataset), key=_closing, default=None)


def corrected(row: Observation, dataset: Dataset) -> Observation | None:
    """The published figure of the same days that `row` corrects."""
    return next((known for known in _alike(row, dataset) if known.period == row.period), None)


def _earlier(row: Observation, dataset: Dataset) -> list[Observation]:
    return _telling(before(row.period, _alike(row, dataset)))


def before(period: Period | None, rows: Iterable[Observation]) -> list[Observation]:
    """Those of `rows` that were over before `period` is, by days; a row without a period was over before any."""
    return [row for row in rows if _closing(row) < _closing_of(period)]


def _alike(row: Observation, dataset: Dataset) -> Iterator[Observation]:
    """The published figures of the same thing, also under a former code of the area; none of another definition."""
    indicator = dataset.indicators[row.indicator]
    for known in dataset.observations_of(row.area):
        alike = known.indicator == row.indicator and _is_target(known) == _is_target(row)
        if alike and same_definition(indicator, known, row):
            yield known


def _telling(rows: list[Observation]) -> list[Observation]:
    """Those with a value, where any has one."""
    return [row for row in rows if row.value is not None] or rows


def _is_target(row: Observation) -> bool:
    return row.qualifier is Qualifier.TARGET


def _closing(row: Observation) -> tuple[int, int, int]:
    return _closing_of(row.period)


def _closing_of(period: Period | None) -> tuple[int, int, int]:
    return period.closing if period else _NO_DAY


def _begins_anew(row: Observation, last: Observation, dataset: Dataset) -> bool:
    if row.period is None or row.period.opening is None or row.period.form == "one_of" or _is_share(row, dataset):
        return False
    if dataset.indicators[row.indicator].cumulative:
        return row.period.opening[0] > _closing(last)[0] and row.period.opening[0] == row.period.closing[0]
    return row.period.form == "interval" and row.period.opening[1:] == (1, 1) and _closing(last) < row.period.opening


def _is_above(row: Observation, last: Observation) -> bool:
    return row.value is not None and last.value is not None and abs(row.value) > abs(last.value)


def _same_months(row: Observation, known: Observation) -> bool:
    """Whether both begin and end on the same days of a year, and are equally long."""
    one, other = row.period, known.period
    if one is None or other is None or one.opening is None or other.opening is None:
        return False
    years = one.closing[0] - one.opening[0], other.closing[0] - other.opening[0]
    months = (one.opening[1:], one.closing[1]) == (other.opening[1:], other.closing[1])
    return months and years[0] == years[1]


def _leap(row: Observation, last: Observation, dataset: Dataset) -> Iterator[Oddity]:
    unit = dataset.units.get(row.unit or "")
    if row.value is None or last.value is None or row.unit != last.unit:
        return
    change = abs(row.value - last.value)
    if _is_share(row, dataset):
        if change > _POINTS:
            yield _against(row.value, last, "share-jumps", change=_said(change))
    elif _far_apart(row.value, last.value, counted=unit is not None and unit.scale == "count"):
        yield _against(row.value, last, "ten-fold")


def _is_share(row: Observation, dataset: Dataset) -> bool:
    """Whether it is in per cent or percentage points, which do not add up over a year."""
    unit = dataset.units.get(row.unit or "")
    return unit is not None and (unit.scale in ("percent", "points") or "%" in unit.name.by_language.values())


def _far_apart(value: Decimal, former: Decimal, *, counted: bool) -> bool:
    small, large = sorted((abs(value), abs(former)))
    return large > 0 and large >= _TIMES * (max(small, Decimal(1)) if counted else small)


def _fall(row: Observation, last: Observation) -> Iterator[Oddity]:
    if row.value is None or last.value is None or row.unit != last.unit or _is_target(row):
        return
    if row.value < last.value:
        yield _against(row.value, last, "cumulative-falls")


def _against(value: Decimal, last: Observation, rule: str, **more: str) -> Oddity:
    period = last.period or "—"
    return Oddity(rule, "value", _said(value), {"last": _said(last.value or Decimal(0)), "last_period": period, **more})


def _said(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _unit_change(row: Observation, last: Observation) -> Iterator[Oddity]:
    unit, former = unit_words(row.printed), unit_words(last.printed)
    if unit and former and not _same_unit(unit, former):
        yield Oddity("printed-unit-changed", "printed", row.printed, {"unit": unit, "last": former})


def _same_unit(one: str, other: str) -> bool:
    """Whether two wordings count the same: 个, 嘎查 and 个嘎查 do, 场 and 场次 too; 人 and 人次 do not."""
    short, long = sorted((one.removeprefix("个"), other.removeprefix("个")), key=len)
    if not short or long.endswith(short):
        return True
    return long.startswith(short) and (long != f"{short}次" or short == "场")
