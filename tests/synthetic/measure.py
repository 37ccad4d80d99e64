"""``python -m tests.synthetic.measure``: what a package of the full size costs to read, to check and to answer from."""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from corridor.package.checks import check
from corridor.package.reading import read_package
from corridor.queries.selection import Selection
from dashboard.page.rendered_release import RenderedRelease
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

Answer = TypeVar("Answer")


def main() -> None:
    """Make the package in a temporary folder and print what each step takes."""
    parser = argparse.ArgumentParser(prog="python -m tests.synthetic.measure", description=__doc__)
    for name in ("regions", "indicators", "periods"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Plan(), name))
    plan = Plan(**vars(parser.parse_args()))
    with tempfile.TemporaryDirectory() as folder:
        _timed("make", lambda: make(Path(folder), plan))
        dataset, problems = _timed("read", lambda: read_package(Path(folder)))
        problems += _timed("check", lambda: list(check(dataset)))
    print(f"{len(dataset.observations)} observations, {len(problems)} problems")  # noqa: T201
    rendered, region = RenderedRelease(dataset), dataset.corridor.regions[-1]
    language = dataset.corridor.languages[0]
    _timed("map", lambda: rendered.drawing(language))
    _timed("all regions", lambda: rendered.server_html(Selection(language)))
    _timed("one region, first time", lambda: rendered.panels.json(language, region, None))
    _timed("one region, again", lambda: rendered.panels.json(language, region, None))


def _timed(what: str, work: Callable[[], Answer]) -> Answer:
    """The answer of `work`; prints how long it took and the most memory that the process has had."""
    begin = time.perf_counter()
    answer = work()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:24}{time.perf_counter() - begin:8.2f} s{most:8.0f} MB")  # noqa: T201
    return answer


if __name__ == "__main__":
    main()
