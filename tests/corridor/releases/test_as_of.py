"""Up to which day the data speak: never an earlier one than the package's own."""

from datetime import date, timedelta

import pytest

from corridor.releases.contents import contents_of
from corridor.releases.database import Database
from corridor.releases.merging import merged
from tests.small import small


@pytest.mark.parametrize(("days", "moved"), [(-1, 0), (0, 0), (1, 1), (400, 400)])
def test_a_release_moves_the_day_forward_and_never_back(database: Database, days: int, moved: int) -> None:
    base = small()
    with database.reading() as connection:
        rows = contents_of(connection, 1).rows
    own = base.corridor.as_of
    made = merged(rows, base, own + timedelta(days=days))
    assert made.corridor.as_of == own + timedelta(days=moved)
    assert base.corridor.as_of == own == date(2026, 1, 15)
