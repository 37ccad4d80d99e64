"""The figures that a synthetic region submits for a quarter, as the rows of a CSV file of the workbook's columns."""

import csv
from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from zlib import crc32

from tests.year.indicators import KINDS, PRINTED_UNITS, REDEFINED, Kind, there
from tests.year.plan import EAST, MIDDLE, NORTH, QUARTERS, REGIONS, SOUTH, TOWN, over, stage_of

Typed = Mapping[str, str]
"""One figure by the keys of the workbook's columns."""
COLUMNS = ("indicator", "value", "qualifier", "period", "printed", "document", "dated", "locator", "note", "doubt")
_TARGETS = {
    "villages-above-line": {EAST: 19, NORTH: 25, MIDDLE: 24, TOWN: 21, SOUTH: 60},
    "requests-met-share": {EAST: 82, NORTH: 99, MIDDLE: 80, TOWN: 85, SOUTH: 97},
}
"""Of each year's targets the first year's number: some are met, some are missed."""


def document_of(region: str, quarter: str) -> str:
    """The title of the document that a region's figures of a quarter come from."""
    return f"合成报表{REGIONS.index(region) + 1}号：{quarter}（虚构，仅供测试）"


def report(region: str, quarter: str) -> list[Typed]:
    """All that a region submits for a quarter; nothing of what it leaves out."""
    kinds = [kind for kind in KINDS if there(kind, stage_of(quarter)) and not _left_out(region, kind, quarter)]
    figures = [figure for kind in kinds for figure in _figures(region, kind, quarter)]
    return [_typed(region, quarter, place, figure) for place, figure in enumerate(figures, 1)]


def typed(region: str, quarter: str, indicator: str, value: Decimal) -> Typed:
    """One figure with another value, for a correction."""
    kind = next(kind for kind in KINDS if kind.id == indicator)
    corrected = {**_stated(kind, value), "indicator": indicator, "period": _period(region, kind, quarter)}
    return _typed(region, quarter, 90, {**corrected, "note": "合成更正：原报数据抄写有误。"})


def nil_row(reason: str) -> Typed:
    """The row by which a region says that there is nothing to report."""
    return {"indicator": "nil", "note": reason}


