"""Every act as every role: who may not is refused, and nothing is written."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from sqlalchemy import select

from corridor.accounts import accounts, audit_log, credentials, role_changes
from corridor.accounts.accounts import NewAccount
from corridor.accounts.areas import submitting
from corridor.accounts.errors import ForbiddenError
from corridor.accounts.roles import RIGHTS, Actor, Right, Role, console
from corridor.model.territory import territory
from corridor.releases.tables import metadata
from corridor.reporting import deadlines, draft_rows, publishing, reviewing, submissions
from corridor.reporting.context import ReportingContext
from corridor.reporting.errors import UnknownSubmissionError
from corridor.reporting.row_ids import SubmittedRows, Withdrawal
from tests.corridor.reporting.conftest import PEOPLE
from tests.corridor.reporting.submitting import accepted, drafted, figure, submitted, submitted_rows
from tests.databases import START
from tests.small import CITY, NORTH, SOUTH, WHOLE, small

Act = Callable[[ReportingContext, Actor], object]
WITHDRAWAL = SubmittedRows(withdrawals=(Withdrawal("observations", "O1", "wrong"),))
GOOD = "correct horse battery"


def _draft(office: ReportingContext) -> tuple[int, int]:
    one = drafted(office, PEOPLE["north"])
    return one.id, one.version


def _submitted(office: ReportingContext) -> tuple[int, int]:
    one = submitted(office, PEOPLE["north"])
    return one.id, one.version


def _accepted(office: ReportingContext) -> tuple[int, int]:
    one = accepted(office, PEOPLE["north"])
    return one.id, one.version


def _token(office: ReportingContext) -> str:
    accepted(office, PEOPLE["north"])
    return publishing.plan(office, PEOPLE["reviewer"]).token


Prepared = Callable[[ReportingContext], object]
ACTS: Mapping[str, tuple[Prepared, Callable[[ReportingContext, Actor, object], object], set[str]]] = {
    "save": (_draft, lambda o, a, s: draft_rows.save(o, a, *s, submitted_rows(figure(NORTH, "31"))), {"north"}),
    "add": (
        _draft,
        lambda o, a, s: draft_rows.add(o, a, *s, submitted_rows(figure(NORTH, "31", "2026-Q2"))),
        {"north"},
    ),
    "withdraw": (_draft, lambda o, a, s: draft_rows.save(o, a, *s, WITHDRAWAL), {"north"}),
    "drop": (
        _draft,
        lambda o, a, s: draft_rows.drop(o, a, *s, ("observations", f"{NORTH}-branches-2026-Q3")),
        {"north"},
    ),
    "answer": (_draft, lambda o, a, s: submissions.answer(o, a, *s, {"x": "checked with the office"}), {"north"}),
    "submit": (_draft, lambda o, a, s: submissions.submit(o, a, *s), {"north"}),
    "discard": (_draft, lambda o, a, s: submissions.discard(o, a, *s), {"north"}),
    "recall": (_submitted, lambda o, a, s: submissions.recall(o, a, *s), {"north"}),
    "accept": (_submitted, lambda o, a, s: reviewing.accept(o, a, *s), {"reviewer", "second"}),
    "return": (_submitted, lambda o, a, s: reviewing.give_back(o, a, *s, "no"), {"reviewer", "second"}),
    "return-accepted": (_accepted, lambda o, a, s: reviewing.give_back(o, a, *s, "no"), {"reviewer", "second"}),
    "publish": (_token, lambda o, a, s: publishing.publish(o, a, "Q3", s), {"reviewer", "second"}),
    "deadline": (
        lambda _: None,
        lambda o, a, _: deadlines.set_deadline(o, a, "2026-Q3", START + timedelta(days=1)),
        {"reviewer", "second", "admin"},
    ),
    "add-account": (
        lambda _: None,
        lambda o, a, _: accounts.add(o, a, NewAccount("eve", Role.ADMINISTRATOR), GOOD),
        {"admin"},
    ),
    "disable-account": (lambda _: None, lambda o, a, _: accounts.disable(o.database, a, "south"), {"admin"}),
    "enable-account": (lambda _: None, lambda o, a, _: accounts.enable(o.database, a, "south"), {"admin"}),
    "assign-duties": (
        lambda _: None,
        lambda o, a, _: role_changes.assign(o, a, NewAccount("south", Role.REVIEWER)),
        {"admin"},
    ),
    "set-password": (
        lambda _: None,
        lambda o, a, _: credentials.set_password(o.database, a, "reviewer", GOOD),
        {"admin"},
    ),
    "link-account": (
        lambda _: None,
        lambda o, a, _: accounts.link(o.database, a, "south", "https://issuer.example", "s-1"),
        {"admin"},
    ),
}
"""Every write that there is: what must be there first, the act itself, and who may."""
READS: Mapping[str, tuple[Act, set[str]]] = {
    "standings": (lambda o, a: reviewing.standings(o, a, "2026-Q3"), {"reviewer", "second", "admin"}),
    "plan": (publishing.plan, {"reviewer", "second"}),
    "accounts": (lambda o, a: accounts.listing(o.database, a), {"admin"}),
    "audit": (lambda o, a: audit_log.entries(o.database, a), {"admin"}),
    "audit-last": (lambda o, a: audit_log.last(o.database, a), {"admin"}),
    "audit-verify": (lambda o, a: audit_log.broken(o.database, a), {"admin"}),
}


def everything(office: ReportingContext) -> dict[str, list[tuple[object, ...]]]:
    with office.database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def refused(act: Callable[[], object]) -> bool:
    """Whether it is forbidden to do this, or said that there is nothing to do it with."""
    try:
        act()
    except (ForbiddenError, UnknownSubmissionError):
        return True
    return False


@pytest.mark.parametrize("act", ACTS)
def test_every_write_is_refused_to_every_other_role(office: ReportingContext, act: str) -> None:
    """In one database, which none of them changes."""
    prepare, do, allowed = ACTS[act]
    prepared = prepare(office)
    before = everything(office)
    for who in [name for name in PEOPLE if name not in allowed]:
        assert refused(lambda actor=PEOPLE[who]: do(office, actor, prepared)), who
        assert everything(office) == before, who


@pytest.mark.parametrize(("act", "who"), [(act, who) for act in ACTS for who in PEOPLE if who in ACTS[act][2]])
def test_every_write_by_those_who_may(office: ReportingContext, act: str, who: str) -> None:
    prepare, do, _ = ACTS[act]
    prepared = prepare(office)
    before = everything(office)
    do(office, PEOPLE[who], prepared)
    assert everything(office) != before


@pytest.mark.parametrize("read", READS)
def test_every_reading_as_every_role(office: ReportingContext, read: str) -> None:
    act, allowed = READS[read]
    for who, actor in PEOPLE.items():
        if who in allowed:
            act(office, actor)
        else:
            with pytest.raises(ForbiddenError):
                act(office, actor)


def test_only_submitters_begin_and_only_for_their_own_area(office: ReportingContext) -> None:
    for who, actor in PEOPLE.items():
        if who in ("north", "south", "city"):
            assert submissions.begin(office, actor, "2026-Q3").area == actor.area
        else:
            with pytest.raises(ForbiddenError):
                submissions.begin(office, actor, "2026-Q3")


def test_who_sees_which_submissions(office: ReportingContext) -> None:
    drafted(office, PEOPLE["south"])
    one = submitted(office, PEOPLE["north"])
    expected = {"north": [NORTH], "south": [SOUTH], "reviewer": [one.area], "second": [one.area]}
    for who, actor in PEOPLE.items():
        assert [row.area for row in submissions.listing(office, actor)] == expected.get(who, []), who


def test_a_submitter_whose_area_is_gone_hands_in_nothing(office: ReportingContext) -> None:
    stranger = Actor(1, "north", Role.SUBMITTER, "999999", "ReportingContext")
    with pytest.raises(ForbiddenError):
        submissions.begin(office, stranger, "2026-Q3")


def test_nobody_both_hands_in_and_reviews() -> None:
    for role in Role:
        assert not {Right.SUBMIT, Right.REVIEW} <= RIGHTS[role]
        assert not {Right.SUBMIT, Right.PUBLISH} <= RIGHTS[role]
    assert RIGHTS[Role.VISITOR] == frozenset()


def test_the_territories_share_out_every_area_once() -> None:
    base = small()
    areas = [area for owner in submitting(base) for area in territory(base, owner)]
    assert sorted(areas) == sorted(base.areas)
    assert territory(base, CITY) == {CITY, WHOLE}
    assert territory(base, "") == frozenset()


def test_the_console_keeps_accounts_and_publishes_nothing() -> None:
    actor = console("root")
    assert actor.may(Right.KEEP_ACCOUNTS)
    assert not actor.may(Right.PUBLISH)
    assert actor.name == "console:root"
