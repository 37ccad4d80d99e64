"""A corridor made by hand, small enough to be seen at a glance: three regions, two initiatives, and a district."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import (
    Area,
    Belt,
    Corridor,
    Country,
    Derivation,
    Honour,
    Indicator,
    Initiative,
    Observation,
    Place,
    Programme,
    Source,
    Statistic,
    Unit,
)
from corridor.model.vocabulary import DerivationKind, PeriodState, Qualifier, Text

NOTHING = Text({})


def text(zh: str, en: str) -> Text:
    return Text({"zh": zh, "en": en})


AREAS = (
    Area("north", "region", text("北山旗", "North Hill Banner"), text("北山", "North"), None),
    Area("middle", "region", text("中河市", "Middle River City"), text("中河", "Middle"), None),
    Area("south", "region", text("南原旗", "South Plain Banner"), text("南原", "South"), None),
    Area("mine", "district", text("煤城区", "Mine District"), text("煤城", "Mine"), "middle"),
    Area("far", "district", text("远区", "Far District"), text("远", "Far"), None),
    Area("city", "city", text("大市", "Great City"), text("大市", "City"), None),
    Area("all", "corridor", text("三地", "The three"), text("三地", "Three"), None),
)
UNITS = (
    Unit("well", "count", text("口", "wells"), text("口", "well")),
    Unit("yuan", "money", text("元", "yuan"), text("元", "yuan")),
    Unit("percent", "percent", text("%", "%"), text("%", "%")),
    Unit("points", "points", text("个百分点", "percentage points"), text("个百分点", "percentage point")),
)
INITIATIVES = (
    Initiative("water", 1, text("兴水", "Water"), NOTHING, "#0b6e4f", "#4fd1a5"),
    Initiative("roads", 2, text("兴路", "Roads"), NOTHING, "#8a3b12", "#f0a070"),
)


def indicator(key: str, initiative: str | None = "water", **given: Any) -> Indicator:
    """An indicator of prominence 1 in wells, unless given otherwise."""
    name = text(*given.pop("names", (key, key)))
    fields = {"unit": "well", "threshold": None, "threshold_unit": None, "part_of": None, "prominence": 1}
    return Indicator(key, initiative, name=name, definition=NOTHING, cumulative=False, **{**fields, **given})


def observation(key: str, area: str, of: str = "wells", value: str | None = "1", **given: Any) -> Observation:
    """An exact figure of 2021 in wells, unless given otherwise; `period` may be a text or None."""
    period = given.pop("period", "2021")
    fields: dict[str, Any] = {
        "initiative": "water",
        "unit": "well",
        "qualifier": Qualifier.EXACT,
        "bound": None,
        "tolerance": None,
        "period_state": PeriodState.STATED,
        "period_note": NOTHING,
        "printed": f"{value}口",
        "source": "paper",
        "locator": "1.1",
        "doubt": NOTHING,
        "note": NOTHING,
    }
    return Observation(
        key,
        area,
        indicator=of,
        value=None if value is None else Decimal(value),
        period=Period.parse(period) if period else None,
        **{**fields, **given},
    )


def derivation(key: str, kind: DerivationKind, inputs: Iterable[str], area: str = "north") -> Derivation:
    return Derivation(key, kind, area, "water", text(key, key), tuple(inputs), NOTHING)


def programme(key: str, area: str, initiative: str = "water", name: str = "轮流看井") -> Programme:
    return Programme(
        key, area, initiative, text("办法", "Method"), text(name, key), NOTHING, "paper", ("1.1",), NOTHING
    )


def honour(key: str, area: str, initiative: str = "water") -> Honour:
    return Honour(
        key, area, initiative, 2020, text("好井", "Good well"), text("水站", "Water post"), "national", "paper", "1.2"
    )


def place(key: str, kind: str, area: str, faces: str | None = None) -> Place:
    return Place(key, kind, text(key, key), area, (), faces, NOTHING, "", "", 0, 0, 0, NOTHING, NOTHING)


def belt(key: str, area: str, observations: Iterable[str] = (), programmes: Iterable[str] = ()) -> Belt:
    return Belt(
        key,
        area,
        text(key, key),
        10,
        schematic=True,
        rule=NOTHING,
        observations=tuple(observations),
        programmes=tuple(programmes),
    )


def statistic(key: str, area: str, period: str = "") -> Statistic:
    return Statistic(key, area, text("人口", "Residents"), Decimal(7), "well", period, NOTHING, "paper")


CORRIDOR = Corridor(
    id="sample",
    title=text("样本", "Sample"),
    summary=NOTHING,
    languages=("zh", "en"),
    regions=("north", "middle", "south"),
    whole="all",
    city="city",
    hub="middle",
    as_of=date(2022, 3, 15),
    timezone="Asia/Shanghai",
    timezone_name=text("北京时间", "Beijing time"),
    projection_lon=0,
    projection_lat=0,
    boundary_source=NOTHING,
    map_approval=NOTHING,
    map_note=NOTHING,
    synthetic=True,
)
SOURCE = Source("paper", "primary", text("报道", "Report"), NOTHING, NOTHING, "2022-03-15", "", "", NOTHING)
TABLES: Mapping[str, Iterable[Any]] = {
    "areas": AREAS,
    "countries": (Country("XA", text("邻国", "Neighbour")),),
    "initiatives": INITIATIVES,
    "units": UNITS,
    "indicators": (indicator("wells", names=("水井", "Wells")),),
    "sources": (SOURCE,),
}
_EMPTY = ("observations", "programmes", "honours", "places", "belts", "statistics", "derivations")


def sample(**tables: Iterable[Any]) -> Dataset:
    """The sample corridor with these tables; those not given are as above, or empty."""
    rows = {**dict.fromkeys(_EMPTY, ()), **TABLES, **tables}
    keyed = {name: {row.id: row for row in held} for name, held in rows.items()}
    return Dataset(corridor=CORRIDOR, layers={}, fingerprint="sample", **keyed)
