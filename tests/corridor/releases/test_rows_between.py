"""What releases brought between two of them, and how that stood before."""

import pytest
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.releases.contents import rows_before, rows_between
from corridor.releases.database import Database
from corridor.releases.standing_observations import ReleasedRow, standing
from corridor.releases.words import ORDER, words_in
from tests.corridor.releases.publishing import publish, put
from tests.small import observation, programme, small


@pytest.fixture
def published(database: Database) -> Database:
    """Release 2 changes O1; release 3 changes O2 and brings a new figure."""
    publish(database, put("O1", value="11"))
    publish(database, put("O2", value="12"), put("O9", period="2026-Q3"))
    return database


@pytest.mark.parametrize(
    ("after", "until", "brought", "stood"),
    [
        (1, 2, {"O1"}, {"O1"}),
        (2, 3, {"O2", "O9"}, {"O2"}),
        (1, 3, {"O1", "O2", "O9"}, {"O1", "O2"}),
        (3, 3, set(), set()),
    ],
)
def test_what_came_later_alone_and_how_it_stood_before(
    published: Database, after: int, until: int, brought: set[str], stood: set[str]
) -> None:
    with published.reading() as connection:
        assert {row.key for row in rows_between(connection, after, until)} == brought
        before = rows_before(connection, after, until)
    assert {row.key for row in before} == stood
    assert all(row.release <= after for row in before)


def test_rows_that_a_package_would_have_brought_are_no_changes() -> None:
    package = small().figures
    plain = ReleasedRow("observations", "O9", observation("O9", period="2026-Q3"), 1)
    withdrawn = ReleasedRow("observations", "O8", observation("O8", period="2026-Q2"), 1, "twice")
    submitted = ReleasedRow("observations", "O7", observation("O7", period="2026-Q1"), 1, None, 5)
    found = standing(package, range(len(package)), [plain, withdrawn, submitted])
    assert set(found.changes) == {"O8", "O7"}
    assert set(found) == {*package, "O9", "O8", "O7"}
    assert found["O9"] == plain


def test_the_order_of_a_table_is_kept_where_it_is_not_that_of_its_ids() -> None:
    def kept(base: Dataset) -> dict[str, str | None]:
        return {version.key: version.content for version in words_in(base) if version.kind == ORDER}

    unsorted = {key: programme(key) for key in ("P2", "P1")}
    assert kept(small()) == {}
    assert kept(replace(small(), programmes=unsorted)) == {"programmes": '["P2","P1"]'}
    assert kept(replace(small(), programmes=dict(sorted(unsorted.items())))) == {}
    assert set(kept(replace(small(), observations=dict(reversed(small().observations.items()))))) == {"observations"}
