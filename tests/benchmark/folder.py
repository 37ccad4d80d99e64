"""A release as a folder behind nginx: how long its making takes, and how long so many readers a second wait.

``python -m tests.benchmark.folder`` prints; it asserts nothing. A reader opens one connection and loads what the page
loads at first: the document, its stylesheet and its scripts, none of them kept from before.
"""

import asyncio
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tests.browser.conftest import free_port
from tests.synthetic.package import make
from tests.synthetic.plan import Plan

READERS, SECONDS = 200, 8
_CONFIG = """daemon off; worker_processes 2; pid {home}/pid; error_log {home}/error.log;
events {{ worker_connections 4096; }}
http {{
  include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; keepalive_timeout 5;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
  {packed}
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""
_PACKED = "gzip_static on;"
_FILE = re.compile(r'(?:src|href)="(files/[^"]+\.(?:js|css))"')


def export(out: Path, *options: str) -> str:
    """Write the folder as a user does; what the command says of files, size and seconds."""
    command = [str(Path(sys.executable).parent / "corridor"), "export", "site", str(out), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def pack(out: Path) -> None:
    """Lay a compressed twin beside each file, which nginx hands out by ``gzip_static``."""
    files = [str(path) for path in out.rglob("*") if path.is_file()]
    subprocess.run(["gzip", "-9", "-k", "-n", *files], check=True)


@contextmanager
def nginx(root: Path) -> Iterator[int]:
    """Debian's nginx in front of a folder, until the block ends; yields its port."""
    with tempfile.TemporaryDirectory(prefix="corridor-nginx-") as home:
        port, config = free_port(), Path(home) / "nginx.conf"
        config.write_text(_CONFIG.format(home=home, port=port, root=root, packed=_PACKED))
        Path(home).chmod(0o755)
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        with subprocess.Popen([program, "-c", str(config), "-e", f"{home}/error.log"]) as server:
            try:
                time.sleep(1)
                yield port
            finally:
                server.terminate()
                server.wait(timeout=20)


async def reader(port: int, files: list[str], waits: list[float], whole: list[float]) -> None:
    """One reader; what each answer took, and all of them."""
    begun = time.perf_counter()
    read, write = await asyncio.open_connection("127.0.0.1", port)
    for file in files:
        asked = time.perf_counter()
        write.write(f"GET /{file} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = (await read.readuntil(b"\r\n\r\n")).decode().lower()
        if " 200 " not in head.partition("\r\n")[0]:
            message = head.partition("\r\n")[0]
            raise RuntimeError(message)
        await read.readexactly(int(head.partition("content-length: ")[2].partition("\r\n")[0]))
        waits.append(time.perf_counter() - asked)
    write.close()
    whole.append(time.perf_counter() - begun)


async def crowd(port: int, files: list[str]) -> tuple[list[float], list[float], float]:
    """`READERS` a second for `SECONDS`, each at its moment, whether those before it are done or not."""
    waits: list[float] = []
    whole: list[float] = []
    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(READERS * SECONDS):
            await asyncio.sleep(max(0.0, begun + number / READERS - time.perf_counter()))
            group.create_task(reader(port, files, waits, whole))
    return waits, whole, time.perf_counter() - begun


def _said(name: str, taken: list[float]) -> str:
    cuts = statistics.quantiles([1000 * one for one in taken], n=100)
    return f"{name}: median {cuts[49]:.1f} ms, 95th percentile {cuts[94]:.1f} ms, 99th {cuts[98]:.1f} ms"


def main() -> None:
    """Measure the shipped package's folder and the crowd in front of it, then the folder of 140 regions."""
    with tempfile.TemporaryDirectory(prefix="corridor-folder-") as home:
        Path(home).chmod(0o755)
        out = Path(home) / "site"
        database = ("--database", f"sqlite:///{home}/corridor.db")
        click.echo(export(out, *database))
        files = ["index.html", *_FILE.findall((out / "index.html").read_text("utf-8"))]
        pack(out)
        size = sum((out / f"{file}.gz").stat().st_size for file in files)
        with nginx(out) as port:
            waits, whole, took = asyncio.run(crowd(port, files))
        click.echo(f"{len(whole)} readers in {took:.1f} s, each {len(files)} files and {size / 1000:.0f} kB packed")
        click.echo(_said("an answer", waits))
        click.echo(_said("all of a reader's", whole))
        large = make(Path(home) / "large", Plan(regions=140, indicators=10, periods=4))
        begun = time.perf_counter()
        click.echo(export(Path(home) / "of-140", "--geodata", str(large), "--database", f"sqlite:///{home}/large.db"))
        click.echo(f"140 regions: {time.perf_counter() - begun:.0f} s with the database made anew")


if __name__ == "__main__":
    main()
