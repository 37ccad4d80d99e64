"""Reading what comes back: drafts of good files, and the frame in which a file is read."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from corridor.model.period import Period
from corridor.model.vocabulary import PeriodState, Qualifier
from corridor.workbook.draft import Expected
from tests.corridor.workbook.sample import AREA, BLANK, EXPECTED, PERIOD, Filled, read, rules
from tests.small import SOUTH


def only(outcome):
    """The one proposed figure of a file without problems."""
    assert outcome.problems == ()
    (proposal,) = outcome.draft.observations
    return proposal


def separated(*rows, encoding="utf-8", delimiter=","):
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


HEADER = ["indicator", "value", "qualifier", "period", "printed", "document", "dated", "locator", "note", "doubt"]
ROW = ["sessions", "45", "exact", "2026-Q3", "45场次", "工作总结", "2026-09-30", "4.10", "", ""]
CHINESE = ["指标代码", "数值", "限定词", "时期", "原文数字", "文件标题", "文件日期", "出处", "备注", "疑点"]


def test_a_figure_becomes_an_observation_with_its_document():
    proposal = only(Filled().figure(note="全年累计", doubt="口径待核").read())
    row, source = proposal.record, Filled().figure().read().draft.sources[0]
    assert (row.area, row.initiative, row.indicator, row.unit) == (AREA, "1", "sessions", "session")
    assert (row.value, row.qualifier, row.bound, row.printed) == (Decimal(45), Qualifier.EXACT, None, "45场次")
    assert (row.period, row.period_state, row.locator) == (PERIOD, PeriodState.STATED, "4.10")
    assert (row.note.in_("zh"), row.doubt.in_("zh")) == ("全年累计", "口径待核")
    assert (source.id, source.title.in_("zh"), source.published) == (row.source, "三季度工作总结", "2026-09-30")
    assert source.publisher.in_("zh") == "北旗"


def test_a_proposal_knows_its_cells():
    proposal = only(Filled().figure().read())
    assert proposal.cells["value"] == (proposal.row, 8)
    assert proposal.sheet == "数据"


def test_a_draft_tells_every_record_with_its_place():
    draft = Filled().figure().programme().honour(row=7).read().draft
    assert [(record.id, place) for record, place in draft.records] == [
        ("figure-7", "数据!H7"),
        ("programme-5", "举措!A5"),
        ("honour-7", "荣誉!A7"),
    ]


def test_a_programme_and_an_honour_become_records():
    draft = Filled().programme(name_en="Joint conference").honour().read().draft
    programme, honour = draft.programmes[0].record, draft.honours[0].record
    assert programme.name.in_("en") == "Joint conference"
    assert programme.kind.by_language == {"zh": "机制"}
    assert programme.locators == ("2.1", "2.2")
    assert (honour.year, honour.level, honour.awarded_to.in_("zh")) == (2026, "national", "口岸办公室")
    assert len(draft.sources) == 2


def test_the_same_document_is_named_once():
    draft = Filled().figure().figure("part", value=1, printed="1场次").read().draft
    assert len(draft.sources) == 1


def test_rows_left_empty_are_no_figures():
    assert len(Filled().figure().read().draft.observations) == 1


def test_a_spare_row_takes_a_second_figure_of_an_indicator():
    target = {"value": 90, "printed": "90场次以上", "qualifier": "目标（至少）", "period": "2027"}
    filled = Filled().figure().spare(indicator="sessions 指标sessions", **target)
    reached, target = (proposal.record for proposal in filled.read().draft.observations)
    assert (reached.indicator, target.indicator) == ("sessions", "sessions")
    assert (target.qualifier, target.bound) == (Qualifier.TARGET, Qualifier.AT_LEAST)


@pytest.mark.parametrize(
    ("label", "qualifier"),
    [
        ("至少", Qualifier.AT_LEAST),
        ("About", Qualifier.ABOUT),
        ("exact", Qualifier.EXACT),
        (" 目 标 ", Qualifier.TARGET),
    ],
)
def test_qualifiers_are_taken_by_their_labels_and_names(label, qualifier):
    assert only(Filled().figure(qualifier=label).read()).record.qualifier is qualifier


@pytest.mark.parametrize("label", ["已达标", "原文残缺"])
def test_states_without_a_number_take_none(label):
    assert only(Filled().figure("standard", value=None, qualifier=label, doubt="缺字").read()).record.value is None


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        (None, "2026-Q3"),
        ("2026年第三季度", "2026-Q3"),
        ("2026年9月", "2026-09"),
        ("2026-q3", "2026-Q3"),
        ("2024/2026-Q3", "2024/2026-Q3"),
        ("P1Y/2026-09", "P1Y/2026-09"),
    ],
)
def test_periods_that_end_in_the_template_s_are_taken(typed, period):
    assert only(Filled().figure(period=typed).read()).record.period == Period.parse(period)


def test_a_period_with_an_open_beginning_is_not_stated():
    assert only(Filled().figure(period="../2026-09").read()).record.period_state is PeriodState.NOT_STATED


def test_a_figure_that_corrects_a_published_one_is_no_repetition():
    expected = Expected(AREA, Period.parse("2025-Q4"))
    content = BLANK
    filled = Filled(content).figure("whole", period="2025-Q4", value=61, printed="61场次")
    assert "observation-repeated" not in rules(filled.read(expected=expected))


@pytest.mark.parametrize("header", [HEADER, CHINESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_file_is_taken_in_the_usual_encodings(header, encoding):
    row = only(read(separated(header, ROW, encoding=encoding))).record
    assert (row.value, row.printed, row.locator) == (Decimal(45), "45场次", "4.10")


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_csv_file_is_taken_with_other_delimiters(delimiter):
    assert only(read(separated(HEADER, ROW, delimiter=delimiter))).record.value == 45


def test_a_sheet_saved_as_csv_says_itself_what_it_is_for():
    sheet = Filled().figure(dated="2026-09-30").figures
    content = separated(*[[cell.value for cell in row] for row in sheet.iter_rows()])
    outcome = read(content, expected=None)
    assert only(outcome).record.area == AREA
    assert outcome.draft.fingerprint == "0123456789abcdef"


def test_a_csv_file_without_a_mark_is_for_its_submitter():
    assert rules(read(separated(HEADER, ROW), expected=None)) == ["mark-missing"]


def test_columns_may_stand_in_another_order():
    order = [3, 1, 0, 2, *range(4, 10)]
    content = separated([HEADER[i] for i in order], [ROW[i] for i in order])
    assert only(read(content)).record.value == 45


def test_a_file_of_another_region_is_reported_so():
    assert "area-other" in rules(Filled().figure().read(expected=Expected(SOUTH, PERIOD)))


def test_all_problems_come_at_once_in_the_order_of_their_cells():
    filled = Filled().figure("part", value="10.5万", locator=None).figure("sessions", dated="gestern").honour(year=26)
    outcome = filled.read()
    assert rules(outcome) == ["number-with-unit", "cell-empty", "not-a-date", "not-a-year"]
    assert [problem.field for problem in outcome.problems] == ["H6", "N6", "M7", "B5"]
    assert outcome.draft is None


def test_a_problem_is_reported_in_both_languages_with_what_to_do():
    (problem,) = Filled().figure(value="10.5万").read().problems
    assert (problem.file, problem.field, problem.found) == ("数据", "H7", "10.5万")
    assert "105000" in problem.remedy.in_("zh")
    assert "105000" in problem.remedy.in_("en")


def test_nothing_is_kept_of_a_file_that_cannot_be_read():
    outcome = read(b"PK\x03\x04 and nothing more", expected=EXPECTED)
    assert rules(outcome) == ["file-damaged"]
    assert (outcome.draft, outcome.book, outcome.frame) == (None, None, None)


def test_a_day_typed_in_chinese_is_a_day():
    outcome = Filled().figure(dated="2026年9月3日").read()
    assert outcome.draft.sources[0].published == date(2026, 9, 3).isoformat()


def test_after_many_problems_the_rest_is_counted():
    rows = [["sessions", "viel", *ROW[2:]] for _ in range(400)]
    outcome = read(separated(HEADER, *rows))
    assert len(outcome.problems) == 300
    assert outcome.left_out >= 100
