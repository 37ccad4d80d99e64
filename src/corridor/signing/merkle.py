"""Merkle trees as RFC 6962, section 2.1, defines them: SHA-256, a first byte sets leaves apart from nodes."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec import Struct

_LEAF, _NODE = b"\x00", b"\x01"


class Sibling(Struct, frozen=True):
    """One step of a path from a leaf to the root: the hash beside it, and on which side that stands."""

    digest: bytes
    on_left: bool


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf that holds `data`: 32 bytes."""
    return sha256(_LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node above two hashes."""
    return sha256(_NODE + left + right).digest()


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root above the hashes of the leaves; that of an empty tree is the hash of nothing.

    Only the roots of complete trees to the left are held, each larger than the next, so that leaves may be very many.
    """
    complete: list[tuple[int, bytes]] = []
    for leaf in leaves:
        size, digest = 1, leaf
        while complete and complete[-1][0] == size:
            digest = node_hash(complete.pop()[1], digest)
            size *= 2
        complete.append((size, digest))
    if not complete:
        return sha256(b"").digest()
    _, root = complete.pop()
    while complete:
        root = node_hash(complete.pop()[1], root)
    return root


def inclusion_path(leaves: Sequence[bytes], index: int) -> tuple[Sibling, ...]:
    """The steps from leaf `index`, counted from 0, to the root above `leaves`.

    Raises:
        IndexError: there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    path, level = [], list(leaves)
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):  # else the node goes up alone, as the last of an odd number does
            path.append(Sibling(level[beside], on_left=beside < index))
        level, index = _level_above(level), index // 2
    return tuple(path)


def _level_above(level: Sequence[bytes]) -> list[bytes]:
    """Pairs joined; a last one without a partner goes up as it is.

    This makes the tree of the RFC, which splits at the largest power of two: both put complete trees on the left.
    """
    joined = [node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
    return joined + ([level[-1]] if len(level) % 2 else [])
