"""The hash of a release covers all that it brought, whichever way its lines are written, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace

from corridor.releases.audit import Entry
from corridor.releases.canonical_rows import canonical
from corridor.releases.chain import Brought, entry_hash, hash_of_sorted, line_of, release_hash

HEAD = (3, "2026-10-01T08:00:00.000000Z", "anna", "三季度", "2026-10-01")
_WORD = st.text(st.characters(codec="utf-8"), max_size=5)
_VERSIONS = st.lists(
    st.tuples(
        st.sampled_from(["observations", "sources"]), _WORD, _WORD, st.none() | _WORD, st.none() | st.integers(1, 9)
    ),
    max_size=6,
    unique_by=lambda version: version[:2],
)
VERSIONS: list[Brought] = [
    ("observations", "A", "0a", None, None),
    ("observations", "B", "0b", "counted twice", None),
    ("observations", "C", "0c", None, 7),
    ("sources", "A", "0d", "", 7),
]


@given(_VERSIONS)
def test_the_line_of_a_row_is_its_canonical_text(versions: list[Brought]) -> None:
    assert [line_of(version).decode() for version in versions] == [f"\n{canonical(version)}" for version in versions]


@given(st.permutations(VERSIONS))
def test_the_order_in_which_rows_came_does_not_count(versions: list[Brought]) -> None:
    assert release_hash("before", HEAD, versions) == hash_of_sorted("before", HEAD, VERSIONS)


@pytest.mark.parametrize("place", range(len(VERSIONS)))
@pytest.mark.parametrize("column", range(5))
def test_no_value_of_a_row_can_be_another(place: int, column: int) -> None:
    known, others = release_hash("before", HEAD, VERSIONS), ("observationz", "Z", "0z", "why", 8)
    row = VERSIONS[place]
    changed = [*VERSIONS]
    changed[place] = (*row[:column], others[column], *row[column + 1 :])  # type: ignore[assignment]
    assert release_hash("before", HEAD, changed) != known


def test_neither_can_the_release_before_nor_what_was_said_of_it_nor_a_row_be_left_out() -> None:
    known = release_hash("before", HEAD, VERSIONS)
    others = [release_hash(None, HEAD, VERSIONS), release_hash("", HEAD, VERSIONS)]
    others += [
        release_hash("before", (*HEAD[:at], f"{HEAD[at]}0", *HEAD[at + 1 :]), VERSIONS) for at in range(len(HEAD))
    ]
    others += [release_hash("before", HEAD, VERSIONS[:at] + VERSIONS[at + 1 :]) for at in range(len(VERSIONS))]
    assert known not in others
    assert len({known, *others}) == 1 + len(others)


def test_an_entry_of_the_log_is_held_to_its_place_and_every_word() -> None:
    head = (2, "2026-10-01", "anna", "release.publish", "release:1", "{}")
    known = Entry(*head, "before", entry_hash("before", head))
    assert known.own_hash == known.hash
    for name, value in asdict(known).items():
        if name != "hash":
            changed = replace(known, **{name: value + 1 if isinstance(value, int) else f"{value}x"})
            assert changed.own_hash != known.hash, name
