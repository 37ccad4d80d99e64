"""All that is accepted becomes one release, or nothing does."""

import threading
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from sqlalchemy import insert

from corridor.accounts.errors import RequestError, WordingError
from corridor.accounts.roles import Actor
from corridor.releases.canonical_rows import encoded
from corridor.releases.contents import history
from corridor.releases.contract_check import check_release
from corridor.releases.database import Database
from corridor.releases.difference import between
from corridor.releases.errors import OvertakenError
from corridor.releases.release_store import ReleaseStore
from corridor.releases.releases import all_releases, latest_number
from corridor.releases.tables import proposals
from corridor.releases.verification import faults
from corridor.reporting import draft_rows, publishing, reviewing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.deadlines import all_deadlines, set_deadline
from corridor.reporting.errors import InvalidError, NothingToPublishError, PeriodError
from corridor.reporting.reported_period import reported_period
from corridor.reporting.row_ids import SubmittedRows, Withdrawal
from corridor.reporting.states import State
from tests.corridor.reporting.conftest import PEOPLE
from tests.corridor.reporting.submitting import accepted, figure, published, submitted_rows
from tests.small import NORTH, SOUTH, small


def numbers(office: ReportingContext) -> list[int]:
    with office.database.reading() as connection:
        return [made.number for made in all_releases(connection)]


def test_all_accepted_submissions_become_one_release(office: ReportingContext, north: Actor, south: Actor) -> None:
    one, two = accepted(office, north), accepted(office, south)
    made = published(office, reason="三季度数据")
    assert (made.number, made.published_by, made.reason) == (2, "reviewer", "三季度数据")
    for actor, known in ((north, one), (south, two)):
        done = submissions.opened(office, actor, known.id).submission
        assert (done.state, done.release) == (State.PUBLISHED, 2)
    shown = office.release_store.latest().dataset
    row = shown.observations[f"{NORTH}-branches-2026-Q3"]
    assert (str(row.value), shown.sources[row.source].publisher.in_("zh")) == ("30", "North office")
    assert list(faults(office.database, small(), check_release)) == []


def test_evidence_leads_back_to_the_submission(office: ReportingContext, north: Actor) -> None:
    one = accepted(office, north)
    published(office)
    with office.database.reading() as connection:
        (row,) = history(connection, "observations", f"{NORTH}-branches-2026-Q3")
    assert row.submission == one.id


def test_what_is_not_accepted_is_not_published(office: ReportingContext, north: Actor, south: Actor) -> None:
    accepted(office, north)
    draft = submissions.begin(office, south, "2026-Q3")
    draft_rows.save(office, south, draft.id, draft.version, submitted_rows(figure(SOUTH, "30")))
    published(office)
    assert f"{SOUTH}-branches-2026-Q3" not in office.release_store.latest().dataset.observations


def test_a_wrong_figure_is_withdrawn_and_stays_visible(office: ReportingContext, north: Actor, reviewer: Actor) -> None:
    begun = submissions.begin(office, north, "2026-Q3")
    gone = SubmittedRows(withdrawals=(Withdrawal("observations", "O1", "重复计算"),))
    saved = draft_rows.save(office, north, begun.id, begun.version, gone)
    done = submissions.submit(office, north, begun.id, saved.version)
    reviewing.accept(office, reviewer, done.id, done.version)
    published(office)
    loaded_release = office.release_store.latest()
    assert "O1" not in loaded_release.dataset.observations
    assert [(row.key, row.withdrawn) for row in loaded_release.contents.withdrawn] == [("O1", "重复计算")]
    assert [row.key for row in between(office.database, 1, 2).withdrawn] == ["O1"]


def test_what_is_submitted_unchanged_is_no_new_version(office: ReportingContext, north: Actor) -> None:
    again = replace(small().observations["O1"])
    begun = submissions.begin(office, north, "2026-Q3")
    saved = draft_rows.save(office, north, begun.id, begun.version, SubmittedRows(((again, ""),)))
    done = submissions.submit(office, north, begun.id, saved.version)
    reviewing.accept(office, PEOPLE["reviewer"], done.id, done.version)
    published(office)
    assert not between(office.database, 1, 2)


def test_without_anything_accepted_nothing_is_published(office: ReportingContext) -> None:
    with pytest.raises(NothingToPublishError):
        published(office)
    assert numbers(office) == [1]


def test_a_reason_is_needed(office: ReportingContext, north: Actor) -> None:
    accepted(office, north)
    with pytest.raises(WordingError):
        published(office, reason="  ")


def test_only_what_was_looked_at_is_published(
    office: ReportingContext, reviewer: Actor, north: Actor, south: Actor
) -> None:
    accepted(office, north)
    seen = publishing.plan(office, reviewer)
    assert [row.key for row in seen.outcome.difference.added if row.kind == "observations"] == [
        f"{NORTH}-branches-2026-Q3"
    ]
    accepted(office, south)
    with pytest.raises(OvertakenError):
        publishing.publish(office, reviewer, "Q3", seen.token)
    assert numbers(office) == [1]


