"""The reporting cycle as people walk it, form by form, through the pages."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

from flask.testing import FlaskClient
from openpyxl import load_workbook
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from corridor.releases.tables import metadata
from corridor.reporting.context import ReportingContext
from corridor.workbook.columns import layouts
from tests.dashboard.markup import Element
from tests.dashboard.office.conftest import document, send

PERIOD = "2026-Q3"
FIGURES = layouts(("zh", "en"))[0]
GOOD: Mapping[str, object] = {
    "value": 12,
    "qualifier": "准确数",
    "printed": "12个",
    "document": "三季度工作总结",
    "dated": date(2026, 9, 30),
    "locator": "2.1",
}
TYPED = {**{key: str(value) for key, value in GOOD.items()}, "qualifier": "exact", "period": PERIOD}


def begin(client: FlaskClient, period: str = PERIOD, title: str = "") -> str:
    """Begin a submission; the address of its page."""
    answer = send(client, "/office/submissions", {"period": period, "document": title}, "/office/submissions")
    assert answer.status_code == 303, answer.text
    return answer.location


def template(client: FlaskClient, period: str = PERIOD) -> bytes:
    """The workbook to fill in."""
    answer = client.get(f"/office/template?period={period}")
    assert answer.status_code == 200
    return answer.data


def filled(content: bytes, row: str = "branches", **cells: object) -> bytes:
    """The workbook with one indicator's row filled in: well, but for what is given."""
    book = load_workbook(BytesIO(content))
    sheet = book[FIGURES.title]
    number = next(row_ for row_ in range(1, sheet.max_row + 1) if sheet.cell(row_, 1).value == row)
    keys = [column.key for column in FIGURES.columns]
    for key, value in {**GOOD, **cells}.items():
        sheet.cell(number, keys.index(key) + 1).value = value  # type: ignore[assignment]
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def upload(client: FlaskClient, page: str, content: bytes, name: str = "报表.xlsx", **answers: str) -> TestResponse:
    """Upload a file from the page of a submission."""
    shown = document(client.get(page))
    (form,) = [form for form in shown.named("form") if (form.get("action") or "").endswith("/file")]
    values = {**hidden(form), **answers, "file": FileStorage(BytesIO(content), name, "file")}
    boundary, body = encode_multipart(values)
    return client.post(form["action"], data=body, content_type=f"multipart/form-data; boundary={boundary}")


def press(client: FlaskClient, page: str, step: str, **values: str) -> TestResponse:
    """Send the form of a page whose address, or one of whose buttons' addresses, ends in `step`."""
    shown = document(client.get(page))
    for form in shown.named("form"):
        targets = [form.get("action") or page, *form.values("formaction")]
        found = next((target for target in targets if target.endswith(step)), None)
        if found:
            return client.post(found, data={**hidden(form), **values})
    raise AssertionError([form.get("action") for form in shown.named("form")])


def hidden(form: Element) -> dict[str, str]:
    """What a form sends along unseen."""
    return {field["name"]: field["value"] for field in form.all("type", "hidden")}


def submitted(client: FlaskClient, period: str = PERIOD, /, **cells: object) -> str:
    """Begin, fill in, upload and submit; the address of the submission's page."""
    page = begin(client, period)
    assert upload(client, page, filled(template(client, period), **cells)).status_code == 303
    answer = press(client, page, "/submit")
    assert answer.status_code == 303, answer.text
    return page


def accepted(submitter: FlaskClient, reviewer: FlaskClient, period: str = PERIOD, /, **cells: object) -> str:
    """Submit and accept."""
    page = submitted(submitter, period, **cells)
    assert press(reviewer, page, "/accept", remark="").status_code == 303
    return page


def stored(office: ReportingContext) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database but sessions and throttles, to see that nothing changed."""
    with office.database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
            if table.name not in ("sessions", "throttles")
        }
