"""From a draft to what is submitted."""

import pytest

from corridor.accounts.errors import ForbiddenError, WordingError
from corridor.accounts.roles import Actor
from corridor.model.records import Observation
from corridor.model.vocabulary import Qualifier, Text
from corridor.releases import audit
from corridor.reporting import draft_rows, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import (
    InvalidError,
    NothingProposedError,
    OpenAlreadyError,
    PeriodError,
    StaleError,
    StateError,
    UnansweredError,
    UnknownRowError,
    UnknownSubmissionError,
)
from corridor.reporting.row_ids import SubmittedRows, Withdrawal
from corridor.reporting.states import Act, State
from tests.corridor.reporting.conftest import PEOPLE
from tests.corridor.reporting.submitting import accepted, drafted, figure, published, submitted, submitted_rows
from tests.small import NORTH, SOUTH, WHOLE, honour, observation, programme


def test_a_draft_is_begun_filled_and_submitted(office: ReportingContext, north: Actor) -> None:
    begun = submissions.begin(office, north, "2026-Q3", "  三季度报表 ")
    assert (begun.state, begun.version, begun.area, begun.author) == (State.DRAFT, 1, NORTH, "north")
    assert (begun.office, begun.document, begun.late) == ("North office", "三季度报表", False)
    saved = draft_rows.save(office, north, begun.id, 1, submitted_rows(figure(NORTH)))
    done = submissions.submit(office, north, saved.id, saved.version)
    assert (done.state, done.version, done.first_submitted_at) == (State.SUBMITTED, 3, office.database.now())
    whole = submissions.opened(office, north, done.id)
    assert [event.act for event in whole.events] == [Act.BEGIN, Act.SAVE, Act.SUBMIT]


def test_the_history_has_what_was_put_in_whole_and_no_single_rows(office: ReportingContext, north: Actor) -> None:
    draft = submissions.begin(office, north, "2026-Q3")
    draft = draft_rows.add(office, north, draft.id, draft.version, submitted_rows(figure(NORTH)))
    draft = draft_rows.save(office, north, draft.id, draft.version, submitted_rows(figure(NORTH, "13")))
    draft = draft_rows.save(office, north, draft.id, draft.version, SubmittedRows(nil="本期停工，没有数据。"))
    whole = submissions.opened(office, north, draft.id)
    assert [event.act for event in whole.events] == [Act.BEGIN, Act.SAVE, Act.SAVE]


def test_what_is_submitted_gets_lasting_ids_and_its_document(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, figure(NORTH), figure(NORTH, "9", qualifier=Qualifier.TARGET))
    rows = submissions.opened(office, north, draft.id).proposals
    assert [(row.kind, row.key) for row in rows] == [
        ("sources", f"submission-{draft.id}-1"),
        ("observations", f"{NORTH}-branches-2026-Q3"),
        ("observations", f"{NORTH}-branches-2026-Q3-target"),
    ]
    source, record = rows[0].record, rows[1].record
    assert isinstance(record, Observation)
    assert record.source == f"submission-{draft.id}-1"
    assert source.publisher == Text({"zh": "North office"})  # type: ignore[union-attr]
    assert rows[1].place == "指标!H7"


def test_saving_again_keeps_the_ids_and_replaces_the_rows(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, figure(NORTH), figure(NORTH, period="2026-Q2"))
    before = [row.key for row in submissions.opened(office, north, draft.id).proposals]
    draft_rows.save(office, north, draft.id, draft.version, submitted_rows(figure(NORTH, "13")))
    after = submissions.opened(office, north, draft.id).proposals
    assert [row.key for row in after] == before[:2]
    assert str(after[1].record.value) == "13"  # type: ignore[union-attr]


def test_a_published_figure_of_the_same_period_is_corrected(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, figure(NORTH, "11", "2025-Q4", qualifier=Qualifier.ABOUT))
    outcome = submissions.examine(office, north, draft.id)
    assert [change.after.key for change in outcome.difference.changed] == ["O1"]
    assert outcome.difference.added[0].kind == "sources"
    assert str(outcome.dataset.observations["O1"].value) == "11"


def test_programmes_and_honours_are_corrected_by_their_names(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, programme("x"), honour("y"))  # type: ignore[arg-type]
    rows = submissions.opened(office, north, draft.id).proposals
    assert {(row.kind, row.key) for row in rows} == {("programmes", "P1"), ("honours", "H1")}


def test_rows_can_be_typed_one_after_another(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, figure(NORTH))
    more = draft_rows.add(office, north, draft.id, draft.version, submitted_rows(figure(NORTH, "8", "2026-Q2")))
    again = draft_rows.add(office, north, draft.id, more.version, submitted_rows(figure(NORTH, "9", "2026-Q2")))
    rows = submissions.opened(office, north, draft.id).proposals
    figures = [(row.key, str(row.record.value)) for row in rows if row.kind == "observations"]  # type: ignore[union-attr]
    assert figures == [(f"{NORTH}-branches-2026-Q3", "12"), (f"{NORTH}-branches-2026-Q2", "9")]
    key = ("observations", f"{NORTH}-branches-2026-Q2")
    left = draft_rows.drop(office, north, draft.id, again.version, key)
    assert len(submissions.opened(office, north, draft.id).proposals) == 2
    with pytest.raises(UnknownRowError):
        draft_rows.drop(office, north, draft.id, left.version, key)


