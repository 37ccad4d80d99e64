"""Tables that an office program has opened and saved."""

import codecs
import csv
import io
import shutil
from pathlib import Path

import pytest

from corridor.package.contract import TABLES, Field, Kind, Table
from corridor.package.reading.package import read_package
from corridor.package.reading.resaved import restored
from corridor.package.reading.rows import read_rows

GEODATA = Path(__file__).parents[4] / "geodata"


def cell(field, text):
    """The cell of a table of one field after it was restored."""
    table = Table("t", dict, (Field("id"), field))
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([["id", field.name], ["a", text]])
    return restored(read_rows(stream.getvalue(), "t.csv", []), table).columns[field.name][0]


@pytest.mark.parametrize(
    ("field", "saved", "meant"),
    [
        (Field("x", Kind.BOOLEAN), "TRUE", "true"),
        (Field("x", Kind.BOOLEAN), "False", "false"),
        (Field("x", Kind.DATE), "2025/12/31", "2025-12-31"),
        (Field("x", Kind.DATE), "2025/1/5", "2025-01-05"),
        (Field("x", Kind.DATE), "2025年1月5日", "2025-01-05"),
        (Field("x", Kind.DATE), "2025-12-31 00:00:00", "2025-12-31"),
        (Field("x", Kind.PERIOD), "2025/12/31", "2025-12-31"),
        (Field("x", Kind.PERIOD), "2022年2月", "2022-02"),
        (Field("x", Kind.WHEN), "1989.0", "1989"),
        (Field("x", Kind.INTEGER), "12.0", "12"),
        (Field("x", Kind.DECIMAL), "52.699999999999996", "52.7"),
        (Field("x", pattern="#[0-9a-f]{6}"), "#B0303C", "#b0303c"),
        (Field("x", refers="areas"), "152501.0", "152501"),
        (Field("x", refers="areas", many=True), "152501.0;152502.0", "152501;152502"),
        (Field("x", words=("port", "seat")), "\ufeffport", "port"),
        (Field("x"), "一\u200b二", "一二"),
    ],
)
def test_what_can_mean_one_thing_is_taken_for_it(field, saved, meant):
    assert cell(field, saved) == meant


@pytest.mark.parametrize(
    ("field", "saved"),
    [
        (Field("x", Kind.BOOLEAN), "1"),
        (Field("x", Kind.DATE), "1/2/2025"),
        (Field("x", Kind.DATE), "2025/12"),
        (Field("x", Kind.PERIOD), "Feb-22"),
        (Field("x", Kind.PERIOD), "2019/2021"),
        (Field("x", Kind.INTEGER), "12.5"),
        (Field("x", Kind.DECIMAL), "37,5"),
        (Field("x", Kind.DECIMAL), "22.40"),
        (Field("x", Kind.DECIMAL), "1.35E+05"),
        (Field("x"), "152501.0"),
        (Field("locator", required=False), "3.0"),
    ],
)
def test_what_can_mean_two_things_stays_for_the_reader_to_judge(field, saved):
    assert cell(field, saved) == saved


def as_saved(name, text):
    """A cell as Excel and scripts save it."""
    if text in ("true", "false"):
        return text.upper()
    if name == "as_of":
        return text.replace("-", "/").replace("/0", "/")
    if name.startswith("color"):
        return text.upper()
    return f"{text}.0" if name in ("area", "city", "hub", "order") and text.isdigit() else text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_package_that_an_office_program_saved_is_the_same_package(tmp_path, delimiter):
    folder = tmp_path / "package"
    shutil.copytree(GEODATA, folder)
    for table in TABLES:
        path = folder / table.file
        header, *rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        writer.writerow([*header, "", ""])
        for row in rows:
            writer.writerow([*map(as_saved, header, row), "", ""])
        writer.writerow([""] * (len(header) + 2))
        path.write_bytes(codecs.BOM_UTF8 + stream.getvalue().encode())
    (before, none), (after, problems) = read_package(GEODATA), read_package(folder)
    assert (none, problems) == ([], [])
    for table in TABLES:
        assert getattr(after, table.name) == getattr(before, table.name)
