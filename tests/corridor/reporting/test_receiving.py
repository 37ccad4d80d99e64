"""A file or a typed row on its way into a draft."""

from io import BytesIO

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from corridor.accounts.errors import ForbiddenError
from corridor.accounts.roles import Actor
from corridor.model.period import Period
from corridor.model.records import Observation
from corridor.reporting import submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import InvalidError, StaleError, StateError, UnknownSubmissionError
from corridor.reporting.receiving import Upload, problems_by_field, receive_file, receive_row
from corridor.reporting.states import State
from corridor.workbook.columns import layouts
from corridor.workbook.template import template
from tests.corridor.reporting.conftest import PEOPLE
from tests.corridor.reporting.submitting import accepted, drafted, figure, published, submitted
from tests.small import NORTH, SOUTH

HEADER = "indicator,value,qualifier,period,printed,document,dated,locator,note\n"
LINE = "branches,12,exact,2026-Q3,12个,三季度报表,2026-09-30,2.1,\n"
TYPED = {
    "indicator": "branches",
    "value": "12",
    "qualifier": "exact",
    "period": "2026-Q3",
    "printed": "12个",
    "document": "三季度报表",
    "dated": "2026-09-30",
    "locator": "2.10",
}


def upload(text: str = LINE, **answers: str) -> Upload:
    return Upload((HEADER + text).encode(), answers)


def figures(office: ReportingContext, actor: Actor, number: int) -> dict[str, Observation]:
    rows = submissions.opened(office, actor, number).proposals
    return {row.key: row.record for row in rows if isinstance(row.record, Observation)}


def test_a_file_takes_the_place_of_all_that_was_there(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, figure(NORTH, period="2026-Q2"))
    received = receive_file(office, north, draft.id, draft.version, upload())
    assert received.submission is not None
    assert received.submission.version == draft.version + 1
    assert set(figures(office, north, draft.id)) == {f"{NORTH}-branches-2026-Q3"}


def test_a_file_with_problems_changes_nothing(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north)
    received = receive_file(office, north, draft.id, draft.version, upload(LINE.replace(",12,", ",12万,")))
    assert received.submission is None
    assert [problem.rule for problem in received.outcome.problems] == ["number-with-unit"]
    assert submissions.opened(office, north, draft.id).submission == draft


def test_a_typed_row_is_added_and_takes_its_own_place(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, figure(NORTH, period="2026-Q2"))
    added = receive_row(office, north, draft.id, draft.version, TYPED).submission
    assert added is not None
    again = receive_row(office, north, draft.id, added.version, {**TYPED, "value": "13", "printed": "13个"})
    assert again.submission is not None
    rows = figures(office, north, draft.id)
    assert {key: str(row.value) for key, row in rows.items()} == {
        f"{NORTH}-branches-2026-Q2": "12",
        f"{NORTH}-branches-2026-Q3": "13",
    }
    assert rows[f"{NORTH}-branches-2026-Q3"].locator == "2.10"


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("value", "十二", "number-with-unit"),
        ("value", "十几个", "not-a-number"),
        ("value", "=1+1", "formula"),
        ("value", "-3", "count-impossible"),
        ("qualifier", "", "cell-empty"),
        ("qualifier", "maybe", "not-a-choice"),
        ("period", "2026-Q2", "period-other"),
        ("printed", "", "cell-empty"),
        ("document", "", "cell-empty"),
        ("dated", "2027-01-01", "date-in-future"),
        ("locator", "a\u202eb", "text-control"),
        ("indicator", "no-such", "indicator-unknown"),
    ],
)
def test_what_is_wrong_is_reported_at_its_field(
    office: ReportingContext, north: Actor, field: str, value: str, rule: str
) -> None:
    begun = submissions.begin(office, north, "2026-Q3")
    received = receive_row(office, north, begun.id, begun.version, {**TYPED, field: value})
    assert received.submission is None
    reported = problems_by_field(office, received.outcome)
    assert {key: [problem.rule for problem in found] for key, found in reported.items()} == {field: [rule]}


def test_commas_and_quotes_of_a_typed_row_are_its_own(office: ReportingContext, north: Actor) -> None:
    begun = submissions.begin(office, north, "2026-Q3")
    typed = {**TYPED, "note": '含"两个,苏木"\n另注', "value": "1,200", "printed": "1,200个"}
    receive_row(office, north, begun.id, begun.version, typed)
    (row,) = figures(office, north, begun.id).values()
    assert row.note.in_("zh") == '含"两个,苏木"\n另注'
    assert str(row.value) == "1200"


def test_only_the_submitter_of_the_area_may(office: ReportingContext, north: Actor, south: Actor) -> None:
    draft = drafted(office, north)
    with pytest.raises(UnknownSubmissionError):
        receive_file(office, south, draft.id, draft.version, upload())
    for name in ("reviewer", "admin", "visitor"):
        with pytest.raises(ForbiddenError):
            receive_file(office, PEOPLE[name], draft.id, draft.version, upload())
    assert submissions.opened(office, north, draft.id).submission == draft


def test_nothing_is_read_into_what_is_submitted(office: ReportingContext, north: Actor) -> None:
    done = submitted(office, north)
    with pytest.raises(StateError):
        receive_file(office, north, done.id, done.version, upload())


def test_an_older_version_is_refused(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north)
    with pytest.raises(StaleError):
        receive_file(office, north, draft.id, draft.version - 1, upload())


def test_a_template_remembers_what_its_reader_had_seen(office: ReportingContext, north: Actor) -> None:
    """A correction written against release 1 is stopped once another one was published after it."""
    old = template(office.latest().dataset, NORTH, Period.parse("2025-Q4"))
    accepted(office, north, figure(NORTH, "12", "2025-Q4"))
    published(office)
    begun = submissions.begin(office, north, "2025-Q4")
    received = receive_file(office, north, begun.id, begun.version, Upload(corrected(old)))
    assert received.submission is not None
    with pytest.raises(InvalidError, match="row-overtaken"):
        submissions.submit(office, north, begun.id, received.submission.version)
    fresh = template(office.latest().dataset, NORTH, Period.parse("2025-Q4"))
    again = receive_file(office, north, begun.id, received.submission.version, Upload(corrected(fresh)))
    assert again.submission is not None
    assert submissions.submit(office, north, begun.id, again.submission.version).state is State.SUBMITTED


def corrected(content: bytes) -> bytes:
    """A template with one figure filled in by hand."""
    book = load_workbook(BytesIO(content))
    layout = layouts(("zh", "en"))[0]
    sheet, keys = book[layout.title], [column.key for column in layout.columns]
    row = next(number for number in range(1, sheet.max_row + 1) if sheet.cell(number, 1).value == "branches")
    for key, value in {**TYPED, "value": 14, "printed": "14个", "period": "2025-Q4", "dated": "2026-01-05"}.items():
        if key != "indicator":
            sheet.cell(row, keys.index(key) + 1).value = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_figures_of_another_area_cannot_come_in_a_file(office: ReportingContext, north: Actor) -> None:
    begun = submissions.begin(office, north, "2026-Q3")
    other = template(office.latest().dataset, SOUTH, Period.parse("2026-Q3"))
    received = receive_file(office, north, begun.id, begun.version, Upload(other))
    assert received.submission is None
    assert "area-other" in [problem.rule for problem in received.outcome.problems]


def test_the_base_stays_as_it_is(office: ReportingContext, north: Actor) -> None:
    """Reading against a dataset never changes it."""
    before = replace(office.base)
    begun = submissions.begin(office, north, "2026-Q3")
    receive_row(office, north, begun.id, begun.version, TYPED)
    assert office.base == before
