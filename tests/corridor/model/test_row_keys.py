"""Ids in few bytes: each is found again, in any writing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.row_keys import RowKeys, RowNumbers
from tests.corridor.observations import keys

some_keys = st.lists(keys, unique=True, max_size=20)


@given(some_keys, keys)
def test_an_id_is_found_where_it_stands(given_keys: list[str], other: str) -> None:
    held = RowKeys.of(given_keys)
    assert list(held) == given_keys == [held[place] for place in range(len(held))]
    assert [held.place_of(key) for key in given_keys] == list(range(len(given_keys)))
    assert (held.place_of(other) is None) == (other not in given_keys)
    assert held.in_order == (given_keys == sorted(given_keys))
    assert held[1:3] == given_keys[1:3]


@given(st.lists(keys | st.text(max_size=3) | st.text("ab", min_size=60, max_size=70), max_size=12))
def test_ids_are_put_in_order_and_equal_ones_are_found(given_keys: list[str]) -> None:
    encoded = [key.encode("utf-8", "surrogatepass") for key in given_keys]
    ends = np.cumsum([len(key) for key in encoded], dtype=np.int64)
    found = RowKeys.different(np.frombuffer(b"".join(encoded), np.uint8), ends)
    assert (found is not None) == (len(set(given_keys)) == len(given_keys))
    ordered = RowKeys.of(given_keys)
    assert [encoded[place] for place in ordered.order] == sorted(encoded)
    assert all(key in ordered for key in given_keys)
    assert "no id of these" not in ordered


@given(some_keys, st.lists(keys, max_size=5), st.integers(0, 5))
def test_several_are_found_whatever_is_guessed(given_keys: list[str], asked: list[str], guess: int) -> None:
    held = RowKeys.of(given_keys)
    expected = [given_keys.index(key) if key in given_keys else -1 for key in asked]
    assert held.places_of(asked, guess).tolist() == expected
    assert held.places_of(sorted(given_keys)).tolist() == [given_keys.index(key) for key in sorted(given_keys)]


@given(some_keys, st.text(max_size=2) | st.sampled_from(["o", "o-", "-a", "1", "ß", "é"]))
def test_a_piece_is_found_whatever_the_case(given_keys: list[str], word: str) -> None:
    word = word.casefold()
    assert RowKeys.of(given_keys).containing(word).tolist() == [word in key.casefold() for key in given_keys]


@given(some_keys)
def test_numbers_by_id(given_keys: list[str]) -> None:
    numbers = RowNumbers(RowKeys.of(given_keys), np.arange(len(given_keys)) + 2)
    assert dict(numbers) == {key: place + 2 for place, key in enumerate(given_keys)}
    assert numbers.get("no id of these", 0) == 0


def test_a_place_takes_four_bytes() -> None:
    """Half a million rows have an end and an order each."""
    held = RowKeys.of(f"O-{number}" for number in range(1000))
    assert held.ends.nbytes == held.order.nbytes == 4 * len(held)


@given(some_keys, st.data())
def test_pieces_are_those_of_the_places_asked_for(given_keys: list[str], data: st.DataObject) -> None:
    held = RowKeys.of(given_keys)
    first, last = sorted(data.draw(st.integers(0, len(given_keys))) for _ in range(2))
    apart = data.draw(st.permutations(range(len(given_keys))))
    for places in (range(first, last), apart):
        pieces = held.pieces(np.array(places, np.intp))
        assert pieces == [given_keys[place].encode() for place in places]
        assert held.at(places) == [given_keys[place] for place in places]


def test_there_is_no_place_beyond_the_last() -> None:
    held = RowKeys.of(["A", "B"])
    assert (held[-1], held[-2]) == ("B", "A")
    with pytest.raises(IndexError):
        held[2]
    with pytest.raises(KeyError):
        RowNumbers(held, np.arange(2))["C"]
    assert 7 not in held
