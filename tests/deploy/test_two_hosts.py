"""Two hosts: each with servers of its own, one PostgreSQL, one object store, and nginx in front of both.

What one publishes the other shows, and a host that dies takes no visitor's page with it.
"""

import gzip
import json
import os
import signal
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Self

import pytest

from corridor.package.loading import load
from corridor.releases.database import Database
from corridor.releases.opening import open_database
from corridor.releases.releases import Notice, append
from corridor.releases.upgrading import upgrade
from tests import postgres
from tests.dashboard.commands.test_serve import CORRIDOR, PATIENCE, TINY
from tests.deploy.proxies import DEPLOY, NGINX, program
from tests.object_store import BUCKET, ObjectStore, object_store
from tests.ports import free_port
from tests.waiting import within

ADDRESS = f"s3://{BUCKET}/corridor"
PUBLISHED_WITHIN_S = 5.0
VISITORS = 4


@dataclass
class Host:
    """The processes of one host, in a group of their own, with a cache of their own."""

    home: Path
    environment: dict[str, str]

    @contextmanager
    def serving(self, *options: object) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
        """The port of a server that starts, and its process, killed at the end with those that it has forked."""
        port = free_port()
        command = [str(CORRIDOR), "serve", "--port", str(port), *map(str, options)]
        with (self.home / f"{port}.log").open("wb") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env=self.environment, start_new_session=True)
        try:
            yield port, process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def shown(port: int) -> int | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/release.json", timeout=5) as answer:
            number: int = json.load(answer)["release"]
            return number
    except OSError:
        return None


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[ObjectStore]:
    with object_store(tmp_path) as made:
        yield made


@pytest.fixture
def database() -> Iterator[Database]:
    made = Database(postgres.server().create())
    upgrade(made)
    open_database(made, load(TINY))
    yield made
    made.close()
    postgres.server().drop(made.url.database or "")


def host(folder: Path, storage: ObjectStore) -> Host:
    folder.mkdir()
    own = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "CACHE", "CONFIG")}
    key = {"CORRIDOR_SIGNING_KEY": str(folder / "key.pem")}
    return Host(folder, {**os.environ, **own, **key, **storage.environment})


@contextmanager
def proxied(folder: Path, ports: list[int]) -> Iterator[int]:
    """Nginx before several servers, as ``deploy/nginx-hosts.conf`` has it."""
    port = free_port()
    site = (DEPLOY / "nginx-hosts.conf").read_text("utf-8")
    for name, behind in zip(("10.0.0.11:8050", "10.0.0.12:8050"), ports, strict=True):
        assert site.count(name) == 1
        site = site.replace(name, f"127.0.0.1:{behind}")
    assert site.count("listen 80;") == 1
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, site=site.replace("listen 80;", f"listen 127.0.0.1:{port};")))
    command = [program("nginx"), "-e", str(folder / "error.log"), "-c", str(config)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            assert within(30, lambda: shown(port) is not None), (folder / "error.log").read_text()
            yield port
        finally:
            process.terminate()


class Visitors:
    """Several who read page after page; what they did not get is kept."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/"
        self.answers, self.lost = 0, list[str]()
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._read) for _ in range(VISITORS)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()

    def _read(self) -> None:
        while not self._ended.is_set():
            try:
                asked = urllib.request.Request(self.address, headers={"Accept-Encoding": "gzip"})
                with urllib.request.urlopen(asked, timeout=20) as answer:
                    whole = gzip.decompress(answer.read()).rstrip().endswith(b"</html>")
                self.answers += 1
                if not whole:
                    self.lost.append("half a page")
            except (OSError, EOFError, HTTPException) as error:
                self.lost.append(str(error))


def test_two_hosts_show_the_same_and_one_that_dies_loses_no_page(
    database: Database, storage: ObjectStore, tmp_path: Path
) -> None:
    url = database.url.render_as_string(hide_password=False)
    one, other = host(tmp_path / "one", storage), host(tmp_path / "other", storage)
    with ExitStack() as running:
        serve = running.enter_context
        serve(one.serving("--database", url, "--geodata", TINY, "--publish-to", ADDRESS))
        assert within(PATIENCE, lambda: "corridor/latest.json" in storage.objects)
        (first, dying), (second, _) = (serve(each.serving("--from", ADDRESS)) for each in (one, other))
        assert within(PATIENCE, lambda: {shown(first), shown(second)} == {1})
        proxy = serve(proxied(tmp_path, [first, second]))
        with Visitors(proxy) as visitors:
            published = _publish(database)
            assert within(PATIENCE, lambda: shown(second) == 2)
            assert time.monotonic() - published < PUBLISHED_WITHIN_S * 3  # of a busy machine
            assert within(PATIENCE, lambda: shown(first) == 2)
            before = visitors.answers
            os.killpg(dying.pid, signal.SIGKILL)
            assert within(PATIENCE, lambda: visitors.answers > before + 20)
        assert shown(first) is None
        assert visitors.lost == []
        assert shown(proxy) == 2


def _publish(database: Database) -> float:
    with database.writing() as connection:
        append(connection, Notice(database.now(), "anna", "季度", "2026-09-30"), [])
    return time.monotonic()