def as_file(rows: list[Typed]) -> bytes:
    """The rows as a CSV file that the office takes."""
    stream = StringIO()
    writer = csv.DictWriter(stream, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def value_of(region: str, kind: Kind, quarter: str) -> Decimal:
    """The value of one indicator in one region and quarter: of a flow the quarter's, of a total the year's so far."""
    at = QUARTERS.index(quarter)
    if kind.measure == "ytd":
        return sum((_noisy(region, kind, QUARTERS[number]) for number in range(at - at % 4, at + 1)), Decimal(0))
    if kind.measure == "flow":
        return _noisy(region, kind, quarter)
    grown = _first(region, kind) + kind.step * at * (3 + _seed(region, kind.id) % 5) / Decimal(10)
    moved = grown + (_seed(region, kind.id, quarter) % 7 - 3) * kind.step / Decimal(4)
    if kind.id == REDEFINED and quarter >= "2023":
        moved *= Decimal("0.7")
    if kind.unit == "share":
        moved = min(moved, Decimal("99.4"))
    return round(moved, 1) if kind.measure in ("ratio", "index") else Decimal(round(moved))


def _seed(*parts: str) -> int:
    return crc32("/".join(parts).encode())


def _first(region: str, kind: Kind) -> Decimal:
    """What a region begins with: from 80 to 120 % of what is usual, shares and indices nearer to it."""
    spread = _seed(region, kind.id, "first") % 41 - 20
    return kind.first * (100 + (spread if kind.measure == "stock" else spread / Decimal(5))) / Decimal(100)


def _noisy(region: str, kind: Kind, quarter: str) -> Decimal:
    number = _first(region, kind) + (_seed(region, kind.id, quarter) % 21 - 10) * kind.step / Decimal(10)
    return round(number, -4) if kind.unit == "coins" else Decimal(round(number))


def _left_out(region: str, kind: Kind, quarter: str) -> bool:
    """About one figure in nine is missing in a report; those of the first region never are."""
    return region != EAST and _seed(kind.id, quarter, region) % 9 == 0


def _figures(region: str, kind: Kind, quarter: str) -> Iterator[dict[str, str]]:
    """The figure of the quarter, and what is submitted beside it: the half-year, the year, the target."""
    at, last = QUARTERS.index(quarter), quarter[-1]
    value = value_of(region, kind, quarter)
    yield {**_stated(kind, value, _state(region, kind, quarter)), **_of(kind, _period(region, kind, quarter))}
    if kind.id in ("village-income", "funds-granted") and last in "24":
        halves = sum((value_of(region, kind, of) for of in QUARTERS[at - 1 : at + 1]), Decimal(0))
        yield {**_stated(kind, halves), **_of(kind, f"{quarter[:4]}-H{int(last) // 2}")}
    if kind.id in ("village-income", "projects-begun") and last == "4":
        whole = sum((value_of(region, kind, of) for of in QUARTERS[at - 3 : at + 1]), Decimal(0))
        yield {**_stated(kind, whole), **_of(kind, quarter[:4])}
    if kind.id in _TARGETS and last == "1":
        target = Decimal(_TARGETS[kind.id][region] + at // 4 * kind.step)
        yield {**_stated(kind, min(target, Decimal(100)), "target_at_least"), **_of(kind, quarter[:4])}


def _of(kind: Kind, period: str) -> dict[str, str]:
    return {"indicator": kind.id, "period": period}


def _period(region: str, kind: Kind, quarter: str) -> str:
    """The period as this region's office writes it."""
    year, number = quarter[:4], int(quarter[-1])
    if kind.measure == "ytd":
        return {1: quarter, 2: f"{year}年1-6月", 3: f"{year}-01/{year}-09", 4: year}[number]
    if kind.measure != "stock":
        return quarter
    closing = over(quarter).date()
    return {NORTH: f"{closing:%Y-%m}", MIDDLE: closing.isoformat()}.get(region, quarter)


def _state(region: str, kind: Kind, quarter: str) -> str:
    """How certain a figure is: of a hundred, some are round numbers, a few cannot be read."""
    if region == EAST or kind.measure in ("ratio", "index") or kind.id in _TARGETS or kind.part_of:
        return "exact"
    drawn = _seed(quarter, kind.id, region) % 100
    if drawn < 2 and kind.measure == "stock":
        return "illegible"
    return "at_least" if drawn < 10 else "about" if drawn < 16 else "exact"


def _stated(kind: Kind, value: Decimal, state: str = "exact") -> dict[str, str]:
    """Value, qualifier and print of a figure."""
    unit = PRINTED_UNITS[kind.unit]
    if state == "illegible":
        return {"qualifier": state, "printed": f"▢{unit}", "doubt": "合成缺损：数字不可辨认。"}
    shown = f"{value / 10_000:f}万{unit}" if kind.unit == "coins" else f"{value:f}{unit}"
    form = {"at_least": "{}余", "about": "约{}", "target_at_least": "{}以上"}.get(state, "{}")
    if state == "at_least":
        shown = shown.removesuffix(unit)
        return {"value": f"{value:f}", "qualifier": state, "printed": f"{shown}余{unit}"}
    return {"value": f"{value:f}", "qualifier": state, "printed": form.format(shown)}


def _typed(region: str, quarter: str, place: int, figure: Typed) -> Typed:
    dated = over(quarter).date() + timedelta(days=5)
    locator = f"{place // 9 + 1}.{place % 9 + 1}"
    return {"document": document_of(region, quarter), "dated": dated.isoformat(), "locator": locator, **figure}