def test_an_area_has_one_open_submission_a_period(office: ReportingContext, north: Actor, south: Actor) -> None:
    first = submissions.begin(office, north, "2026-Q3")
    with pytest.raises(OpenAlreadyError, match="quarter 3 of 2026"):
        submissions.begin(office, north, "2026-Q3")
    submissions.begin(office, north, "2026-Q4")
    submissions.begin(office, south, "2026-Q3")
    submissions.discard(office, north, first.id, first.version, "begun by mistake")
    assert submissions.begin(office, north, "2026-Q3").id != first.id


@pytest.mark.parametrize("period", ["", "2026-13", "next", "2026-09-30", "2025/2026", "../2026", "[2025,2026]"])
def test_what_is_no_period_is_refused(office: ReportingContext, north: Actor, period: str) -> None:
    with pytest.raises(PeriodError):
        submissions.begin(office, north, period)


def test_breaches_are_reported_all_at_once_and_with_their_rows(office: ReportingContext, north: Actor) -> None:
    rows = (figure(NORTH, period="2027-Q1"), figure(NORTH, "12", locator=""), figure(NORTH, "-3", "2026-Q1"))
    draft = drafted(office, north, *rows)
    with pytest.raises(InvalidError) as caught:
        submissions.submit(office, north, draft.id, draft.version)
    rules = {problem.rule for problem in caught.value.problems}
    assert {"period-in-future", "locator-missing", "count-impossible"} <= rules
    flaws = submissions.examine(office, north, draft.id).flaws
    concerned = {flaw.problem.rule: flaw.proposal.key for flaw in flaws if flaw.proposal}
    assert concerned["period-in-future"] == f"{NORTH}-branches-2027-Q1"
    assert concerned["locator-missing"] == f"{NORTH}-branches-2026-Q3"
    assert submissions.opened(office, north, draft.id).submission.state is State.DRAFT


def test_codes_that_nobody_knows_are_reported(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, figure(NORTH, indicator="no-such"))
    with pytest.raises(InvalidError, match="no-such"):
        submissions.submit(office, north, draft.id, draft.version)


def test_an_empty_submission_is_not_accepted(office: ReportingContext, north: Actor) -> None:
    begun = submissions.begin(office, north, "2026-Q3")
    with pytest.raises(NothingProposedError):
        submissions.submit(office, north, begun.id, begun.version)


def test_questions_must_be_answered_in_words(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, figure(NORTH, "150"))
    with pytest.raises(UnansweredError) as caught:
        submissions.submit(office, north, draft.id, draft.version)
    (question,) = submissions.examine(office, north, draft.id).questions
    assert caught.value.warnings == (question.id,)
    with pytest.raises(WordingError):
        submissions.answer(office, north, draft.id, draft.version, {question.id: "  "})
    reported = submissions.answer(office, north, draft.id, draft.version, {question.id: "合并了三个旗"})
    done = submissions.submit(office, north, draft.id, reported.version)
    whole = submissions.opened(office, PEOPLE["reviewer"], done.id)
    assert whole.answers == {question.id: "合并了三个旗"}


def test_an_answer_does_not_stand_for_another_figure(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, figure(NORTH, "150"))
    (question,) = submissions.examine(office, north, draft.id).questions
    reported = submissions.answer(office, north, draft.id, draft.version, {question.id: "合并了三个旗"})
    saved = draft_rows.save(office, north, draft.id, reported.version, submitted_rows(figure(NORTH, "1500")))
    with pytest.raises(UnansweredError):
        submissions.submit(office, north, draft.id, saved.version)


def test_a_step_on_an_older_version_is_refused(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north)
    for step in (
        lambda: draft_rows.save(office, north, draft.id, draft.version - 1, submitted_rows()),
        lambda: submissions.submit(office, north, draft.id, draft.version - 1),
        lambda: submissions.discard(office, north, draft.id, draft.version - 1),
        lambda: submissions.answer(office, north, draft.id, draft.version - 1, {"x": "since May"}),
    ):
        with pytest.raises(StaleError):
            step()
    assert submissions.opened(office, north, draft.id).submission == draft


def test_what_is_submitted_cannot_be_changed_until_taken_back(office: ReportingContext, north: Actor) -> None:
    done = submitted(office, north)
    with pytest.raises(StateError, match="submitted"):
        draft_rows.save(office, north, done.id, done.version, submitted_rows())
    with pytest.raises(StateError):
        submissions.submit(office, north, done.id, done.version)
    back = submissions.recall(office, north, done.id, done.version)
    assert back.state is State.DRAFT
    draft_rows.save(office, north, done.id, back.version, submitted_rows(figure(NORTH, "31")))


