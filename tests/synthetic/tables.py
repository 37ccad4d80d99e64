"""The other tables of the synthetic package."""

from collections.abc import Iterator, Sequence

import shapely

from corridor.model.dataset import Dataset
from tests.synthetic.figures import GROUP, SHARE, indicator_rows, observation_rows, state_of, unit_rows
from tests.synthetic.ground import CENTRE, DECIMALS
from tests.synthetic.layers import Ground
from tests.synthetic.plan import LAST_YEAR, Both, Plan, named, observation_id
from tests.synthetic.writing import Row

AS_OF = f"{LAST_YEAR + 1}-01-15"
CITY, WHOLE = "S", "S-whole"
SOURCE, BOUNDARY = "report", "outlines"
_TRANSPORT = (("rail",), ("road",), ("air",), ("road", "water"))
_MADE_UP: Both = ("合成数据，仅供测试。", "Synthetic data, for tests only.")
_BELT_DEPTH = 6


def table_rows(plan: Plan, ground: Ground, shipped: Dataset) -> dict[str, list[Row] | Iterator[Row]]:
    """The rows of every table by its name."""
    initiatives = len(shipped.initiatives)
    return {
        "corridor": [_corridor(plan, shipped)],
        "areas": _areas(plan),
        "countries": [
            {"id": code, "name": named("邻国", "neighbour", number, 1)}
            for number, code in enumerate(ground.countries.values(), 1)
        ],
        "initiatives": _initiatives(shipped),
        "units": unit_rows(),
        "indicators": indicator_rows(plan, initiatives),
        "observations": observation_rows(plan, initiatives),
        "programmes": _programmes(plan, initiatives),
        "honours": _honours(plan, initiatives),
        "places": [*_ports(plan, ground), *_seats(plan, ground)],
        "belts": _belts(plan),
        "statistics": _statistics(plan),
        "derivations": _derivations(plan),
        "sources": _sources(shipped),
    }


def _corridor(plan: Plan, shipped: Dataset) -> Row:
    origin = shipped.corridor.boundary_source
    return {
        "id": "synthetic",
        "title": ("合成走廊（测试数据）", "Synthetic corridor (test data)"),
        "summary": _MADE_UP,
        "languages": ("zh", "en"),
        "regions": plan.codes,
        "whole": WHOLE,
        "city": CITY,
        "hub": plan.codes[0],
        "as_of": AS_OF,
        "timezone": shipped.corridor.timezone,
        "timezone_name": ("合成时间", "Synthetic time"),
        "projection_lon": CENTRE[0],
        "projection_lat": CENTRE[1],
        "boundary_source": (
            f"合成图形，由以下界线移位缩小而成：{origin.in_('zh')}",
            f"Synthetic outlines, moved and made smaller from: {origin.in_('en')}",
        ),
        "map_approval": ("合成数据，无审图号", "SYNTHETIC: no number"),
        "map_note": ("合成示意图，不表示任何真实地点。", "A synthetic sketch that shows no real place."),
        "synthetic": "true",
    }


