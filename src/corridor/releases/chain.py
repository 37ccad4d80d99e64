"""The hashes that chain releases, and entries of the audit log, to the ones before them.

A release's hash covers what it brought, not all that it holds: what it holds follows from the releases before,
which the chain covers too. So publishing costs as much as what is new.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from json.encoder import encode_basestring
from operator import itemgetter

from corridor.releases.canonical_rows import canonical, digest_of

Brought = tuple[str, str, str, str | None, int | None]
"""One row version in a hash: kind, key, digest of its content, reason of withdrawal, submission."""


def release_hash(previous: str | None, head: Sequence[str | int], brought: Iterable[Brought]) -> str:
    """Hash of a release.

    Args:
        previous: hash of the release before.
        head: number, published_at, published_by, reason, as_of.
        brought: its row versions, in any order.
    """
    return hash_of_sorted(previous, head, sorted(brought, key=itemgetter(0, 1)))


def hash_of_sorted(previous: str | None, head: Sequence[str | int], brought: Iterable[Brought]) -> str:
    """The same of row versions that come in the order of their kinds and keys."""
    return hash_of_lines(previous, head, map(line_of, brought))


def hash_of_lines(previous: str | None, head: Sequence[str | int], lines: Iterable[bytes]) -> str:
    """The same of lines, one or several at a time, that `line_of` makes of row versions in that order."""
    digest = sha256(canonical([previous, *head]).encode())
    for some in lines:
        digest.update(some)
    return digest.hexdigest()


def line_of(version: Brought) -> bytes:
    """What the hash covers of a row version: a line of its own."""
    return f"\n{_written(version)}".encode()


def _written(version: Brought) -> str:
    """What `canonical` makes of it; by hand for the package's own rows, of which there may be very many."""
    if version[3] is None and version[4] is None:
        return "[{},{},{},null,null]".format(*map(encode_basestring, version[:3]))
    return canonical(version)


def entry_hash(previous: str, entry: Sequence[str | int]) -> str:
    """Hash of an audit entry: number, at, actor, action, subject, details."""
    return digest_of(canonical([previous, *entry]))
