"""A small dataset made in code: two regions, a city, two indicators. Tests change it with `replace`."""

from datetime import date
from decimal import Decimal
from types import MappingProxyType

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Area, Corridor, Honour, Indicator, Initiative, Observation, Programme, Source, Unit
from corridor.model.vocabulary import PeriodState, Qualifier, Text

NORTH, SOUTH, CITY, WHOLE = "100001", "100002", "100000", "whole"
NONE = Text({})


def text(zh: str, en: str | None = None) -> Text:
    return Text({"zh": zh, "en": en or zh})


def observation(
    key: str, area: str = NORTH, value: str = "10", period: str = "2025-Q4", source: str = "S1", **more: object
) -> Observation:
    values: dict[str, object] = {
        "id": key,
        "area": area,
        "initiative": "1",
        "indicator": "branches",
        "value": Decimal(value),
        "unit": "item",
        "qualifier": Qualifier.EXACT,
        "bound": None,
        "tolerance": None,
        "period": Period.parse(period),
        "period_state": PeriodState.STATED,
        "period_note": NONE,
        "printed": f"{value}个",
        "source": source,
        "locator": "1.1",
        "doubt": NONE,
        "note": NONE,
    }
    return Observation(**{**values, **more})  # type: ignore[arg-type]


def programme(key: str, area: str = NORTH) -> Programme:
    return Programme(
        key, area, "1", text("活动"), text("灯塔", "Lighthouse"), text("说明", "What"), "S1", ("1.2",), NONE
    )


def honour(key: str, area: str = NORTH) -> Honour:
    return Honour(
        key, area, "1", 2020, text("荣誉", "Honour"), text("办公室", "ReportingContext"), "national", "S1", "1.3"
    )


def source(key: str) -> Source:
    return Source(key, "primary", text("文件", "Document"), text("报社", "Press"), NONE, "2026-01", "", "", NONE)


def small() -> Dataset:
    return Dataset(
        corridor=_corridor(),
        areas={
            CITY: Area(CITY, "city", text("市", "City"), text("市", "City"), None),
            NORTH: Area(NORTH, "region", text("北旗", "North"), text("北", "North"), None),
            SOUTH: Area(SOUTH, "region", text("南旗", "South"), text("南", "South"), None),
            WHOLE: Area(WHOLE, "corridor", text("长廊", "Corridor"), text("长廊", "Corridor"), None),
        },
        countries={},
        initiatives={"1": Initiative("1", 1, text("一", "One"), text("目标", "Aim"), "#112233", "#445566")},
        units={"item": Unit("item", "count", text("个", "items"), text("个", "item"))},
        indicators={"branches": _indicator("branches", cumulative=True), "visits": _indicator("visits")},
        observations={"O1": observation("O1"), "O2": observation("O2", SOUTH, "20")},
        programmes={"P1": programme("P1")},
        honours={"H1": honour("H1")},
        places={},
        belts={},
        statistics={},
        derivations={},
        sources={
            "S1": Source(
                "S1", "primary", text("文件", "Document"), text("报社", "Press"), NONE, "2026-01", "", "", NONE
            )
        },
        layers=MappingProxyType({}),
        fingerprint="0123456789abcdef",
    )


def _corridor() -> Corridor:
    return Corridor(
        id="small",
        title=text("小长廊", "Small corridor"),
        summary=text("简介", "Summary"),
        languages=("zh", "en"),
        regions=(NORTH, SOUTH),
        whole=WHOLE,
        city=CITY,
        hub=NORTH,
        as_of=date(2026, 1, 15),
        timezone="Asia/Shanghai",
        timezone_name=text("北京时间", "Beijing time"),
        projection_lon=118.0,
        projection_lat=49.0,
        boundary_source=text("来源", "Source"),
        map_approval=text("无审图号", "none"),
        map_note=NONE,
        synthetic=True,
    )


def _indicator(key: str, *, cumulative: bool = False) -> Indicator:
    return Indicator(key, "1", "item", text("指标", key), text("定义", "Definition"), None, None, None, 1, cumulative)
