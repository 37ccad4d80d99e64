"""Nobody reads a period as it stands in the data: the pages and the workbook's headings say it in words."""

import json
import re
from html import unescape
from io import BytesIO
from itertools import product

import openpyxl
import pytest

from corridor.messages.periods import period_text
from corridor.model.period import Period
from corridor.model.vocabulary import Text
from corridor.package.loading import load
from corridor.queries.selection import Selection
from corridor.reporting.errors import OpenAlreadyError
from corridor.workbook.template import template
from dashboard.page.rendered_release import RenderedRelease
from tests.dashboard.packages import PACKAGES

CODE = re.compile(
    r"(?<![\w.-])(?:P\d+[YM]/\S+|\.\./\d{4}\S*|\[\d{4}\S*\]|\d{4}-(?:Q[1-4]|H[12]|\d{2}(?!-\d))(?![\w-]))"
)
UNREAD = re.compile(r"<(script|style|template|svg)\b.*?</\1>", re.DOTALL)


@pytest.fixture(scope="module", params=["tiny", "two_periods"])
def release(request):
    return RenderedRelease(load(PACKAGES / request.param))


def _codes(markup):
    return CODE.findall(unescape(re.sub(r"<[^>]+>", " ", UNREAD.sub(" ", markup))))


def test_codes_are_noticed():
    for code in ("P1Y/2022-02", "../2022-Q2", "[2021,2022]", "2026-Q3", "2026-H1", "2022-02", "2019-01/2020-02"):
        assert _codes(f"<p>({code})</p>"), code
    assert _codes("<p data-period='2026-Q3'>23 February 2022, 2.1, 110-2022</p>") == []


def test_no_part_of_a_page_shows_one(release):
    for language, region in product(("zh", "en"), (None, *release.options.regions)):
        for name, markup in release.server_html(Selection(language, region)).items():
            assert _codes(markup) == [], (language, region, name)


def test_no_evidence_shows_one(release):
    for language, figure in product(("zh", "en"), release.options.figures):
        assert _codes(json.loads(release.evidence_json(language, figure))["html"]) == [], figure


def test_no_view_shows_one(release):
    for language, view in product(("zh", "en"), ("table", "about")):
        parts = release.view_html(f"view={view}&lang={language}")
        assert any(parts.values())
        assert [_codes(markup) for markup in parts.values() if _codes(markup)] == []


@pytest.mark.parametrize("sheet", [0, 1, 2, 3])
def test_no_heading_and_no_note_of_the_workbook_shows_one(sheet):
    dataset = load(PACKAGES / "tiny")
    book = openpyxl.load_workbook(BytesIO(template(dataset, "101", Period("2022-Q1"))))
    page = book.worksheets[sheet]
    read = [cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any("2022年第1季度" in text for text in (*read, book.properties.title))
    typed = ("2022-Q1", "2026-Q3", "corridor-template/")  # the period's own cells, how to write it, the file's mark
    assert [text for text in read if _codes(text) and not any(known in text for known in typed)] == []
    assert not any("2022-Q1" in text for text in read if text != "2022-Q1" and not text.startswith(typed[2]))
    assert "2022-Q1" not in book.properties.title


def test_a_refusal_says_it_in_words():
    refused = OpenAlreadyError(Text({"zh": "甲旗", "en": "A"}), period_text(Period("2026-Q3")))
    assert "2026年第3季度" in refused.text.in_("zh")
    assert "quarter 3 of 2026" in refused.text.in_("en")
