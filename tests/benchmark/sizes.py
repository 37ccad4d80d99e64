"""What packages of two sizes cost, of three if asked for: starts, memory, first answers never asked for before."""

import json
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote
from urllib.request import urlopen

import click

from tests.benchmark.servers import Server, serving
from tests.synthetic.package import make
from tests.synthetic.plan import LARGE, Plan

_REGIONS = 20
"""So many regions are asked for at most, each once."""
_LOOKED_FOR = ("2", "7 report", "oil", "school", "report")
"""What is looked for in the table, each once: parts of figures, ids and names, some of which nothing answers to."""
_AT_REST = 60
"""Seconds after a start within which what is done beside the server is over."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of the starts, and milliseconds of answers."""

    first_start: float
    later_start: float
    region: float
    search: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Size:
    """What one package costs.

    Attributes:
        waited: how long a visitor waits: on a machine that does other things too, for these as well.
        processor: how long the server's processes were at work.
        memory: megabytes of all processes together (proportional set size); `worker` those of one that answers.
    """

    waited: Times
    processor: Times
    memory: int
    worker: int


def print_sizes(package: Path | None, large: Path | None = None) -> None:
    """Measure the package that ships and a synthetic one.

    Args:
        package: the synthetic one, if it has been made already.
        large: where one of 8.4 million figures is, or is to be made, if that is to be measured too.
    """
    with tempfile.TemporaryDirectory(prefix="corridor-sizes-") as home:
        named = {"shipped": None, _size_of(Plan()): package or make(Path(home) / "package", Plan())}
        if large is not None:
            there = large.is_dir() and any(large.iterdir())
            named[_size_of(LARGE)] = large if there else make(large, LARGE)
        heads = ("first start", "later start", "all memory", "a worker", "a region", "search", "coverage")
        click.echo(f"{'':18}" + "".join(f"{head:>13}" for head in heads))
        for label, folder in named.items():
            one = measure_size(folder, Path(home) / label.replace(" ", ""))
            _print(label, one.waited, f"{one.memory:10} MB{one.worker:10} MB")
            _print("  processor", one.processor, " " * 26)


def _size_of(plan: Plan) -> str:
    return f"{plan.regions} x {plan.indicators} x {plan.periods}"


def _print(label: str, times: Times, memory: str) -> None:
    seconds = f"{times.first_start:11.1f} s{times.later_start:11.1f} s"
    answers = "".join(f"{one:10.0f} ms" for one in (times.region, times.search, times.coverage))
    click.echo(f"{label:18}{seconds}{memory}{answers}")


def measure_size(package: Path | None, home: Path) -> Size:
    """Start a server on `package` in the empty folder `home`, once and once more, and ask it."""
    home.mkdir()
    options = ["--geodata", str(package)] if package else []
    begun = time.perf_counter()
    with serving(*options, home=home) as server:
        first_start = time.perf_counter() - begun, server.seconds_of_start()
    begun = time.perf_counter()
    with serving(*options, home=home) as server:
        later_start = time.perf_counter() - begun, server.seconds_of_start()
        page = _text(server.address)
        options_of_page = json.loads(page.partition('id="options">')[2].partition("</script>")[0])
        below = f"{server.address}{options_of_page['prepared']}/{options_of_page['languages'][-1]}"
        regions = [f"{below}/region/{code}/all.json" for code in options_of_page["regions"][:_REGIONS]]
        words = [f"{below}/table.json?q={quote(word)}" for word in _LOOKED_FOR]
        region, search = _milliseconds(server, regions), _milliseconds(server, words)
        coverage = _milliseconds(server, [f"{server.address}/api/v1/coverage"])
        _wait_until(lambda: len(server.processes) == len(server.workers) + 1)
        memory = [_megabytes(pid) for pid in server.processes]
        worker = max(_megabytes(pid) for pid in server.workers)
        waited, processor = (
            Times(*one) for one in zip(first_start, later_start, region, search, coverage, strict=True)
        )
        return Size(waited, processor, sum(memory), worker)


def _milliseconds(server: Server, addresses: Sequence[str]) -> tuple[float, float]:
    """The median of the times of the first answers at `addresses`, and the mean of the server's processor."""
    taken, before = [], server.processor_seconds()
    for address in addresses:
        begun = time.perf_counter()
        _text(address)
        taken.append(time.perf_counter() - begun)
    return 1e3 * median(taken), 1e3 * (server.processor_seconds() - before) / len(addresses)


def _text(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read().decode())


def _megabytes(pid: int) -> int:
    """The memory of a process; what it shares with others is divided among them."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"), re.MULTILINE)
    return int(found[1]) // 1024 if found else 0


def _wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + _AT_REST
    while not holds() and time.monotonic() < end:
        time.sleep(0.2)
