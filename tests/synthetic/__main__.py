"""``python -m tests.synthetic OUT_DIR``: write the package for tests of size."""

import argparse
from pathlib import Path

from tests.synthetic.package import make
from tests.synthetic.plan import Plan


def main() -> None:
    """Read the options and write the package."""
    size = Plan()
    parser = argparse.ArgumentParser(prog="python -m tests.synthetic", description="Make a large synthetic package.")
    parser.add_argument("folder", metavar="OUT_DIR", type=Path)
    parser.add_argument("--regions", type=int, default=size.regions)
    parser.add_argument("--indicators", type=int, default=size.indicators)
    parser.add_argument("--periods", type=int, default=size.periods)
    parser.add_argument("--within", type=int, default=size.within, help="regions in one area above them")
    given = parser.parse_args()
    plan = Plan(given.regions, given.indicators, given.periods, given.within)
    make(given.folder, plan)
    print(f"{given.folder}: {plan.regions} regions x {plan.indicators} indicators x {plan.periods} periods")  # noqa: T201


if __name__ == "__main__":
    main()
