"""``python -m tests.benchmark [selection|load|throughput|sizes]``: measure, print ratios, assert nothing."""

import argparse
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click
from playwright.sync_api import Browser, sync_playwright

from corridor.model.dataset import Dataset
from corridor.package.loading import load
from corridor.package.reading.location import shipped_package
from tests.benchmark.bare import bare_page
from tests.benchmark.first_load import measure_first_load, print_first_load
from tests.benchmark.pages import BARE, OURS, PLAIN, TUNED, Compared
from tests.benchmark.pointer import measure_pointer
from tests.benchmark.selection import ROUNDS, measure_selection, print_selection
from tests.benchmark.servers import Server, ours, plain, serving, tuned
from tests.benchmark.sizes import print_sizes
from tests.benchmark.throughput import (
    VISITORS,
    callback_requests,
    measure_throughput,
    print_throughput,
    print_unseen,
    region_requests,
)
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

_SLOW_LINE = 10
"""Megabits a second of an office's line that many share."""


def main() -> None:
    """Run what was asked for, or everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument(
        "what", nargs="*", choices=["selection", "load", "throughput", "sizes", []], help="all, if none is named"
    )
    parser.add_argument("--seconds", type=float, default=10, help="how long each server is pressed")
    parser.add_argument("--synthetic", type=Path, help="a package of the full size, if one has been made already")
    parser.add_argument(
        "--large",
        type=Path,
        metavar="DIR",
        help="measure a package of 8.4 million figures too; made in DIR if that is empty",
    )
    given = parser.parse_args()
    wanted = given.what or ["selection", "load", "throughput", "sizes"]
    if "sizes" in wanted:
        click.echo("\nWhat sizes cost: starts, memory (proportional set size), first answers never asked for")
        print_sizes(given.synthetic, given.large)
    if wanted == ["sizes"]:
        return
    dataset = load(shipped_package())
    with ExitStack() as stack:
        own, other = stack.enter_context(ours()), stack.enter_context(plain())
        if "selection" in wanted:
            _selection(dataset, own, other, given.synthetic)
        if "load" in wanted:
            _first_load(dataset, own, other)
        if "throughput" in wanted:
            _throughput(dataset, own, other, given.seconds)


def _selection(dataset: Dataset, own: Server, other: Server, package: Path | None) -> None:
    with tempfile.TemporaryDirectory() as folder, _chromium() as browser, ExitStack() as stack:
        bare = Path(folder) / "bare.html"
        bare.write_text(bare_page(dataset), "utf-8")
        synthetic = package or make(Path(folder) / "synthetic", Plan(), dataset)
        big, patched = stack.enter_context(serving("--geodata", str(synthetic))), stack.enter_context(tuned())
        compared = [
            Compared("bare page", bare.as_uri(), _regions(dataset), BARE),
            Compared("plain Dash", other.address, _regions(dataset), PLAIN),
            Compared("tuned Dash", patched.address, _regions(dataset), TUNED),
            Compared("ours", own.address, _regions(dataset), OURS),
            Compared(f"ours, {Plan().regions} regions", big.address, _regions(load(synthetic)), OURS),
        ]
        click.echo(f"\nChoosing a region, {ROUNDS} times: median, 95th percentile, times the bare page")
        print_selection(measure_selection(browser, compared), "bare page")
        for state, times in measure_pointer(browser, compared).items():
            click.echo(
                f"\nChoosing {state} regions with a pointer that rests on them, from the release of its button on"
            )
            print_selection(times, "bare page")
        click.echo("\nProcessor of the server and bytes of the answer for a region never asked for")
        print_unseen({"ours": own, f"ours, {Plan().regions} regions": big})


def _first_load(dataset: Dataset, own: Server, other: Server) -> None:
    compared = [
        Compared("plain Dash", other.address, _regions(dataset), PLAIN),
        Compared("ours", own.address, _regions(dataset), OURS),
    ]
    with _chromium() as browser:
        for megabits in (0, _SLOW_LINE):
            line = f"{megabits} Mbit/s" if megabits else "loopback"
            click.echo(
                f"\nFirst load, {line}: bytes, figures readable, map painted, map in use, times plain Dash's map"
            )
            print_first_load(measure_first_load(browser, compared, megabits), "plain Dash")


def _throughput(dataset: Dataset, own: Server, other: Server, seconds: float) -> None:
    regions = [region.id for region in dataset.regions]
    with urllib.request.urlopen(own.address) as answer:
        requests = region_requests(answer.read().decode(), regions)
    click.echo(
        f"\n{VISITORS} visitors choosing regions they have not seen, {seconds:g} s each; times plain Dash's rate"
    )
    flows = {
        "plain Dash": measure_throughput(other, callback_requests(regions), seconds),
        "ours": measure_throughput(own, requests, seconds),
    }
    print_throughput(flows, "plain Dash")


def _regions(dataset: Dataset) -> tuple[tuple[str, str], ...]:
    """Five regions from all over the corridor."""
    step = max(1, len(dataset.regions) // 5)
    return tuple((region.id, region.name.in_("zh")) for region in dataset.regions[::step][:5])


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
