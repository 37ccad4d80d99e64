"""A small dataset with an indicator of each kind, and its template as a tester fills it in."""

from datetime import date
from io import BytesIO

from msgspec.structs import replace
from openpyxl import Workbook, load_workbook

from corridor.model.period import Period
from corridor.model.records import Area, Indicator, Initiative, Unit
from corridor.model.vocabulary import Qualifier
from corridor.workbook.columns import layouts
from corridor.workbook.draft import Expected
from corridor.workbook.reading import read_submission
from corridor.workbook.template import template
from tests.small import NONE, NORTH, observation, small, text

AREA = NORTH
DISTRICT = "100003"
PERIOD = Period.parse("2026-Q3")
TODAY = date(2026, 10, 8)
EXPECTED = Expected(AREA, PERIOD)
LAYOUTS = {layout.name: layout for layout in layouts(("zh", "en"))}
GOOD = {
    "value": 45,
    "qualifier": "确数",
    "printed": "45场次",
    "document": "三季度工作总结",
    "dated": date(2026, 9, 30),
    "locator": "4.10",
}
PROGRAMME = {
    "initiative": "1 一",
    "kind": "机制",
    "name": "联席会议",
    "summary": "每季一次",
    "document": "工作方案",
    "dated": date(2026, 7, 1),
    "locator": "2.1；2.2",
}
HONOUR = {
    "initiative": "1 一",
    "year": 2026,
    "level": "国家级",
    "name": "先进单位",
    "awarded_to": "口岸办公室",
    "document": "表彰决定",
    "dated": date(2026, 7, 1),
    "locator": "1",
}


def indicator(key, unit, initiative="1", *, part_of=None, cumulative=False):
    return Indicator(
        key, initiative, unit, text(f"指标{key}", key), text(f"{key}的口径"), None, None, part_of, 1, cumulative
    )


def dataset():
    """North has reported sessions, a share, a part and its whole; funds and the standard are still to be reported."""
    units = {
        "session": Unit("session", "count", text("场次"), text("场次")),
        "percent": Unit("percent", "percent", text("%"), text("%")),
        "yuan": Unit("yuan", "money", text("元", "yuan"), text("元", "yuan")),
    }
    indicators = {
        "sessions": indicator("sessions", "session", cumulative=True),
        "share": indicator("share", "percent"),
        "part": indicator("part", "session", part_of="whole"),
        "whole": indicator("whole", "session"),
        "funds": indicator("funds", "yuan", "2"),
        "standard": indicator("standard", None, "2"),
        "ports": indicator("ports", "session", None),
    }
    rows = (
        observation(
            "O1", value="40", indicator="sessions", unit="session", printed="40余场次", qualifier=Qualifier.AT_LEAST
        ),
        observation("O2", value="52.7", indicator="share", unit="percent", printed="52.7%"),
        observation("O3", value="30", indicator="part", unit="session", printed="30场次"),
        observation("O4", value="60", indicator="whole", unit="session", printed="60场次"),
        observation("O5", value="20", indicator="sessions", unit="session", period="2024", printed="20场次"),
    )
    base = small()
    district = Area(DISTRICT, "district", text("区", "District"), text("区", "District"), NORTH)
    initiatives = {**base.initiatives, "2": Initiative("2", 2, text("二", "Two"), NONE, "#112233", "#445566")}
    return replace(
        base,
        areas={**base.areas, DISTRICT: district},
        initiatives=initiatives,
        units=units,
        indicators=indicators,
        observations={row.id: row for row in rows},
    )


DATA = dataset()
BLANK = template(DATA, AREA, PERIOD)


def read(content, expected=EXPECTED, data=DATA):
    return read_submission(content, data, TODAY, expected)


def rules(outcome):
    return [problem.rule for problem in outcome.problems]


def row_of(sheet, key):
    """The row whose first cell is `key`."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == key)


class Filled:
    """A template being filled in with an office program's means."""

    def __init__(self, content=BLANK):
        self.book: Workbook = load_workbook(BytesIO(content))

    @property
    def figures(self):
        return self.book[LAYOUTS["figures"].title]

    def row(self, key):
        return row_of(self.figures, key)

    def cell(self, layout, row, key):
        columns = [column.key for column in LAYOUTS[layout].columns]
        return self.book[LAYOUTS[layout].title].cell(row, columns.index(key) + 1)

    def figure(self, key="sessions", row=None, **cells):
        """Fill in an indicator's row: a good one, but for what is given; None empties a cell."""
        return self.put("figures", row or self.row(key), {**GOOD, **cells})

    def spare(self, number=0, **cells):
        """Fill in a spare row."""
        first = row_of(self.figures, "补充行：先选指标 · Spare rows: choose the indicator first") + 1
        return self.figure(row=first + number, **cells)

    def programme(self, row=5, **cells):
        return self.put("programmes", row, {**PROGRAMME, **cells})

    def honour(self, row=5, **cells):
        return self.put("honours", row, {**HONOUR, **cells})

    def put(self, layout, row, cells):
        for key, value in cells.items():
            self.cell(layout, row, key).value = value
        return self

    def saved(self):
        stream = BytesIO()
        self.book.save(stream)
        return stream.getvalue()

    def read(self, **given):
        return read(self.saved(), **given)
