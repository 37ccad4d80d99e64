"""The past of a release: what each row was before, and nothing of what came after."""

from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from corridor.accounts.roles import Actor
from corridor.releases.canonical_rows import encoded
from corridor.releases.chain import release_hash
from corridor.releases.contents import contents_of, rows_between
from corridor.releases.database import Database
from corridor.releases.difference import Difference
from corridor.releases.release_history import ReleaseHistory, history_of
from corridor.releases.releases import RowVersion
from corridor.releases.standing_observations import ReleasedRow
from corridor.releases.tables import releases
from corridor.reporting.context import ReportingContext
from tests.corridor.releases.publishing import publish, put
from tests.corridor.reporting.submitting import accepted, figure, published
from tests.small import small


@pytest.fixture
def corrected(database: Database) -> Database:
    """Four releases: O1 is corrected in the second and the third and withdrawn in the fourth, O2 never touched."""
    publish(database, put("O1", value="11"))
    publish(database, put("O1", value="12"))
    publish(database, RowVersion("observations", "O1", encoded(small().observations["O1"]), withdrawn="counted twice"))
    return database


def past(database: Database, number: int) -> ReleaseHistory:
    with database.reading() as connection:
        return history_of(connection, contents_of(connection, number))


@pytest.mark.parametrize(
    ("number", "values", "since"),
    [(1, ["10"], [1]), (2, ["10", "11"], [1, 2]), (3, ["10", "11", "12"], [1, 2, 3])],
)
def test_a_release_knows_what_a_row_was_and_not_what_it_became(corrected, number, values, since):
    history = past(corrected, number)
    assert list(history.releases) == list(range(1, number + 1))
    with corrected.reading() as connection:
        row = contents_of(connection, number).rows["observations"]["O1"]
    versions = history.versions(row)
    assert [str(version.standing.record.value) for version in versions] == values
    assert [version.release.number for version in versions] == since
    assert all(version.submitted is None for version in versions)


def test_a_withdrawn_row_keeps_its_past_and_an_untouched_one_has_none(corrected):
    history = past(corrected, 4)
    with corrected.reading() as connection:
        rows = contents_of(connection, 4).rows["observations"]
    assert [version.standing.withdrawn for version in history.versions(rows["O1"])] == [
        None,
        None,
        None,
        "counted twice",
    ]
    assert [version.release.number for version in history.versions(rows["O2"])] == [1]


@pytest.fixture
def reported(office: ReportingContext, north: Actor, south: Actor) -> ReportingContext:
    """A report of the north in release 2, one of the south in release 3, another of the north in release 4."""
    for who, period in ((north, "2026-Q3"), (south, "2026-Q3"), (north, "2026-Q4")):
        accepted(office, who, figure(str(who.area), "30", period), period=period)
        published(office)
    return office


def test_a_release_names_the_reports_until_it_whichever_past_is_known(reported: ReportingContext) -> None:
    """The past that is known may be of an earlier release, or of a later one."""
    reports = [("100001", "2026-Q3", 2), ("100002", "2026-Q3", 3), ("100001", "2026-Q4", 4)]
    with reported.database.reading() as connection:
        pasts = {number: history_of(connection, contents_of(connection, number)) for number in range(1, 5)}
        for number, known in product(pasts, pasts):
            assert history_of(connection, contents_of(connection, number), pasts[known]) == pasts[number], (
                number,
                known,
            )
        rows = contents_of(connection, 4).rows["observations"]
    for number, found in pasts.items():
        right = reports[: number - 1]
        assert [(one.period, one.release) for one in found.submitted.values()] == [one[1:] for one in right]
        assert list(found.releases) == [*range(1, number + 1)]
        assert [len(found.offices(at)) for at in range(1, 5)] == [0, *(at <= number for at in (2, 3, 4))]
        for area, period, at in right:
            (version,) = found.versions(rows[f"{area}-branches-{period}"])
            assert version.submitted is not None
            assert (version.release.number, version.submitted.release, version.submitted.period) == (at, at, period)


@pytest.mark.parametrize(("after", "until", "keys"), [(1, 4, {"O1"}), (3, 4, {"O1"}), (4, 4, set()), (1, 1, set())])
def test_only_rows_of_later_releases_are_read_anew(corrected, after, until, keys):
    with corrected.reading() as connection:
        found = tuple(rows_between(connection, after, until))
    assert {row.key for row in found} == keys
    assert all(after < row.release <= until for row in found)


versions = st.tuples(
    st.sampled_from(["observations", "programmes"]),
    st.sampled_from(["A", "B", "C"]),
    st.text(max_size=3),
    st.none() | st.just("gone"),
    st.none() | st.integers(1, 3),
)


@given(st.lists(versions, unique_by=lambda row: row[:2], max_size=4))
def test_a_release_hash_depends_on_what_it_brought_and_not_on_the_order(brought):
    hashes = {release_hash("before", (2, "at", "by", "why", "as of"), rows) for rows in permutations(brought)}
    assert len(hashes) == 1


@given(st.lists(versions, unique_by=lambda row: row[:2], min_size=1, max_size=4), st.integers(0, 3))
def test_a_release_hash_covers_every_row_the_head_and_the_release_before(brought, place):
    head = (2, "at", "by", "why", "as of")
    whole = release_hash("before", head, brought)
    less = [row for at, row in enumerate(brought) if at != place % len(brought)]
    others = {release_hash("before", head, less), release_hash("other", head, brought)}
    others |= {release_hash("before", (*head[:at], "else", *head[at + 1 :]), brought) for at in range(len(head))}
    assert whole not in others


@pytest.mark.parametrize("place", range(3))
def test_each_kind_of_difference_counts(place):
    row: Any = ReleasedRow("observations", "O1", small().observations["O1"], 2)
    assert not Difference((), (), ())
    assert Difference(*((row,) if at == place else () for at in range(3)))


def test_no_two_releases_have_one_number_hash_or_predecessor(corrected):
    with corrected.reading() as connection:
        rows = [row._mapping for row in connection.execute(releases.select().order_by(releases.c.number))]
    last = {**rows[-1], "number": 5, "hash": "another", "previous": rows[-1]["hash"]}
    for clash in ({"number": 4}, {"hash": rows[-1]["hash"]}, {"previous": rows[-2]["hash"]}):
        with pytest.raises(IntegrityError), corrected.writing() as connection:
            connection.execute(insert(releases).values({**last, **clash}))
