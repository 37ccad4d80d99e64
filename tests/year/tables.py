"""The tables of the synthetic package at one stage."""

from corridor.model.dataset import Dataset
from tests.synthetic.layers import Ground
from tests.synthetic.tables import BOUNDARY, table_rows
from tests.synthetic.writing import Row
from tests.year.indicators import indicator_rows, unit_rows
from tests.year.plan import CITY, FORMER_TOWN, REGIONS, TOWN, WHOLE, YearPlan

SOURCE = "report"
_NAMES = (
    ("东岭旗", "Dongling Banner", "东岭", "Dongling"),
    ("北坡旗", "Beipo Banner", "北坡", "Beipo"),
    ("中河旗", "Zhonghe Banner", "中河", "Zhonghe"),
    ("沙洲市", "Shazhou City", "沙洲", "Shazhou"),
    ("南湾市", "Nanwan City", "南湾", "Nanwan"),
)
_MADE_UP = ("合成数据，仅供测试。", "Synthetic data, for tests only.")
_BASELINE = (("branches", 118), ("strong-branches", 30), ("strong-branch-share", "25.4"))
"""What the package itself has of the first region: figures of 2021."""
_EMPTY = ("honours", "derivations", "statistics")


def year_rows(plan: YearPlan, ground: Ground, shipped: Dataset) -> dict[str, list[Row]]:
    """The rows of every table by its name."""
    rows = {name: list(table) for name, table in table_rows(plan, ground, shipped).items()}
    return {
        **rows,
        **{name: [] for name in _EMPTY},
        "corridor": [_corridor(rows["corridor"][0], plan)],
        "areas": _areas(plan),
        "initiatives": [_initiative(row) for row in rows["initiatives"]],
        "units": unit_rows(),
        "indicators": indicator_rows(plan.stage),
        "observations": _baseline(),
        "belts": [{**row, "observations": ()} for row in rows["belts"]],
        "sources": _sources(rows["sources"]),
        "derivations": [_derivation()],
    }


def _corridor(row: Row, plan: YearPlan) -> Row:
    return {
        **row,
        "id": "synthetic-years",
        "title": ("合成走廊：三年报送（测试数据）", "Synthetic corridor: three years of reports (test data)"),
        "summary": (
            "全部虚构：地名、数字、文件都是为测试编造的，与任何真实地方无关。",
            "All made up: names, figures and documents were invented for tests and are of no real place.",
        ),
        "regions": plan.codes,
        "city": CITY,
        "whole": WHOLE,
        "as_of": "2022-01-20",
    }


def _areas(plan: YearPlan) -> list[Row]:
    regions: list[Row] = []
    for code, today, (zh, en, short_zh, short_en) in zip(plan.codes, REGIONS, _NAMES, strict=True):
        names = {"name": (f"合成{zh}", f"{en} (synthetic)"), "short": (f"合成{short_zh}", f"{short_en} (syn.)")}
        before = FORMER_TOWN if today == TOWN and code == TOWN else ""
        regions.append({"id": code, "kind": "region", **names, "predecessor": before})
        if before:
            regions.append({"id": before, "kind": "former", **names})
    city = ("合成岭河市", "Linghe (synthetic city)")
    whole = ("合成全线", "Whole corridor (synthetic)")
    return [
        {"id": CITY, "kind": "city", "name": city, "short": city},
        *regions,
        {"id": WHOLE, "kind": "corridor", "name": whole, "short": whole},
    ]


def _initiative(row: Row) -> Row:
    number = row["order"]
    return {**row, "name": (f"合成行动{number}", f"Synthetic initiative {number}")}


def _baseline() -> list[Row]:
    units = {"branches": ("items", "个"), "strong-branches": ("items", "个"), "strong-branch-share": ("share", "%")}
    return [
        {
            "id": f"O{number:02}",
            "area": REGIONS[0],
            "initiative": "A2",
            "indicator": key,
            "value": value,
            "unit": units[key][0],
            "qualifier": "exact",
            "period": "2021",
            "period_state": "stated",
            "printed": f"{value}{units[key][1]}",
            "source": SOURCE,
            "locator": f"1.{number}",
        }
        for number, (key, value) in enumerate(_BASELINE, 1)
    ]


def _derivation() -> Row:
    return {
        "id": "D01",
        "kind": "share",
        "area": REGIONS[0],
        "initiative": "A2",
        "name": ("合成占比核对", "Synthetic check of a share"),
        "inputs": ("O02", "O01", "O03"),
        "note": _MADE_UP,
    }


def _sources(rows: list[Row]) -> list[Row]:
    """The baseline's document and the outlines, both dated before the first report."""
    title = {SOURCE: ("合成基线报告（虚构）", "Synthetic baseline report (made up)")}
    return [
        {**row, "title": title.get(row["id"], row["title"]), "published": "2022-01-10"}
        for row in rows
        if row["id"] in (SOURCE, BOUNDARY)
    ]
