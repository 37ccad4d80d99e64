"""Submissions and accounts are what the audit log says of them, or it is found out which are not."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import insert, select, text, update

from corridor.accounts import accounts as account_records
from corridor.accounts import role_changes
from corridor.accounts.accounts import NewAccount
from corridor.accounts.roles import Actor, Role
from corridor.releases.record_check import PUBLISHED, record_faults, submission_digest
from corridor.releases.tables import accounts, audit_entries, events, proposals, submissions
from corridor.reporting import submissions as submitting
from corridor.reporting.context import ReportingContext
from tests.corridor.releases.unguarded import tamper, unguarded
from tests.corridor.reporting.submitting import accepted, drafted, published
from tests.small import SOUTH


def found(office: ReportingContext) -> list[str]:
    with office.database.reading() as connection:
        return [fault.in_("en") for fault in record_faults(connection)]


@pytest.fixture
def number(office: ReportingContext, north: Actor, reviewer: Actor) -> int:
    """A submission that was published."""
    one = accepted(office, north)
    published(office, reviewer)
    return one.id


def test_what_was_published_and_nobody_touched_is_whole(office: ReportingContext, number: int) -> None:
    assert number
    assert found(office) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE submissions SET area = '100002'",
        "UPDATE submissions SET period = '2026-Q2'",
        "UPDATE submissions SET office = 'Another office'",
        "UPDATE submissions SET document = 'Another'",
        "UPDATE submissions SET late = NOT late",
        "UPDATE submissions SET created_at = '2020-01-01T00:00:00Z'",
        "UPDATE submissions SET first_submitted_at = '2020-01-01T00:00:00Z'",
        "UPDATE proposals SET content = replace(content, '30', '31')",
        "DELETE FROM proposals",
        "DELETE FROM events WHERE act = 'submit'",
        "UPDATE events SET actor = (SELECT id FROM accounts WHERE name = 'south') WHERE act = 'accept'",
    ],
)
def test_whatever_is_changed_of_it_afterwards_is_found(office: ReportingContext, number: int, change: str) -> None:
    with office.database.reading() as connection:
        before = submission_digest(connection, number)
    with unguarded(office.database) as connection:
        changed = connection.execute(text(change)).rowcount
    assert changed
    with office.database.reading() as connection:
        assert submission_digest(connection, number) != before
    assert found(office) == [f"submission {number} is not what was published"]


def test_one_that_the_log_does_not_have_is_none_that_was_published(office: ReportingContext, north: Actor) -> None:
    draft = drafted(office, north)
    assert found(office) == []
    with unguarded(office.database) as connection:
        connection.execute(update(submissions).where(submissions.c.id == draft.id).values(state="published", release=1))
    assert found(office) == [f"submission {draft.id} is not what was published"]


def test_of_one_that_an_older_program_published_the_log_has_no_digest(office: ReportingContext, number: int) -> None:
    of = audit_entries.c
    with unguarded(office.database) as connection:
        entry = connection.execute(select(audit_entries).where(of.action == PUBLISHED)).one()
        details = {key: value for key, value in json.loads(entry.details).items() if key != "content"}
        connection.execute(update(audit_entries).where(of.number == entry.number).values(details=json.dumps(details)))
        connection.execute(update(submissions).where(submissions.c.id == number).values(document="Another"))
    assert found(office) == []


def test_the_others_stay_whole(office: ReportingContext, number: int, south: Actor, reviewer: Actor) -> None:
    second = accepted(office, south)
    published(office, reviewer, reason="Q3 late")
    tamper(office.database, f"UPDATE submissions SET office = 'x' WHERE id = {second.id}")
    assert found(office) == [f"submission {second.id} is not what was published"]
    assert second.id != number


def test_what_happens_to_it_when_it_is_published_is_no_part_of_what_was(office: ReportingContext, number: int) -> None:
    """The digest is entered before the last step is: it covers the steps until then."""
    with office.database.reading() as connection:
        acts = connection.execute(select(events.c.act).where(events.c.submission == number)).scalars().all()
        rows = connection.execute(select(proposals).where(proposals.c.submission == number)).all()
        logged = connection.execute(
            select(audit_entries.c.details).where(audit_entries.c.action == PUBLISHED)
        ).scalar_one()
        assert "publish" in acts
        assert rows
        assert json.loads(logged)["content"] == submission_digest(connection, number)


Change = Callable[[ReportingContext], object]
HANDS: dict[str, tuple[str, str]] = {
    "role": ("UPDATE accounts SET role = 'administrator', area = NULL WHERE name = 'north'", "north"),
    "area": ("UPDATE accounts SET area = '100002' WHERE name = 'north'", "north"),
    "office": ("UPDATE accounts SET office = 'x' WHERE name = 'north'", "north"),
    "name": ("UPDATE accounts SET name = 'stranger' WHERE name = 'north'", "stranger"),
}


@pytest.mark.parametrize("hand", HANDS)
def test_rights_that_nobody_gave_are_found_by_the_account(office: ReportingContext, hand: str) -> None:
    statement, name = HANDS[hand]
    assert found(office) == []
    tamper(office.database, statement)
    (fault,) = found(office)
    assert f"account {name}" in fault
    assert ("does not have" in fault) is (hand == "name")


def test_an_account_that_came_from_nowhere_is_found(office: ReportingContext) -> None:
    with unguarded(office.database) as connection:
        connection.execute(insert(accounts).values(name="ghost", role="administrator", office="", created_at="x"))
    assert found(office) == ["the audit log does not have the account ghost"]


def test_what_an_administrator_gave_last_counts(office: ReportingContext, admin: Actor) -> None:
    account_records.add(
        office, admin, NewAccount("eve", Role.SUBMITTER, SOUTH, "South office"), "correct horse battery"
    )
    role_changes.assign(office, admin, NewAccount("eve", Role.REVIEWER))
    account_records.disable(office.database, admin, "eve")
    assert found(office) == []
    tamper(office.database, "UPDATE accounts SET role = 'submitter', area = '100002' WHERE name = 'eve'")
    (fault,) = found(office)
    assert "account eve" in fault


def test_a_draft_may_change_as_long_as_it_is_one(office: ReportingContext, north: Actor) -> None:
    one = drafted(office, north)
    submitting.submit(office, north, one.id, one.version)
    assert found(office) == []
