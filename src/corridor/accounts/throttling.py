"""Slowing down those who guess passwords, for all server processes together, without keeping the owner out.

An attempt counts for the account and the address together: guesses from elsewhere are no reason to refuse the
owner. A browser that has signed an account in before counts for itself alone. So many addresses at once that an account
is guessed a hundred times an hour make it slow for browsers that nobody knows; the operator can release it.

An attempt is counted before the password is looked at and taken back when it was right, so that a thousand guesses
at once are a thousand failures. Names that no account has are slowed down like any other.
"""

from collections.abc import Iterator
from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select, update

from corridor.accounts.errors import SlowDownError
from corridor.releases.canonical_rows import digest_of
from corridor.releases.tables import throttles
from corridor.releases.timestamps import moment, stamp

_FREE_OF_PAIR = 4
_FREE_OF_BROWSER = 10
_FREE_OF_ADDRESS = 30
"""A whole office may sit behind one address."""
_FREE_OF_ACCOUNT = 100
_FORGIVEN_EACH_S = 36
"""An account forgets one failure in so many seconds: what one address can go on trying never adds up."""
_LONGEST_S = 300
_FORGOTTEN = timedelta(hours=24)
_IPV6_NETWORK = 64


class Guesser(Struct, frozen=True):
    """Who tries to sign in.

    Attributes:
        name: the name that was typed.
        address: the network address; nothing for somebody who is signed in and changes the own password.
        browser: the mark of a browser that has signed this account in before; empty for any other.
    """

    name: str
    address: str | None = None
    browser: str = ""


class _Bucket(Struct, frozen=True):
    key: str
    free: int
    forgiven_each_s: int = 0


def attempt(connection: Connection, now: str, guesser: Guesser) -> None:
    """Count an attempt to sign in, in the caller's writing transaction.

    Raises:
        SlowDownError: it comes too soon after too many failures; it is then not counted.
    """
    connection.execute(delete(throttles).where(throttles.c.last_at < stamp(moment(now) - _FORGOTTEN)))
    for bucket in _buckets(guesser):
        row = connection.execute(select(throttles).where(throttles.c.bucket == bucket.key)).first()
        if row is None:
            connection.execute(insert(throttles).values(bucket=bucket.key, failures=1, last_at=now))
            continue
        passed = max(0.0, (moment(now) - moment(row.last_at)).total_seconds())
        forgiven = int(passed // bucket.forgiven_each_s) if bucket.forgiven_each_s else 0
        failures = max(0, row.failures - forgiven)
        _demand_patience(failures - bucket.free, passed)
        counted = {"failures": failures + 1, "last_at": now}
        connection.execute(update(throttles).where(throttles.c.bucket == bucket.key).values(counted))


def forgive(connection: Connection, guesser: Guesser) -> None:
    """Take back what a right password had counted: all of its own failures, one of what others share."""
    own, *shared = _buckets(guesser)
    connection.execute(delete(throttles).where(throttles.c.bucket == own.key))
    for bucket in shared:
        less = {"failures": throttles.c.failures - 1}
        connection.execute(update(throttles).where(throttles.c.bucket == bucket.key).values(less))


def release(connection: Connection, name: str) -> None:
    """Forget every failure of an account, wherever it was tried from."""
    connection.execute(delete(throttles).where(throttles.c.bucket.startswith(_of_account(name), autoescape=True)))


def network(address: str) -> str:
    """What counts as one address: for IPv6 the network of a household, since each has more addresses than tries."""
    try:
        read = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(read, IPv6Address):
        return str(read.ipv4_mapped or ip_network((read, _IPV6_NETWORK), strict=False))
    return str(read)


def _demand_patience(beyond: int, passed_s: float) -> None:
    """Let an attempt pass that comes late enough. A clock that was set back makes nobody wait longer than usual."""
    if beyond < 0:
        return
    left = min(2 ** min(beyond, 10), _LONGEST_S) - passed_s
    if left > 0:
        raise SlowDownError(ceil(left))


def _buckets(guesser: Guesser) -> Iterator[_Bucket]:
    """The own one first. Hashes, since somebody may have typed a password where the name belongs."""
    account = _of_account(guesser.name)
    if guesser.browser:
        yield _Bucket(f"{account}/{digest_of(f'browser:{guesser.browser}')}", _FREE_OF_BROWSER)
        return
    if guesser.address is None:
        yield _Bucket(f"{account}/own", _FREE_OF_PAIR)
        return
    place = network(guesser.address)
    yield _Bucket(f"{account}/{digest_of(f'address:{place}')}", _FREE_OF_PAIR)
    yield _Bucket(digest_of(f"address:{place}"), _FREE_OF_ADDRESS)
    yield _Bucket(account, _FREE_OF_ACCOUNT, _FORGIVEN_EACH_S)


def _of_account(name: str) -> str:
    return digest_of(f"account:{name}")