def test_what_is_accepted_cannot_be_taken_back(office: ReportingContext, north: Actor) -> None:
    one = accepted(office, north)
    for step in (submissions.recall, submissions.discard):
        with pytest.raises(StateError, match="accepted"):
            step(office, north, one.id, one.version)


@pytest.mark.parametrize("area", [SOUTH, WHOLE])
def test_nobody_hands_in_for_another_area(office: ReportingContext, north: Actor, area: str) -> None:
    begun = submissions.begin(office, north, "2026-Q3")
    with pytest.raises(ForbiddenError):
        draft_rows.save(office, north, begun.id, begun.version, submitted_rows(figure(area)))
    assert submissions.opened(office, north, begun.id).proposals == ()


def test_nobody_withdraws_what_is_another_areas(office: ReportingContext, north: Actor) -> None:
    begun = submissions.begin(office, north, "2026-Q3")
    for key, error in (("O2", ForbiddenError), ("O9", UnknownRowError)):
        with pytest.raises(error):
            draft_rows.save(
                office,
                north,
                begun.id,
                begun.version,
                SubmittedRows(withdrawals=(Withdrawal("observations", key, "wrong"),)),
            )


def test_documents_cannot_be_withdrawn_or_replaced(office: ReportingContext, north: Actor) -> None:
    begun = submissions.begin(office, north, "2026-Q3")
    with pytest.raises(UnknownRowError):
        draft_rows.save(
            office, north, begun.id, begun.version, SubmittedRows(withdrawals=(Withdrawal("sources", "S1", "x"),))
        )


def test_the_city_hands_in_for_all_that_is_no_regions(office: ReportingContext) -> None:
    draft = drafted(office, PEOPLE["city"], figure(WHOLE, "9"))
    assert submissions.submit(office, PEOPLE["city"], draft.id, draft.version).state is State.SUBMITTED


def test_a_withdrawal_needs_a_reason(office: ReportingContext, north: Actor) -> None:
    begun = submissions.begin(office, north, "2026-Q3")
    with pytest.raises(WordingError):
        draft_rows.save(
            office, north, begun.id, begun.version, SubmittedRows(withdrawals=(Withdrawal("observations", "O1", ""),))
        )


@pytest.mark.parametrize("words", ["a\0b", "half \ud800", "\x1b[31m", "x" * 201])
def test_what_no_database_keeps_is_refused(office: ReportingContext, north: Actor, words: str) -> None:
    with pytest.raises(WordingError):
        submissions.begin(office, north, "2026-Q3", words)


def test_half_a_character_in_a_row_is_refused(office: ReportingContext, north: Actor) -> None:
    begun = submissions.begin(office, north, "2026-Q3")
    with pytest.raises(WordingError):
        draft_rows.save(office, north, begun.id, begun.version, submitted_rows(figure(NORTH, printed="\ud800")))


def test_another_regions_submissions_cannot_even_be_found(office: ReportingContext, north: Actor, south: Actor) -> None:
    draft = drafted(office, north)
    for step in (
        lambda: submissions.opened(office, south, draft.id),
        lambda: submissions.examine(office, south, draft.id),
        lambda: submissions.opened(office, PEOPLE["reviewer"], draft.id),
        lambda: submissions.opened(office, PEOPLE["admin"], draft.id),
        lambda: submissions.opened(office, PEOPLE["visitor"], draft.id),
        lambda: submissions.opened(office, north, draft.id + 1),
    ):
        with pytest.raises(UnknownSubmissionError):
            step()
    assert submissions.listing(office, south) == ()
    assert submissions.listing(office, PEOPLE["visitor"]) == ()


def test_a_figure_published_anew_in_between_is_reported(office: ReportingContext, north: Actor) -> None:
    """Two periods' submissions correct the same figure; the second must look at it again."""
    second = drafted(office, north, figure(NORTH, "13", "2025-Q4"), period="2026-Q4")
    accepted(office, north, figure(NORTH, "12", "2025-Q4"))
    published(office)
    with pytest.raises(InvalidError, match="row-overtaken"):
        submissions.submit(office, north, second.id, second.version)
    seen = draft_rows.save(office, north, second.id, second.version, submitted_rows(figure(NORTH, "13", "2025-Q4")))
    assert submissions.submit(office, north, second.id, seen.version).state is State.SUBMITTED


def test_every_step_is_in_the_audit_log(office: ReportingContext, north: Actor) -> None:
    submitted(office, north)
    with office.database.reading() as connection:
        reported = [(entry.actor, entry.action) for entry in audit.entries(connection)]
        assert not list(audit.broken(connection))
    assert reported[-3:] == [("north", f"submission.{act}") for act in ("begin", "save", "submit")]


def test_identity_does_not_depend_on_the_provisional_id(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north, observation("O2", NORTH, "30", "2026-Q3", source="document-1"))
    keys = [row.key for row in submissions.opened(office, north, draft.id).proposals]
    assert keys[1] == f"{NORTH}-branches-2026-Q3"
