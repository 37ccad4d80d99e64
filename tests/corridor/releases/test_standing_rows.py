"""Under a checkpoint's root is every row that stands in its release, to the last, and no other one."""

import pytest
from sqlalchemy import select

from corridor.releases import checkpoints
from corridor.releases.audit import Act, record
from corridor.releases.canonical_rows import encoded
from corridor.releases.checkpoints import StandingRow, content_of, drawn_up, standing_rows
from corridor.releases.database import Database
from corridor.releases.releases import RowVersion, release
from corridor.releases.tables import row_versions
from corridor.signing.merkle import leaf_hash, root_of
from tests.corridor.releases.publishing import publish, put
from tests.small import observation

LAST = "\U0001f600"
"""It comes last by code points, and not by UTF-16."""


@pytest.fixture
def filled(database: Database) -> Database:
    """Release 2 corrects and adds, 3 withdraws, 4 brings one of these back."""
    publish(database, put("O1", value="11"), put("O3", period="2026-Q3"), put(LAST, period="2026-Q2"))
    gone = [RowVersion("observations", key, encoded(observation(key)), withdrawn="twice") for key in ("O2", LAST)]
    publish(database, *gone)
    publish(database, put("O2", value="21"))
    return database


def expected(database: Database, number: int) -> list[StandingRow]:
    """The same by a walk through every version."""
    rows: dict[tuple[str, str], str | None] = {}
    with database.reading() as connection:
        for row in connection.execute(select(row_versions).order_by(row_versions.c.release)):
            if row.release <= number:
                rows[row.kind, row.key] = None if row.withdrawn is not None else row.digest
    return [StandingRow(*key, digest) for key, digest in sorted(rows.items()) if digest is not None]


@pytest.mark.parametrize("at_a_time", [1, 3, 5000])
def test_every_standing_row_is_there_in_the_order_of_leaves(
    filled: Database, monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    monkeypatch.setattr(checkpoints, "_AT_A_TIME", at_a_time)
    for number in (1, 2, 3, 4):
        wanted = expected(filled, number)
        with filled.reading() as connection:
            assert list(standing_rows(connection, number)) == wanted
            found = content_of(connection, number)
        assert found == (len(wanted), root_of(leaf_hash(row.leaf) for row in wanted))


def test_a_correction_and_a_withdrawal_change_the_root_and_the_same_rows_do_not(filled: Database) -> None:
    with filled.reading() as connection:
        roots = [content_of(connection, number) for number in (1, 2, 3, 4)]
    assert len(set(roots)) == 4
    assert [count - roots[0][0] for count, _ in roots] == [0, 2, 0, 1]
    publish(filled, RowVersion("observations", LAST, encoded(observation(LAST)), withdrawn="again"))
    with filled.reading() as connection:
        assert content_of(connection, 5) == roots[3]


def test_a_known_checkpoint_is_brought_up_to_date_with_the_log(filled: Database) -> None:
    with filled.reading() as connection:
        made = release(connection, 4)
        before = drawn_up(connection, made)
    with filled.writing() as connection:
        record(connection, Act(filled.now(), "anna", "session.open", "account:anna"))
    with filled.reading() as connection:
        whole, shortened = drawn_up(connection, made), drawn_up(connection, made, before)
        other = drawn_up(connection, release(connection, 3), before)
    assert shortened == whole
    assert (whole.size, whole.rows, whole.content) == (before.size + 1, before.rows, before.content)
    assert whole.root != before.root
    assert (other.release, other.content) != (before.release, before.content)
