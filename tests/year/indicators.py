"""The 24 synthetic indicators: what is counted on a day, what adds up over a span or a year, shares and indices."""

from dataclasses import dataclass
from typing import Literal

from tests.synthetic.writing import Row
from tests.year.plan import Stage

Measure = Literal["stock", "flow", "ytd", "ratio", "index"]
UNITS: tuple[tuple[str, str, str, str, str], ...] = (
    ("items", "count", "个", "items", "item"),
    ("households", "count", "户", "households", "household"),
    ("attendances", "count", "人次", "attendances", "attendance"),
    ("occasions", "count", "场次", "occasions", "occasion"),
    ("coins", "money", "元", "coins", "coin"),
    ("share", "percent", "%", "%", "%"),
    ("growth", "none", "%", "%", "%"),
    ("index", "none", "点", "index points", "index point"),
)
PRINTED_UNITS = {key: zh for key, _, zh, _, _ in UNITS}
REDEFINED, ADDED, RENAMED = "service-centres", "disputes-settled", "member-households"


@dataclass(frozen=True, slots=True)
class Kind:
    """One indicator.

    Attributes:
        first: about the number that a region begins with.
        step: about the change from one quarter to the next; of flows and totals of a year, about the spread.
        part_of: the indicator that it is a part of.
    """

    id: str
    initiative: int
    measure: Measure
    unit: str
    zh: str
    en: str
    first: int
    step: int
    part_of: str = ""


KINDS = (
    Kind("training-attendances", 1, "ytd", "attendances", "年内培训人次", "Training attendances this year", 420, 60),
    Kind("training-sessions", 1, "flow", "occasions", "培训场次", "Training sessions", 14, 6),
    Kind("study-groups", 1, "stock", "items", "学习小组", "Study groups", 36, 2),
    Kind("learning-coverage", 1, "ratio", "share", "学习覆盖率", "Share reached by study", 62, 2),
    Kind("attitude-index", 1, "index", "index", "认同指数", "Attitude index", 100, 1),
    Kind("branches", 2, "stock", "items", "党支部", "Branches", 120, 3),
    Kind("strong-branches", 2, "stock", "items", "强支部", "Strong branches", 34, 3, "branches"),
    Kind("strong-branch-share", 2, "ratio", "share", "强支部占比", "Share of strong branches", 28, 1),
    Kind("grid-posts", 2, "stock", "items", "网格点", "Grid posts", 75, 4),
    Kind("service-centres", 2, "stock", "items", "服务中心", "Service centres", 22, 1),
    Kind("village-income", 3, "flow", "coins", "集体收入", "Collective income", 1_800_000, 240_000),
    Kind("investment", 3, "ytd", "coins", "年内投资", "Investment this year", 5_200_000, 900_000),
    Kind("income-index", 3, "index", "index", "收入指数", "Income index", 103, 2),
    Kind("villages-above-line", 3, "stock", "items", "达标嘎查", "Villages above the line", 18, 1),
    Kind("projects-begun", 3, "flow", "items", "开工项目", "Projects begun", 9, 4),
    Kind("income-growth", 3, "ratio", "growth", "收入增速", "Growth of income", 6, 1),
    Kind("paired-offices", 4, "stock", "items", "结对单位", "Paired offices", 44, 2),
    Kind("funds-granted", 4, "flow", "coins", "帮扶资金", "Funds granted", 640_000, 110_000),
    Kind("visits", 4, "ytd", "occasions", "年内走访", "Visits this year", 150, 25),
    Kind("requests-met-share", 4, "ratio", "share", "诉求办结率", "Share of requests met", 78, 2),
    Kind("joint-exercises", 5, "flow", "occasions", "联合演练", "Joint exercises", 7, 3),
    Kind(RENAMED, 5, "stock", "households", "中心户", "Member households", 210, 6),
    Kind("calm-index", 5, "index", "index", "安宁指数", "Calm index", 98, 1),
    Kind(ADDED, 5, "flow", "items", "调解件数", "Disputes settled", 16, 5),
)
_NEW_NAME = ("示范中心户", "Model member households")


def there(kind: Kind, stage: Stage) -> bool:
    """Whether an indicator is there at a stage."""
    return kind.id != ADDED or stage >= Stage.ADDED


def unit_rows() -> list[Row]:
    """The units."""
    return [{"id": key, "scale": scale, "name": (zh, en), "one": (zh, one)} for key, scale, zh, en, one in UNITS]


def indicator_rows(stage: Stage) -> list[Row]:
    """The indicators as the package has them at a stage."""
    return [_row(kind, place, stage) for place, kind in enumerate(KINDS) if there(kind, stage)]


def _row(kind: Kind, place: int, stage: Stage) -> Row:
    renamed = kind.id == RENAMED and stage is Stage.RECODED
    zh, en = _NEW_NAME if renamed else (kind.zh, kind.en)
    row = {
        "id": kind.id,
        "initiative": f"A{kind.initiative}",
        "unit": kind.unit,
        "name": (f"合成{zh}", f"{en} (synthetic)"),
        "definition": (f"合成定义：{zh}，仅供测试。", f"Synthetic definition of: {en.lower()}. For tests only."),
        "part_of": kind.part_of,
        "prominence": place % 5 + 1,
        "cumulative": str(kind.measure == "ytd").lower(),
        "measure": kind.measure,
    }
    if kind.id == REDEFINED and stage >= Stage.REDEFINED:
        change = ("合成：自2023年起只计有专人的中心。", "Synthetic: from 2023 on only centres with staff are counted.")
        row |= {"redefined": ("2023",), "redefinition": change}
    return row
