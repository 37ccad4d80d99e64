"""The table of requirements met: every chapter is there, in order, and each test that it names exists."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
TEXT = (TESTS.parent / "docs" / "security.md").read_text("utf-8")
ROWS = [line.split("|")[1:3] for line in TEXT.splitlines() if line.startswith("| V")]
NUMBER = re.compile(r"V(\d+)\.(\d+)\.(\d+)")
CHAPTERS = 17
"""Of ASVS 5.0."""


def first(requirement: str) -> tuple[int, ...]:
    found = NUMBER.match(requirement.strip())
    assert found, requirement
    return tuple(map(int, found.groups()))


def test_every_chapter_has_its_rows_in_order() -> None:
    numbers = [first(requirement) for requirement, _ in ROWS]
    assert numbers == sorted(numbers)
    assert {number[0] for number in numbers} == set(range(1, CHAPTERS + 1))


def test_no_requirement_is_answered_twice() -> None:
    named = [number for requirement, _ in ROWS for number in NUMBER.findall(requirement)]
    assert len(named) == len(set(named))


@pytest.mark.parametrize(("requirement", "held"), ROWS)
def test_what_holds_a_requirement_is_there(requirement: str, held: str) -> None:
    """A test by its path, a file of the program, or a reason in words."""
    folder = ""
    for path in re.findall(r"`([\w./-]+\.(?:py|md|lock))`", held):
        if "/" in path:
            folder = path.rpartition("/")[0]
        places = (TESTS / path, TESTS / folder / path, TESTS.parent / path)
        assert any(place.is_file() for place in places), path
    assert len(held.strip()) > 8, requirement
