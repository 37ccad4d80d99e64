"""A report of nothing is a submission like any other: with a reason, reviewed, published, and counted as made."""

from datetime import timedelta

import pytest

from corridor.accounts.roles import Actor
from corridor.model.period import Period
from corridor.releases.contract_check import check_release
from corridor.releases.verification import faults
from corridor.reporting import deadlines, draft_rows, reviewing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import NothingProposedError, UnexplainedError
from corridor.reporting.receiving import Upload, receive_file
from corridor.reporting.row_ids import SubmittedRows
from corridor.reporting.submission_records import Submission
from tests.corridor.reporting.submitting import PERIOD, accepted, drafted, figure, published, submitted_rows
from tests.databases import START, TestClock
from tests.small import NORTH, SOUTH, small

REASON = "统计口径调整，本季度暂停统计"


def nothing(office: ReportingContext, actor: Actor, reason: str = REASON) -> Submission:
    begun = submissions.begin(office, actor, PERIOD)
    return draft_rows.save(office, actor, begun.id, begun.version, SubmittedRows(nil=reason))


def publish_nothing(office: ReportingContext, actor: Actor, reviewer: Actor) -> None:
    draft = nothing(office, actor)
    done = submissions.submit(office, actor, draft.id, draft.version)
    reviewing.accept(office, reviewer, done.id, done.version)
    published(office)


def test_a_nil_return_goes_the_way_of_every_submission(
    office: ReportingContext, north: Actor, reviewer: Actor, clock: TestClock
) -> None:
    deadlines.set_deadline(office, reviewer, PERIOD, START + timedelta(days=7))
    before = office.latest().dataset
    publish_nothing(office, north, reviewer)
    clock.forward(days=8)
    standing = next(row for row in reviewing.standings(office, reviewer, PERIOD) if row.area == NORTH)
    assert (standing.done, standing.late, standing.nil) == (True, False, REASON)
    shown = office.latest().dataset
    assert shown.observations == before.observations
    (report,) = shown.returns
    assert (report.area, report.period, report.nil) == (NORTH, Period(PERIOD), REASON)
    assert (report.late, report.release) == (False, 2)
    assert shown.returns_of(NORTH)[Period("2026-07/2026-09")] == report
    assert shown.returns_of(SOUTH) == {}
    assert [*faults(office.database, small(), check_release)] == []
    assert office.release_store.loaded_release(1).dataset.returns == ()


def test_figures_that_come_later_take_the_place_of_nothing_and_never_the_other_way(
    office: ReportingContext, north: Actor, reviewer: Actor
) -> None:
    publish_nothing(office, north, reviewer)
    first = office.latest().dataset.returns[0]
    accepted(office, north, figure(NORTH, "30"))
    published(office)
    (report,) = office.latest().dataset.returns
    assert (report.nil, report.submitted_at, report.release) == ("", first.submitted_at, 3)
    publish_nothing(office, north, reviewer)
    assert office.latest().dataset.returns[0].nil == ""
    assert office.release_store.loaded_release(2).dataset.returns[0].nil == REASON


def test_it_takes_a_reason_that_explains(office: ReportingContext, north: Actor) -> None:
    begun = submissions.begin(office, north, PERIOD)
    for reason in ("无", "属实", "——？", " "):
        with pytest.raises(UnexplainedError):
            draft_rows.save(office, north, begun.id, begun.version, SubmittedRows(nil=reason))
    assert submissions.opened(office, north, begun.id).submission == begun


def test_figures_and_nothing_replace_each_other_in_a_draft(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, figure(NORTH, "30"))
    empty = draft_rows.save(office, north, draft.id, draft.version, SubmittedRows(nil=REASON))
    assert (empty.nil, submissions.opened(office, north, draft.id).proposals) == (REASON, ())
    full = draft_rows.add(office, north, draft.id, empty.version, submitted_rows(figure(NORTH, "30")))
    assert full.nil == ""
    key = next(row.key for row in submissions.opened(office, north, draft.id).proposals if row.kind == "observations")
    bare = draft_rows.drop(office, north, draft.id, full.version, ("observations", key))
    with pytest.raises(NothingProposedError):
        submissions.submit(office, north, draft.id, bare.version)


@pytest.mark.parametrize("said", ["nil", "本期无数据", "Nothing to report"])
def test_a_file_can_say_it(office: ReportingContext, north: Actor, said: str) -> None:
    begun = submissions.begin(office, north, PERIOD)
    heads = "indicator,value,qualifier,printed,document,dated,locator,note"

    def sent(*rows: str) -> list[str]:
        upload = Upload("\n".join((heads, *rows)).encode())
        received = receive_file(office, north, begun.id, 1, upload)
        return [problem.rule for problem in received.outcome.problems]

    assert sent(f"{said},,,,,,,无") == ["nil-unexplained"]
    figures = "branches,30,exact,30个,季报,2026-09-30,1.1,"
    assert sent(f"{said},,,,,,,{REASON}", figures) == ["nil-beside-figures"]
    assert sent(f"{said},,,,,,,{REASON}") == []
    whole = submissions.opened(office, north, begun.id)
    assert (whole.submission.nil, whole.proposals) == (REASON, ())
