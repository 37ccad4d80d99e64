"""The head of the release goes out with everything that leaves the page, so that a rewritten history is noticed."""

import io
import json
import re
import subprocess
import zipfile
from urllib.parse import unquote

import docx
import openpyxl
import pytest
import segno
from sqlalchemy import make_url

from tests.dashboard.markup import read
from tests.dashboard.releases import Shown

QUIET = 4


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    found = Shown.on(make_url(f"sqlite:///{tmp_path_factory.mktemp('head') / 'releases.db'}"))
    found.publish(found.put("T01", "41"))
    yield found
    found.close()


@pytest.fixture(scope="module")
def line(shown):
    """What the signed checkpoint says of the release."""
    return f"release 2 {shown.office.release_store.latest().release.hash}"


def test_a_word_brief_has_it_in_words_and_as_a_code(shown, line):
    content = shown.get("/brief.docx?lang=zh").data
    document = docx.Document(io.BytesIO(content))
    assert line in [paragraph.text for paragraph in document.paragraphs]
    code = io.BytesIO()
    segno.make(line, error="m", micro=False).save(code, kind="png", scale=8, border=QUIET, light="#ffffff")
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert code.getvalue() in [archive.read(name) for name in archive.namelist() if name.endswith(".png")]


def test_a_pdf_has_it_in_words_and_as_a_code(shown, line):
    pdf = shown.get("/brief.pdf?lang=en").data
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    assert line in " ".join(done.stdout.decode().split())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_has_it_for_paper(shown, line, language):
    code = read(shown.html(f"/?lang={language}")).one("class", "release-code")
    assert code["data-head"] == line
    assert drawn(code.one("d")["d"]) == {*black(line)}


def drawn(path):
    """The modules that the lines of a drawing run through."""
    found = set()
    for top, line in re.findall(r"M0 (\d+)\.5([^M]*)", path):
        at = 0
        for gap, run in re.findall(r"m(\d+) 0h(\d+)", line):
            at += int(gap)
            found |= {(column, int(top)) for column in range(at, at + int(run))}
            at += int(run)
    return found


def black(text):
    """The modules of the code that are black."""
    rows = segno.make(text, error="l", micro=False).matrix
    return ((column, row) for row, modules in enumerate(rows) for column, module in enumerate(modules) if module)


def test_a_workbook_has_it_on_its_cover(shown, line):
    book = openpyxl.load_workbook(io.BytesIO(shown.get("/brief.xlsx?lang=zh").data))
    assert line.split()[2] in [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]


def test_a_table_of_values_has_its_beginning_in_the_file_s_name(shown, line):
    name = json.loads(shown.html("/release.json"))["name"]
    for ending in ("csv", "xlsx"):
        answer = shown.get(f"/prepared/{name}/zh/export.{ending}")
        assert line.split()[2][:12] in unquote(answer.headers["Content-Disposition"])


def test_a_data_package_has_it_in_its_descriptor(shown, line):
    archive = zipfile.ZipFile(io.BytesIO(shown.get("/api/v1/package.zip").data))
    described = json.loads(archive.read("datapackage.json"))
    assert described["release"] == {"number": 2, "hash": line.split()[2]}
