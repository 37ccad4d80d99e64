"""The hashes that chain releases, and entries of the audit log, to the ones before them.

A release's hash covers what it brought, not all that it holds: what it holds follows from the releases before,
which the chain covers too. So publishing costs as much as what is new.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
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
    digest = sha256(canonical([previous, *head]).encode())
    for version in sorted(brought, key=itemgetter(0, 1)):
        digest.update(f"\n{canonical(version)}".encode())
    return digest.hexdigest()


def entry_hash(previous: str, entry: Sequence[str | int]) -> str:
    """Hash of an audit entry: number, at, actor, action, subject, details."""
    return digest_of(canonical([previous, *entry]))