def _areas(plan: Plan) -> list[Row]:
    regions = [
        {
            "id": code,
            "kind": "region",
            "name": named("旗市", "region", number),
            "short": (f"合成{number:03}", f"Synthetic {number:03}"),
            "above": plan.above[(number - 1) // plan.within] if plan.within else "",
        }
        for number, code in enumerate(plan.codes, 1)
    ]
    above = [
        {
            "id": code,
            "kind": "city",
            "name": named("盟", "league", number, 2),
            "short": named("盟", "league", number, 2),
        }
        for number, code in enumerate(plan.above, 1)
    ]
    return [
        {"id": CITY, "kind": "city", "name": named("市", "city"), "short": named("市", "city")},
        *above,
        *regions,
        {"id": WHOLE, "kind": "corridor", "name": named("全线", "corridor"), "short": named("全线", "corridor")},
    ]


def _reporting(plan: Plan) -> list[tuple[int, str]]:
    """Number and code of the regions of which anything is reported."""
    return [(number, code) for number, code in enumerate(plan.codes, 1) if not plan.is_silent(number - 1)]


def _initiatives(shipped: Dataset) -> list[Row]:
    return [
        {
            "id": f"A{number}",
            "order": number,
            "name": named("行动", "initiative", number, 1),
            "aim": _MADE_UP,
            "color": row.color,
            "color_dark": row.color_dark,
        }
        for number, row in enumerate(shipped.initiatives_in_order, 1)
    ]


def _programmes(plan: Plan, initiatives: int) -> list[Row]:
    return [
        {
            "id": f"P{number:03}",
            "area": code,
            "initiative": f"A{(number - 1) % initiatives + 1}",
            "kind": named("举措", "measure"),
            "name": named("举措", "programme", number),
            "summary": _MADE_UP,
            "source": SOURCE,
            "locators": (f"P.{number}",),
        }
        for number, code in _reporting(plan)
    ]


def _honours(plan: Plan, initiatives: int) -> list[Row]:
    return [
        {
            "id": f"H{number:03}",
            "area": code,
            "initiative": f"A{(number - 1) % initiatives + 1}",
            "year": LAST_YEAR,
            "name": named("荣誉", "honour", number),
            "awarded_to": named("办公室", "office", number),
            "level": "county",
            "source": SOURCE,
            "locator": f"H.{number}",
        }
        for number, code in _reporting(plan)
        if number % GROUP == 1
    ]


def _ports(plan: Plan, ground: Ground) -> list[Row]:
    """A port amid the first stretch of each region's border."""
    lines = {region: (country, line) for region, country, line in reversed(ground.border)}
    rows = []
    for number, code in enumerate(plan.codes, 1):
        country, line = lines[number - 1]
        place = _place(code, line.interpolate(0.5, normalized=True))
        kind = {"id": f"PT{number:03}", "kind": "port", "name": named("口岸", "port", number), "faces": country}
        rows.append({**place, **kind, "transport": _TRANSPORT[number % len(_TRANSPORT)], "opened": "1990"})
    return rows


def _seats(plan: Plan, ground: Ground) -> list[Row]:
    return [
        {
            **_place(code, shape.representative_point()),
            "id": f"ST{number:03}",
            "kind": "seat",
            "name": named("驻地", "seat", number),
        }
        for number, (code, shape) in enumerate(zip(plan.codes, ground.regions, strict=True), 1)
    ]


def _place(code: str, point: shapely.Point) -> Row:
    return {
        "area": code,
        "lon": round(point.x, DECIMALS),
        "lat": round(point.y, DECIMALS),
        "uncertainty_m": 500,
        "position_source": _MADE_UP,
    }


def _belts(plan: Plan) -> list[Row]:
    """A belt for each region, which carries its first figures of the last period."""
    first = range(1, min(plan.indicators, GROUP) + 1)
    return [
        {
            "id": f"B{number:03}",
            "area": code,
            "name": named("示范带", "belt", number),
            "depth_km": _BELT_DEPTH,
            "schematic": "true",
            "rule": (f"合成：距界线{_BELT_DEPTH}公里以内。", f"Synthetic: within {_BELT_DEPTH} km of the line."),
            "observations": [observation_id(number, indicator, plan.periods) for indicator in first],
            "programmes": (f"P{number:03}",),
        }
        for number, code in _reporting(plan)
    ]


def _statistics(plan: Plan) -> list[Row]:
    return [
        {
            "id": f"N{number:03}",
            "area": code,
            "measure": named("背景数据", "context figure"),
            "value": 1000 + number,
            "unit": "items",
            "period": LAST_YEAR,
            "note": _MADE_UP,
            "source": SOURCE,
        }
        for number, code in enumerate(plan.codes, 1)
    ]


def _derivations(plan: Plan) -> list[Row]:
    """The share that part and whole of the last period make, wherever all three are exact."""
    rows: list[Row] = []
    indicators: Sequence[int] = range(SHARE + 1)
    for number, code in _reporting(plan):
        states = {state_of(number - 1, indicator, plan.periods - 1) for indicator in indicators}
        if plan.indicators > SHARE and states == {"exact"}:
            whole, part, share = (observation_id(number, indicator + 1, plan.periods) for indicator in indicators)
            name = named("占比核对", "check of a share", number)
            inputs = (part, whole, share)
            rows.append(
                {"id": f"D{number:03}", "kind": "share", "area": code, "initiative": "A1", "name": name}
                | {"inputs": inputs, "note": _MADE_UP}
            )
    return rows


def _sources(shipped: Dataset) -> list[Row]:
    origin = shipped.corridor.boundary_source
    common = {"publisher": named("社", "press"), "published": AS_OF}
    return [
        {**common, "id": SOURCE, "kind": "primary", "title": named("报告", "report"), "note": _MADE_UP},
        {
            **common,
            "id": BOUNDARY,
            "kind": "boundary",
            "title": named("图形", "outlines"),
            "note": (origin.in_("zh"), origin.in_("en")),
        },
    ]
