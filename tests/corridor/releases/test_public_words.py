"""What a visitor reads of a database in trouble: what it means for the own work, and nothing of where it lies."""

from collections.abc import Iterator

import pytest

from corridor.messages.catalogue import languages
from corridor.releases import errors
from corridor.releases.errors import DatabaseError

PLACE, DETAIL = "postgresql://anna@10.1.2.3/corridor", "FATAL: no pg_hba.conf entry at /srv/secret.sqlite3"
MET_WHILE_SERVING = (
    errors.DatabaseUnreachableError(PLACE, DETAIL),
    errors.DatabaseFullError(PLACE),
    errors.DatabaseBusyError(PLACE),
    errors.DatabaseRefusedError(PLACE, DETAIL),
    errors.UnknownReleaseError(7),
    errors.OvertakenError(),
)


def words(error: DatabaseError) -> Iterator[str]:
    yield from (error.public.in_(language) for language in languages())


@pytest.mark.parametrize("error", MET_WHILE_SERVING, ids=lambda error: error.code)
def test_no_address_path_or_driver_reaches_a_visitor(error: DatabaseError) -> None:
    for text in words(error):
        assert text
        assert not any(secret in text for secret in ("10.1.2.3", "anna", "pg_hba", "/srv", "postgresql", "FATAL"))


@pytest.mark.parametrize("error", MET_WHILE_SERVING[:4], ids=lambda error: error.code)
def test_the_operator_learns_where(error: DatabaseError) -> None:
    assert PLACE in str(error)
