"""Charts in a workbook: read back, each draws the numbers that stand beside it, and invents none."""

import io
import itertools
import zipfile
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from openpyxl import Workbook, load_workbook

from corridor.queries.export_charts import ChartTable, add_charts

LINE = ChartTable(
    title="户数 Households",
    line=True,
    labels=("2023", "2024", "2025"),
    names=("North", "South"),
    rows=((Decimal(10), Decimal("2.5")), (None, Decimal(3)), (Decimal(12), None)),
)
BARS = ChartTable(
    title="=1+1", line=False, labels=("=A1", "二"), names=("Result",), rows=((Decimal(5),), (Decimal(-2),))
)
LONG = ChartTable(
    title="long", line=False, labels=[*map(str, range(40))], names=("a",), rows=[(Decimal(at),) for at in range(40)]
)
NAMES = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
PLACES = {"d": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"}


def written(*tables: ChartTable) -> bytes:
    book = Workbook(write_only=True)
    add_charts(book.create_sheet("Charts"), tables)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells(content: bytes) -> list[list[object]]:
    return [list(row) for row in load_workbook(io.BytesIO(content))["Charts"].iter_rows(values_only=True)]


def drawings(content: bytes) -> list[ET.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("xl/charts/chart"))
        return [ET.fromstring(archive.read(name)) for name in names]


def references(chart: ET.Element) -> list[str]:
    """The cells that a chart reads, without the name of the sheet."""
    return [str(node.text).partition("!")[2].replace("$", "") for node in chart.iterfind(".//c:f", NAMES)]


def test_the_numbers_stand_below_their_names_and_beside_their_labels() -> None:
    rows = cells(written(LINE))
    assert rows[0][0] == LINE.title
    assert rows[1][:3] == [None, "North", "South"]
    assert [row[:3] for row in rows[2:5]] == [["2023", 10, 2.5], ["2024", None, 3], ["2025", 12, None]]


def test_what_begins_like_a_formula_is_a_text() -> None:
    sheet = load_workbook(io.BytesIO(written(BARS)))["Charts"]
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=1+1", "s")
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=A1", "s")


def test_a_chart_reads_the_cells_of_its_own_table() -> None:
    first, second = drawings(written(LINE, BARS))
    assert set(references(first)) == {"B2", "C2", "B3:B5", "C3:C5", "A3:A5"}
    top = next(number for number, row in enumerate(cells(written(LINE, BARS)), start=1) if row[0] == BARS.title)
    assert set(references(second)) == {f"B{top + 1}", f"B{top + 2}:B{top + 3}", f"A{top + 2}:A{top + 3}"}


def test_charts_never_lie_over_each_other() -> None:
    content = written(LINE, LONG, BARS)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawing = ET.fromstring(archive.read("xl/drawings/drawing1.xml"))
    tops = [int(str(node.text)) for node in drawing.iterfind(".//d:from/d:row", PLACES)]
    titles = [number for number, row in enumerate(cells(content)) if row[0] in (LINE.title, LONG.title, BARS.title)]
    assert tops == titles
    assert all(later - earlier >= 18 for earlier, later in itertools.pairwise(tops))


def test_lines_are_straight_and_a_gap_is_a_gap() -> None:
    (chart,) = drawings(written(LINE))
    assert chart.find(".//c:lineChart", NAMES) is not None
    smooth = [node.get("val") for node in chart.iterfind(".//c:ser/c:smooth", NAMES)]
    assert smooth
    assert set(smooth) <= {"0", "false"}
    assert "0" not in [cell for row in cells(written(LINE)) for cell in row]


@pytest.mark.parametrize(("table", "least"), [(LINE, "0"), (BARS, None)])
def test_an_axis_begins_at_zero_but_where_something_is_below(table: ChartTable, least: str | None) -> None:
    (chart,) = drawings(written(table))
    found = chart.find(".//c:valAx/c:scaling/c:min", NAMES)
    assert (None if found is None else str(float(str(found.get("val")))).removesuffix(".0")) == least


@pytest.mark.parametrize(("table", "legend"), [(LINE, True), (BARS, False)])
def test_a_legend_stands_where_there_are_several_series(table: ChartTable, legend) -> None:
    (chart,) = drawings(written(table))
    assert (chart.find(".//c:legend", NAMES) is not None) is legend


def test_bars_lie_and_the_first_label_is_above() -> None:
    (chart,) = drawings(written(BARS))
    direction = chart.find(".//c:barDir", NAMES)
    order = chart.find(".//c:catAx/c:scaling/c:orientation", NAMES)
    assert direction is not None
    assert order is not None
    assert (direction.get("val"), order.get("val")) == ("bar", "maxMin")


def test_a_sheet_without_charts_stays_empty() -> None:
    assert drawings(written()) == []
