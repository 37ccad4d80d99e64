"""Uploading: taken whole, or every problem at once with a marked copy; nothing is kept of what is refused."""

from base64 import b64decode
from io import BytesIO
from itertools import islice

import pytest
from openpyxl import load_workbook

from corridor.accounts.roles import Actor, Role
from corridor.reporting import submissions
from corridor.reporting.context import ReportingContext
from corridor.workbook import limits
from tests.corridor.workbook import hostile
from tests.corridor.workbook.corpus import corpus
from tests.corridor.workbook.test_guard import REFUSED
from tests.dashboard.markup import Element, misplaced
from tests.dashboard.office.conftest import Visit, document, token
from tests.dashboard.office.reporting import FIGURES, begin, filled, stored, submitted, template, upload
from tests.small import NORTH

NORTHERNER = Actor(1, "north", Role.SUBMITTER, NORTH, "North office")
TABLE = """indicator,value,qualifier,period,printed,document,dated,locator
branches,12,exact,2026-Q3,12个,总结,2026-09-30,2
"""


def problems(page: Element) -> list[tuple[str, ...]]:
    """Sheet, cell and rule of each line of the table."""
    rows = page.all("data-rule")
    return [(*(cell.text for cell in row.named("td")[:2]), row["data-rule"]) for row in rows]


def test_a_good_workbook_becomes_the_draft(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    answer = upload(client, page, filled(template(client)))
    assert (answer.status_code, answer.location) == (303, page)
    shown = client.get(page)
    assert "共 1 条" in shown.text
    rows = submissions.opened(office, NORTHERNER, int(page.rpartition("/")[2])).proposals
    assert [(row.key, row.place.partition("!")[0]) for row in rows] == [
        ("submission-1-1", ""),
        (f"{NORTH}-branches-2026-Q3", FIGURES.title),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_file_is_taken_too(visit: Visit, encoding: str) -> None:
    client = visit("north")
    page = begin(client)
    assert upload(client, page, TABLE.encode(encoding), "表.csv").status_code == 303
    assert document(client.get(page)).all("data-key", f"{NORTH}-branches-2026-Q3")


def test_every_problem_is_reported_at_once_at_its_cell(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    before = stored(office)
    content = filled(template(client), value="10.5万", dated="明天", printed=None)
    answer = upload(client, page, content)
    assert answer.status_code == 422
    shown = document(answer)
    assert "发现 3 处问题，这份文件没有保存" in shown.all("role", "alert")[0].text
    reported = problems(shown)
    assert {rule for *_, rule in reported} == {"number-with-unit", "not-a-date", "cell-empty"}
    assert {sheet for sheet, *_ in reported} == {FIGURES.title}
    assert len({cell for _, cell, _ in reported}) == 3
    assert "105000" in shown.all("data-rule", "number-with-unit")[0].text
    assert misplaced(shown) == []
    assert stored(office) == before


def test_the_marked_copy_comes_with_the_page_and_can_be_corrected(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    refused = document(upload(client, page, filled(template(client), value="10.5万")))
    link = refused.one("id", "marked-copy")
    assert link["download"] == f"{NORTH}-2026-Q3-标注.xlsx"
    content = b64decode(link["href"].partition("base64,")[2])
    book = load_workbook(BytesIO(content))
    marked = [cell for row in book[FIGURES.title].iter_rows() for cell in row if cell.comment]
    assert len(marked) == 1
    assert upload(client, page, filled(content)).status_code == 303


def test_problems_are_reported_in_english_too(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    client.get(f"{page}?lang=en")
    shown = document(upload(client, page, filled(template(client), value="many")))
    assert "nothing of this file was kept" in shown.all("role", "alert")[0].text


def test_a_file_of_another_period_is_refused(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    shown = document(upload(client, page, filled(template(client, "2026-Q2"), period="2026-Q2")))
    assert ("整个文件", "—", "template-period") in problems(shown)


def test_another_areas_file_is_refused(visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    shown = document(upload(client, page, filled(template(visit("south")))))
    assert "area-other" in {rule for *_, rule in problems(shown)}


def test_without_a_file_it_says_so(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    before = stored(office)
    answer = upload(client, page, b"")
    assert answer.status_code == 422
    assert {rule for *_, rule in problems(document(answer))} == {"file-empty"}
    assert stored(office) == before


def test_too_large_a_file_is_not_even_read(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    before = stored(office)
    answer = upload(client, page, b"x" * (limits.BYTES + 1024 * 1024))
    assert answer.status_code == 413
    assert "没有保存" in answer.text
    assert stored(office) == before


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\0b.xlsx", "<script>alert(1)</script>.xlsx", "x" * 3000, ""])
def test_the_name_of_a_file_means_nothing(visit: Visit, name: str) -> None:
    client = visit("north")
    page = begin(client)
    answer = upload(client, page, filled(template(client), value="?"), name or "file")
    assert answer.status_code == 422
    assert "alert(1)" not in answer.text
    assert "passwd" not in answer.text


def test_what_is_submitted_takes_no_file(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = submitted(client)
    content, before = filled(template(client), value=13), stored(office)
    answer = client.post(
        f"{page}/file", data={"csrf": token(client, page), "version": "3", "file": (BytesIO(content), "x")}
    )
    assert answer.status_code == 409
    assert stored(office) == before


def test_a_template_of_an_older_definition_must_be_explained(office: ReportingContext, visit: Visit) -> None:
    """The template says how the indicator was defined when it was made; a file with another wording is asked about."""
    client = visit("north")
    page = begin(client)
    content, before = filled(template(client), name="支部数（旧口径）"), stored(office)
    answer = upload(client, page, content)
    assert answer.status_code == 422
    (field,) = [area for area in document(answer).named("textarea") if area["name"].startswith("answer:definition")]
    assert stored(office) == before
    assert upload(client, page, content, **{field["name"]: "不"}).status_code == 422
    assert upload(client, page, content, **{field["name"]: "仍按旧口径统计"}).status_code == 303
    assert "仍按旧口径统计" in document(client.get(page)).text


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_hostile_files_change_nothing(office: ReportingContext, visit: Visit, name: str) -> None:
    client = visit("north")
    page = begin(client)
    rule, make = REFUSED[name]
    before = stored(office)
    answer = upload(client, page, make())
    assert answer.status_code in (413, 422), name
    if answer.status_code == 422:
        assert rule in {reported for *_, reported in problems(document(answer))}
    assert stored(office) == before
    assert client.get(page).status_code == 200


def test_broken_files_by_the_dozen_never_hurt(office: ReportingContext, visit: Visit) -> None:
    """Every fifteenth file of the corpus that the reader is tried on, through the door that they come in by."""
    client = visit("north")
    page = begin(client)
    answered = []
    for name, content in islice(corpus(), 0, None, 15):
        before = stored(office)
        answer = upload(client, page, content, name)
        answered.append(answer.status_code)
        assert answer.status_code in (303, 413, 422), name
        assert answer.status_code == 303 or stored(office) == before, name
    assert answered.count(422) > len(answered) / 2
    assert client.get(page).status_code == 200


def test_a_billion_laughs_are_refused(office: ReportingContext, visit: Visit) -> None:
    client = visit("north")
    page = begin(client)
    before = stored(office)
    assert upload(client, page, hostile.with_document_type(hostile.good(), hostile.laughs())).status_code == 422
    assert stored(office) == before
