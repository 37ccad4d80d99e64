"""Fifty visitors who choose one region after another, each of them for the first time, against one server."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import urlsplit
from urllib.request import urlopen

import click

from tests.benchmark.servers import Server

VISITORS = 50


@dataclass(frozen=True, slots=True)
class Request:
    """What a browser sends when a region is chosen."""

    method: str
    path: str
    body: bytes = b""

    def over(self, host: str) -> bytes:
        """The bytes on the wire, with the encodings a browser accepts."""
        head = [
            f"{self.method} {self.path} HTTP/1.1",
            f"Host: {host}",
            "Accept-Encoding: gzip, deflate, br, zstd",
            "Content-Type: application/json",
            f"Content-Length: {len(self.body)}",
        ]
        return "\r\n".join((*head, "", "")).encode() + self.body


@dataclass(slots=True)
class Flow:
    """What came of a run: a time in seconds for each interaction, how long all took, the server's processor time."""

    seconds: float = 0.0
    processor: float = 0.0
    received: int = 0
    times: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Interactions a second."""
        return len(self.times) / self.seconds


def measure_throughput(server: Server, requests: list[Request], seconds: float) -> Flow:
    """Let the visitors choose for `seconds`; each waits for an answer before the next choice."""
    flow, before, begin = Flow(), server.processor_seconds(), time.perf_counter()
    asyncio.run(_crowd(server, requests, begin + seconds, flow))
    flow.seconds = time.perf_counter() - begin
    flow.processor = server.processor_seconds() - before
    return flow


def region_requests(first_page: str, regions: list[str]) -> list[Request]:
    """What our page sends: the prepared answer of each region. `first_page` names the data's addresses."""
    options = json.loads(first_page.partition('id="options">')[2].partition("</script>")[0])
    return [
        Request("GET", f"{options['prepared']}/{options['languages'][0]}/region/{code}/all.json") for code in regions
    ]


def callback_requests(regions: list[str]) -> list[Request]:
    """What the plain Dash page sends: its callback with the region."""
    outputs = [("map", "figure"), ("name", "children"), ("figures", "children")]
    given = {
        "output": ".." + "...".join(f"{id_}.{name}" for id_, name in outputs) + "..",
        "outputs": [{"id": id_, "property": name} for id_, name in outputs],
        "changedPropIds": ["region.value"],
        "parsedChangedPropsIds": ["region.value"],
    }
    bodies = (given | {"inputs": [{"id": "region", "property": "value", "value": code}]} for code in regions)
    return [Request("POST", "/_dash-update-component", json.dumps(body).encode()) for body in bodies]


def print_unseen(servers: dict[str, Server]) -> None:
    """Of each server what the beginning and the rest of regions cost that nobody has asked for: a mean of each."""
    for label, server in servers.items():
        with urlopen(server.address) as answer:
            page = answer.read().decode()
        options = json.loads(page.partition('id="options">')[2].partition("</script>")[0])
        below = f"{server.address}{options['prepared']}/{options['languages'][-1]}"
        for part in ("region", "region-rest"):
            before, received = server.processor_seconds(), 0
            for code in options["regions"]:
                with urlopen(f"{below}/{part}/{code}/all.json") as answer:
                    received += len(answer.read())
            each = 1e3 * (server.processor_seconds() - before) / len(options["regions"])
            click.echo(f"{label:28}{part:12}{each:8.1f} ms{received / len(options['regions']):12.0f} bytes")


def print_throughput(flows: dict[str, Flow], base: str) -> None:
    """Rate, times and processor time of each, and how often the rate of `base` it reaches."""
    click.echo(f"{'':28}{'a second':>10}{'median':>11}{'p95':>11}{'CPU each':>12}{'bytes each':>12}")
    for label, flow in flows.items():
        times = f"{1e3 * median(flow.times):8.1f} ms{1e3 * quantiles(flow.times, n=20)[-1]:8.1f} ms"
        each = f"{1e3 * flow.processor / len(flow.times):9.2f} ms{flow.received / len(flow.times):12.0f}"
        click.echo(f"{label:28}{flow.rate:10.1f}{times}{each}{flow.rate / flows[base].rate:8.1f}x")


async def _crowd(server: Server, requests: list[Request], end: float, flow: Flow) -> None:
    await asyncio.gather(*(_visitor(server, requests, end, flow, number) for number in range(VISITORS)))


async def _visitor(server: Server, requests: list[Request], end: float, flow: Flow, number: int) -> None:
    address = urlsplit(server.address)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    turn = number
    while (begin := time.perf_counter()) < end:
        writer.write(requests[turn % len(requests)].over(address.netloc))
        received = await _answer(reader)
        flow.received += received
        flow.times.append(time.perf_counter() - begin)
        turn += 1
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> int:
    """Read one answer and return the length of its body; anything but a success ends the run."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    if " 200 " not in head.partition("\r\n")[0]:
        raise RuntimeError(head)
    names = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    length = int(names["content-length"])
    await reader.readexactly(length)
    return length
