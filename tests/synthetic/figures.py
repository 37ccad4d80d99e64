"""Indicators and their figures: smooth enough for a trend, different enough for a map, in every honest state.

Indicators come in groups of five: a count, a part of it, the part's share, an amount of money, a growth.
"""

from collections.abc import Iterator
from decimal import Decimal
from zlib import crc32

from tests.synthetic.plan import Plan, named, observation_id
from tests.synthetic.writing import Row

GROUP = 5
WHOLE, PART, SHARE, MONEY, GROWTH = range(GROUP)
UNITS: tuple[tuple[str, str, str, str, str], ...] = (
    ("items", "count", "项", "items", "item"),
    ("share", "percent", "%", "%", "%"),
    ("coins", "money", "元", "coins", "coin"),
    ("growth", "none", "%", "%", "%"),
)
_UNIT_OF = {WHOLE: "items", PART: "items", SHARE: "share", MONEY: "coins", GROWTH: "growth"}
_MEASURES = {WHOLE: "stock", PART: "stock", SHARE: "ratio", MONEY: "flow", GROWTH: "ratio"}
_PRINTED_UNIT = {WHOLE: "项", PART: "项", SHARE: "%", MONEY: "万元", GROWTH: "%"}
_STATES = (
    *["exact"] * 76,
    *["at_least"] * 9,
    *["about"] * 7,
    *["target"] * 3,
    *["achieved"] * 2,
    *["illegible"] * 3,
)
"""Of a hundred figures, how many are in which state."""
_PERIOD_STATES = (*["stated"] * 90, *["as_of"] * 4, *["undated"] * 4, "not_stated", "ambiguous")
_FORMS = {
    "exact": "{}",
    "at_least": "{}余",
    "about": "约{}",
    "target": "{}以上",
    "achieved": "已完成",
    "illegible": "▢{}",
}
_TEN_THOUSAND = 10_000


def unit_rows() -> list[Row]:
    """The units."""
    return [{"id": key, "scale": scale, "name": (zh, en), "one": (zh, one)} for key, scale, zh, en, one in UNITS]


def initiative_of(indicator: int, initiatives: int) -> int:
    """Number of the initiative that an indicator (both from 0) belongs to: a group shares one."""
    return indicator // GROUP % initiatives


def indicator_id(indicator: int) -> str:
    """The id of an indicator by its number from 0."""
    return f"measure-{indicator + 1:03}"


def indicator_rows(plan: Plan, initiatives: int) -> list[Row]:
    """The indicators."""
    rows = []
    for number in range(plan.indicators):
        kind = number % GROUP
        rows.append(
            {
                "id": indicator_id(number),
                "initiative": f"A{initiative_of(number, initiatives) + 1}",
                "unit": _UNIT_OF[kind],
                "name": named("指标", "indicator", number + 1),
                "definition": named("定义", "definition", number + 1),
                "part_of": indicator_id(number - 1) if kind == PART else "",
                "prominence": number + 1,
                "cumulative": str(kind == MONEY).lower(),
                "measure": _MEASURES[kind],
            }
        )
    return rows


def value_of(region: int, indicator: int, period: int) -> Decimal:
    """The value that lies behind a figure (all numbered from 0), whatever state it is published in."""
    kind, first = indicator % GROUP, indicator - indicator % GROUP
    seed = crc32(f"{region}/{first}".encode())
    whole = 50 + seed % 900 + (seed >> 10) % 12 * period + crc32(f"{seed}/{period}".encode()) % 15
    part = whole * (30 + (seed >> 14) % 50 + period % 20) // 100
    match kind:
        case 0:
            return Decimal(whole)
        case 1:
            return Decimal(part)
        case 2:
            return round(Decimal(part * 100) / whole, 1)
        case 3:
            return Decimal(whole * 1000 * (period + 1))
        case _:
            return Decimal((seed >> 6) % 400 - 120 + period) / 10


def state_of(region: int, indicator: int, period: int) -> str:
    """The state in which a figure is published."""
    return _STATES[crc32(f"{region}:{indicator}:{period}".encode()) % len(_STATES)]


def observation_rows(plan: Plan, initiatives: int) -> Iterator[Row]:
    """Every figure of every region, indicator and period."""
    quarters = plan.quarters
    for region, code in enumerate(plan.codes):
        if plan.is_silent(region):
            continue
        for indicator in range(plan.indicators):
            of_indicator = {
                "area": code,
                "initiative": f"A{initiative_of(indicator, initiatives) + 1}",
                "indicator": indicator_id(indicator),
                "unit": _UNIT_OF[indicator % GROUP],
                "source": "report",
            }
            for period, quarter in enumerate(quarters):
                key = observation_id(region + 1, indicator + 1, period + 1)
                published = _published(region, indicator, period)
                yield {"id": key, **of_indicator, **published, **_period(key, quarter)}


def _published(region: int, indicator: int, period: int) -> Row:
    """Value, state, rounding and print of a figure."""
    kind = indicator % GROUP
    state, value = state_of(region, indicator, period), value_of(region, indicator, period)
    shown = value / _TEN_THOUSAND if kind == MONEY else value
    has_value = state not in ("achieved", "illegible")
    row = {
        "value": value if has_value else "",
        "qualifier": state,
        "printed": "合成" + _FORMS[state].format(f"{shown:f}{_PRINTED_UNIT[kind]}"),
        "locator": f"{indicator + 1}.{period + 1}",
    }
    if kind == MONEY and has_value:
        row["tolerance"] = "500"
    if state == "target":
        row["bound"] = "at_least"
    if state == "illegible":
        row["doubt"] = ("合成缺损：首字不可辨认。", "Synthetic damage: the first character is lost.")
    return row


def _period(key: str, quarter: str) -> Row:
    """The period of a figure and how it is known."""
    state = _PERIOD_STATES[crc32(key.encode()) % len(_PERIOD_STATES)]
    if state == "not_stated":
        return {"period": f"../{quarter}", "period_state": state}
    if state == "ambiguous":
        note = ("合成歧义：季度或全年。", "Synthetic ambiguity: the quarter or the whole year.")
        return {"period": f"[{quarter},{quarter[:4]}]", "period_state": state, "period_note": note}
    return {"period": quarter, "period_state": state}
