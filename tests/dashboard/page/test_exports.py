"""The files as they come from the server: the rows that are filtered, numbers as numbers, nothing that could run."""

import csv
import io
from urllib.parse import unquote, urlsplit

import openpyxl
import pytest

from corridor.queries.export import COLUMNS, MOST_ROWS
from dashboard.page.downloads import cover, csv_file, xlsx_file
from dashboard.page.rendered_release import RenderedRelease
from tests.corridor.sample import honour, observation, programme, sample
from tests.dashboard.markup import read
from tests.dashboard.published import LANGUAGES, rows

every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def answered(client, rendered):
    def get(kind, query="", language="zh"):
        return client.get(f"/prepared/{rendered.name}/{language}/export.{kind}?{query}")

    return get


def csv_rows(data):
    assert data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines[1:]]


def workbook(data):
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets


def sheet_rows(data):
    _heading, *lines = workbook(data)[1].iter_rows()
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


@every_language
def test_both_files_hold_everything_with_its_state_period_and_place(answered, language):
    as_csv, as_xlsx = csv_rows(answered("csv", "", language).data), sheet_rows(answered("xlsx", "", language).data)
    assert len(as_csv) == len(as_xlsx) == 62
    for line, cells in zip(as_csv, as_xlsx, strict=True):
        assert {name: str(cell.value if cell.value is not None else "") for name, cell in cells.items()} == line
    for line in as_csv:
        published = rows("observations").get(line["id"])
        if published:
            for column in ("value", "printed", "period", "locator"):
                assert line[column] == published[column]
            assert line["doubt"] == published[f"doubt_{language}"]
            assert line["qualifier"]
            assert line["source"]


def test_numbers_are_numbers_and_an_illegible_one_is_empty_beside_its_state(answered):
    cells = {line["id"].value: line for line in sheet_rows(answered("xlsx").data)}
    lost = cells["O21"]
    assert (lost["value"].value, lost["qualifier"].value, lost["printed"].value) == (None, "原文残缺", "▢91万元")
    assert (cells["O01"]["value"].value, cells["O01"]["value"].data_type) == (105000, "n")
    assert {line["locator"].data_type for line in cells.values()} == {"s"}
    assert {cell.data_type for line in cells.values() for cell in line.values()} <= {"n", "s"}


@pytest.mark.parametrize(
    "query",
    ["region=150726", "kind=programme&sort=name", "q=ka", "qualifier=at_least&sort=-value", "year=2020", "page=9"],
)
def test_the_files_hold_the_rows_that_the_table_shows(answered, rendered, query):
    tree = read(rendered.view_html(f"?view=table&{query}")["table-rows"])
    shown = [row.get("data-figure") or row.get("data-programme") or row["data-honour"] for row in tree.all("data-kind")]
    assert [line["id"] for line in csv_rows(answered("csv", query).data)] == shown
    assert [line["id"].value for line in sheet_rows(answered("xlsx", query).data)] == shown


@every_language
def test_the_cover_says_which_filters_in_which_order_as_of_when(answered, language):
    query = "region=150726&qualifier=exact&q=gacha&sort=-value"
    text = [line[1].value for line in workbook(answered("xlsx", query, language).data)[0].iter_rows()]
    assert any(rows("areas")["150726"][f"name_{language}"] in words for words in text)
    assert any("gacha" in words for words in text)
    assert any(rows("sources")["hlbe-2022"][f"title_{language}"] in words for words in text)
    assert any("2022" in words and "23" in words for words in text)


def test_the_cover_of_everything_says_that_nothing_is_filtered(rendered):
    query = rendered.table.read("").query
    assert dict(cover(rendered.dataset, query))["筛选"] == "无，全部内容"
    assert "62" not in dict(cover(rendered.dataset, query))["行数"]
    assert dict(cover(rendered.dataset, query))["行数"] == "32 项数据 · 28 项举措 · 2 项荣誉"


@every_language
def test_the_file_is_named_after_the_data_and_kept_by_the_browser(answered, language):
    for kind, mimetype in (("csv", "text/csv"), ("xlsx", "spreadsheetml.sheet")):
        answer = answered(kind, "", language)
        name = unquote(answer.headers["Content-Disposition"])
        assert rows("corridor")["hulunbuir-border"][f"title_{language}"] in name
        assert f"2022-02-23.{kind}" in name
        assert mimetype in answer.mimetype
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "query", ["q=%00%ff", "page=99999999", "sort=' OR 1", "year=-1", "region=../../etc", "x" * 3000]
)
def test_hostile_questions_get_everything_and_harm_nothing(answered, query):
    for kind in ("csv", "xlsx"):
        assert answered(kind, query).status_code == 200


def test_texts_that_begin_like_formulas_stay_texts():
    evil = '=HYPERLINK("http://x")'
    dataset = sample(
        observations=[observation("O", "north", printed=evil)],
        programmes=[programme("P", "north")],
        honours=[honour("H", "north")],
    )
    query = RenderedRelease(dataset).table.read("").query
    assert csv_rows(csv_file(dataset, query))[0]["printed"] == f"'{evil}"
    cell = sheet_rows(xlsx_file(dataset, query))[0]["printed"]
    assert (cell.value, cell.data_type) == (evil, "s")


def test_too_many_rows_for_a_workbook_are_refused_and_not_offered():
    crowded = sample(observations=[observation(str(number), "north") for number in range(MOST_ROWS + 1)])
    tree = read(RenderedRelease(crowded).view_html("?view=table")["table-rows"])
    offered = [urlsplit(link["href"]).path for link in tree.with_class("download")]
    assert any(path.endswith("/zh/export.csv") for path in offered)
    assert "brief.csv" in " ".join(offered)
    assert not [path for path in offered if path.endswith(".xlsx")]
    assert tree.with_class("too-many")[0].text


def test_unknown_languages_and_editions_are_not_found(client, rendered):
    assert client.get(f"/prepared/{rendered.name}/xx/export.csv").status_code == 404
    assert client.get("/prepared/0000/zh/export.csv").status_code == 410
