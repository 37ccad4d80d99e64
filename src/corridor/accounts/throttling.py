"""Slowing down after failed sign-ins, by account and by address, for all server processes together.

An attempt is counted before the password is looked at and taken back when it was right, so that a thousand guesses
at once are a thousand failures. Names that no account has are slowed down like any other.
"""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import Connection, delete, insert, select, update

from corridor.accounts.errors import SlowDownError
from corridor.releases.canonical_rows import digest_of
from corridor.releases.tables import throttles
from corridor.releases.timestamps import moment, stamp

_FREE_OF_ACCOUNT = 4
_FREE_OF_ADDRESS = 30
"""A whole office may sit behind one address."""
_LONGEST_S = 300
_FORGOTTEN = timedelta(hours=24)


def attempt(connection: Connection, now: str, name: str, address: str | None) -> None:
    """Count an attempt to sign in, in the caller's writing transaction.

    Raises:
        SlowDownError: it comes too soon after too many failures; it is then not counted.
    """
    connection.execute(delete(throttles).where(throttles.c.last_at < stamp(moment(now) - _FORGOTTEN)))
    for bucket, free in _buckets(name, address):
        row = connection.execute(select(throttles).where(throttles.c.bucket == bucket)).first()
        if row is None:
            connection.execute(insert(throttles).values(bucket=bucket, failures=1, last_at=now))
            continue
        _demand_patience(row.failures - free, row.last_at, now)
        counted = {"failures": row.failures + 1, "last_at": now}
        connection.execute(update(throttles).where(throttles.c.bucket == bucket).values(counted))


def forgive(connection: Connection, name: str, address: str | None) -> None:
    """Take back what a right password had counted: all of the account's failures, one of the address's."""
    (account, _), *addresses = _buckets(name, address)
    connection.execute(delete(throttles).where(throttles.c.bucket == account))
    for bucket, _ in addresses:
        less = {"failures": throttles.c.failures - 1}
        connection.execute(update(throttles).where(throttles.c.bucket == bucket).values(less))


def _demand_patience(beyond: int, last: str, now: str) -> None:
    if beyond < 0:
        return
    wait = min(2 ** min(beyond, 10), _LONGEST_S)
    left = (moment(last) + timedelta(seconds=wait) - moment(now)).total_seconds()
    if left > 0:
        raise SlowDownError(max(1, round(left)))


def _buckets(name: str, address: str | None) -> Iterator[tuple[str, int]]:
    """Hashes, since somebody may have typed a password where the name belongs."""
    yield digest_of(f"account:{name}"), _FREE_OF_ACCOUNT
    if address is not None:
        yield digest_of(f"address:{address}"), _FREE_OF_ADDRESS
