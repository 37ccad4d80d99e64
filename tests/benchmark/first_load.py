"""The first load with an empty cache: bytes over the wire, and when figures and map can be seen."""

from dataclasses import dataclass
from statistics import median

import click
from playwright.sync_api import Browser

from tests.benchmark.pages import Compared

ROUNDS = 7
_WATCH = """(() => {
  const marks = (window.seen = {}), wanted = { figures: %s, map: %s, ready: %s };
  const look = () => {
    for (const name in wanted) if (!(name in marks) && document.body && wanted[name]()) marks[name] = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


@dataclass(frozen=True, slots=True)
class Load:
    """One first load: bytes over the wire, and the milliseconds after which each could be seen, or the map be used."""

    size: float
    figures: float
    map: float
    ready: float


def measure_first_load(browser: Browser, compared: list[Compared], megabits: float = 0) -> dict[str, Load]:
    """The medians of `ROUNDS` first loads by the page's label, in turns; over a slow line where `megabits` is given."""
    loads: dict[str, list[Load]] = {row.label: [] for row in compared}
    for _ in range(ROUNDS):
        for row in compared:
            loads[row.label].append(_load(browser, row, megabits))
    parts = ("size", "figures", "map", "ready")
    return {
        label: Load(*(median(getattr(load, part) for load in found) for part in parts))
        for label, found in loads.items()
    }


def print_first_load(loads: dict[str, Load], base: str) -> None:
    """Bytes and times of each page, and how often the time of `base` its map takes."""
    click.echo(f"{'':28}{'bytes':>10}{'figures':>11}{'map':>11}{'in use':>11}")
    for label, load in loads.items():
        times = "".join(f"{value:8.0f} ms" for value in (load.figures, load.map, load.ready))
        click.echo(f"{label:28}{load.size:10.0f}{times}{load.map / loads[base].map:8.2f}x")


def _load(browser: Browser, row: Compared, megabits: float) -> Load:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    if megabits:
        speed = megabits * 1e6 / 8
        line = {"offline": False, "latency": 20, "downloadThroughput": speed, "uploadThroughput": speed}
        wire.send("Network.emulateNetworkConditions", line)
    script = row.script
    page.add_init_script(_WATCH % (script["figures"], script["map"], script.get("ready", script["map"])))
    page.goto(row.address, wait_until="commit")
    page.wait_for_function("() => window.seen && seen.figures && seen.map && seen.ready", timeout=120_000)
    page.wait_for_timeout(500)  # what is fetched right after
    seen = page.evaluate("() => window.seen")
    context.close()
    return Load(sum(sizes), seen["figures"], seen["map"], seen["ready"])
