"""``python -m tests.mutants [--every N] [--first K] [PATH…]``: small faults in the core; are they found?

Runs in an environment with Cosmic Ray (`make mutants`). No file is changed: each fault lives in a process of its own.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import alembic.command  # noqa: F401 - what every trial needs is imported once, before the processes part
import dash  # noqa: F401
import hypothesis.strategies  # noqa: F401
import openpyxl  # noqa: F401
import playwright.sync_api  # noqa: F401
import psycopg  # noqa: F401
import pyproj  # noqa: F401
import shapely.ops  # noqa: F401
import sqlalchemy.orm  # noqa: F401

from tests.mutants.mutant import Mutant, mutants_of
from tests.mutants.trial import passes
from tests.mutants.warm import changed_functions, lives_of

_CORE = Path("src/corridor")
_NEAREST = {
    "model": ["tests/corridor/model"],
    "package/checks": ["tests/corridor/package/checks"],
    "releases": ["tests/corridor/releases"],
    "accounts/throttling.py": ["tests/corridor/accounts/test_forgiveness.py"],
}
"""What is mutated, and the tests that should notice."""


def main() -> None:
    """Run the mutants of the files named, or of every file listed above."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="try each N-th mutant of a file")
    parser.add_argument("--first", type=int, default=0, metavar="K", help="from the K-th on, counted from 0")
    parser.add_argument("files", nargs="*", type=Path, help="files or folders below src/corridor")
    asked = parser.parse_args()
    os.environ["HYPOTHESIS_PROFILE"] = "quick"
    counts: dict[Path, Counter[str]] = {}
    for place, tests in _NEAREST.items():
        files = [path for path in _files(place) if not asked.files or any(map(path.is_relative_to, asked.files))]
        sampled = [mutant for path in files for mutant in list(mutants_of(path))[asked.first :: asked.every]]
        mutants = [mutant for mutant in sampled if mutant.compiles()]
        counts |= {path: Counter() for path in files}
        for mutant, lives in _tried(mutants, tests) if mutants else ():
            counts[mutant.path]["lives" if lives else "dies"] += 1
            if lives:
                sys.stdout.write(f"{mutant.shown()}\n")
                sys.stdout.flush()
    sys.stdout.write(_table(counts))


def _tried(mutants: list[Mutant], tests: list[str]) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant, and whether it lives: first those of functions, which are quickly tried."""
    warm = [mutant for mutant in mutants if changed_functions(mutant)]
    yield from zip(warm, lives_of(warm, tests), strict=True)
    for mutant in mutants:
        if mutant not in warm:
            yield mutant, all(passes([nearest], mutant) for nearest in _by_nearness(mutant.path, tests))


def _files(place: str) -> list[Path]:
    """The files of a place."""
    path = _CORE / place
    return [path] if path.is_file() else sorted(path.glob("*.py"))


def _by_nearness(path: Path, tests: list[str]) -> list[str]:
    """The tests of a file, its own first."""
    own = Path("tests/corridor") / path.relative_to(_CORE).with_name(f"test_{path.name}")
    return [*([str(own)] if own.exists() and str(own) not in tests else []), *tests]


def _table(counts: dict[Path, Counter[str]]) -> str:
    """Share of the dead by file, and by what is mutated."""
    rows = [(str(path), count) for path, count in counts.items()]
    rows += [
        (place, sum((count for path, count in counts.items() if path.is_relative_to(_CORE / place)), Counter()))
        for place in _NEAREST
    ]
    return "".join(
        f"{count['dies'] / count.total():6.1%} {count['dies']:5} of {count.total():5}  {name}\n"
        for name, count in rows
        if count.total()
    )


if __name__ == "__main__":
    main()
