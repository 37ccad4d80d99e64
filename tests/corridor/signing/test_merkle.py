"""Trees agree with the RFC's own recursive definition, and paths lead to the root from nowhere else."""

from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.signing.merkle import Sibling, inclusion_path, leaf_hash, node_hash, root_of

LEAVES = st.lists(st.binary(max_size=8).map(leaf_hash), min_size=1, max_size=70)


def by_the_rfc(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1, word for word: k is the largest power of two smaller than n."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(by_the_rfc(leaves[:split]), by_the_rfc(leaves[split:]))


def root_from(leaf: bytes, path: Sequence[Sibling]) -> bytes:
    """The root that a leaf's hash and its path lead to: what a verifier works out."""
    for step in path:
        leaf = node_hash(step.digest, leaf) if step.on_left else node_hash(leaf, step.digest)
    return leaf


def test_known_answers() -> None:
    """The hash of nothing, and the first two of the test vectors of Certificate Transparency."""
    assert root_of([]) == sha256(b"").digest()
    first = leaf_hash(b"")
    assert first.hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root_of([first, leaf_hash(b"\x00")]).hex() == (
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    )


@given(LEAVES)
def test_root_is_that_of_the_rfc(leaves: list[bytes]) -> None:
    assert root_of(leaves) == by_the_rfc(leaves)


@given(LEAVES, st.data())
def test_a_path_leads_from_its_leaf_to_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = inclusion_path(leaves, index)
    assert root_from(leaves[index], path) == root_of(leaves)
    assert len(path) <= (len(leaves) - 1).bit_length()
    assert root_from(leaf_hash(b"another leaf"), path) != root_of(leaves)


@pytest.mark.parametrize("index", [-1, 3])
def test_no_path_from_a_leaf_that_is_not_there(index: int) -> None:
    with pytest.raises(IndexError):
        inclusion_path([leaf_hash(b"")] * 3, index)