def test_the_second_of_two_reviewers_is_refused(office: ReportingContext, reviewer: Actor, north: Actor) -> None:
    accepted(office, north)
    first, second = (publishing.plan(office, actor) for actor in (reviewer, PEOPLE["second"]))
    publishing.publish(office, reviewer, "Q3", first.token)
    with pytest.raises(OvertakenError):
        publishing.publish(office, PEOPLE["second"], "Q3", second.token)
    assert numbers(office) == [1, 2]


def test_two_reviewers_at_once_make_one_release(office: ReportingContext, north: Actor, south: Actor) -> None:
    """Each with a connection, a library and a look of its own, let go at the same moment."""
    accepted(office, north)
    accepted(office, south)
    start = threading.Barrier(2)
    outcomes: list[object] = []

    def act(actor: Actor) -> None:
        database = Database(office.database.url)
        own = ReportingContext(database, ReleaseStore(database, small(), interval_s=3600))
        seen = publishing.plan(own, actor)
        start.wait()
        try:
            outcomes.append(publishing.publish(own, actor, "Q3", seen.token).number)
        except OvertakenError as error:
            outcomes.append(error.text.in_("zh"))
        own.release_store.close()
        database.close()

    threads = [threading.Thread(target=act, args=(PEOPLE[name],)) for name in ("reviewer", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    number, refusal = sorted(map(str, outcomes))
    assert number == "2"
    assert "本次没有发布任何内容" in refusal
    assert numbers(office) == [1, 2]
    assert list(faults(office.database, small(), check_release)) == []


def test_two_submissions_of_one_figure_are_reported(office: ReportingContext, north: Actor, reviewer: Actor) -> None:
    accepted(office, north, figure(NORTH, "12", "2025-Q4"))
    accepted(office, north, figure(NORTH, "13", "2025-Q4"), period="2026-Q4")
    rules = {flaw.problem.rule for flaw in publishing.plan(office, reviewer).outcome.flaws}
    assert "row-doubled" in rules
    with pytest.raises(InvalidError, match="row-doubled"):
        published(office)


def test_nothing_invalid_is_ever_published(office: ReportingContext, north: Actor) -> None:
    """Even where a row got past submitting: here it is put into the database by hand."""
    one = accepted(office, north)
    with office.database.writing() as connection:
        row = figure("999999")
        values = {"submission": one.id, "kind": "observations", "key": row.id, "content": encoded(row)}
        connection.execute(insert(proposals).values(**values, position=9, basis=1, place=""))
    with pytest.raises(InvalidError, match="999999"):
        published(office)
    assert numbers(office) == [1]


def test_a_failure_in_the_middle_leaves_nothing(
    office: ReportingContext, north: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = accepted(office, north)

    def fails(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(publishing, "take_step", fails)
    with pytest.raises(MemoryError):
        published(office)
    monkeypatch.undo()
    assert numbers(office) == [1]
    assert submissions.opened(office, north, one.id).submission == one
    assert published(office).number == 2


def test_the_next_period_follows(office: ReportingContext, north: Actor, south: Actor) -> None:
    accepted(office, north)
    published(office)
    accepted(office, south, period="2026-Q4")
    made = published(office)
    with office.database.reading() as connection:
        assert latest_number(connection) == made.number == 3


def test_errors_of_the_office_tell_themselves_in_two_languages() -> None:
    for error in (OvertakenError(), NothingToPublishError()):
        assert error.text.in_("zh") != error.text.in_("en")
    assert issubclass(NothingToPublishError, RequestError)


def test_the_same_days_in_another_spelling_correct_what_is_published(office: ReportingContext, north: Actor) -> None:
    accepted(office, north, figure(NORTH, "30", "2026-H1"), period="2026-H1")
    published(office)
    accepted(office, north, figure(NORTH, "31", "2026-01/2026-06"), period="2026-H1")
    published(office)
    rows = office.release_store.latest().dataset.observations
    assert [str(row.value) for key, row in rows.items() if key.startswith(f"{NORTH}-branches")] == ["31"]


def test_a_change_of_spelling_alone_is_published_as_a_change(office: ReportingContext, north: Actor) -> None:
    accepted(office, north, figure(NORTH, "30", "2026-H1"), period="2026-H1")
    published(office)
    accepted(office, north, figure(NORTH, "30", "2026-01/2026-06"), period="2026-H1")
    published(office)
    (change,) = between(office.database, 2, 3).changed
    assert "period" in change.fields


def test_a_half_year_may_be_asked_for_as_an_interval() -> None:
    assert reported_period("2026-01/2026-06") == "2026-H1"
    assert reported_period("2026-10/2026-12") == "2026-Q4"
    with pytest.raises(PeriodError):
        reported_period("2026-01/2026-05")


def test_deadlines_follow_each_other_in_time(office: ReportingContext) -> None:
    due = datetime(2026, 12, 1, tzinfo=UTC)
    for period in ("2026-11", "2026-Q3", "2026", "2026-H1"):
        set_deadline(office, PEOPLE["reviewer"], period, due)
    assert list(all_deadlines(office)) == ["2026", "2026-11", "2026-Q3", "2026-H1"]
