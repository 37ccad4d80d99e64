"""Chromium and a server of the real data, for what only a browser shows."""

import os
import socket
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.acts import script_errors
from tests.browser.kept_page import DESK, PHONE, Keeper
from tests.forked_commands import start_forked, stop

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = "/usr/bin/chromium"
"""What visitors use: for measuring."""
_SHELL = "/usr/bin/chromium-headless-shell"
HEADLESS = _SHELL if Path(_SHELL).exists() else CHROMIUM
"""The same engine without windows, where it is: opening a page takes it a fifth less time, and printing it a third."""
PATIENCE_S = 180
"""How long a server may take to start while others want the processor."""


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(*options: str) -> Iterator[str]:
    """A server with these options, until the block ends; yields its address. Its database is its own."""
    port, nothing = free_port(), Path(os.devnull)
    with tempfile.TemporaryDirectory(prefix="corridor-tests-") as home:
        log = Path(home, "log")
        log.touch()
        _, *arguments = command_on(port, *options)
        process = start_forked(arguments, {**os.environ, "XDG_DATA_HOME": home}, (nothing, nothing, log))
        try:
            wait_for(f"http://127.0.0.1:{port}/health", lambda: process.exitcode is not None, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            assert stop(process), log.read_text()


def command_on(port: int, *options: str) -> list[str]:
    """What a user types to start a server on a port."""
    return [str(Path(sys.executable).parent / "corridor"), "serve", "--port", str(port), *options]


def wait_for(address: str, ended: Callable[[], bool], log: Path) -> None:
    """Wait until a server answers at `address`; fail with what is in its `log` where it has `ended`."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if ended():
            pytest.fail(f"the server ended: {log.read_text()}")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not answer within {PATIENCE_S} s")


@pytest.fixture(scope="session")
def keepers(browser: Browser) -> Iterator[dict[str, Keeper]]:
    """Keep the pages that `page` and `phone_page` give to one test after another."""
    made = {"desk": Keeper(browser, DESK), "phone": Keeper(browser, PHONE)}
    yield made
    for keeper in made.values():
        keeper.close()


@pytest.fixture
def page(keepers: dict[str, Keeper], request: pytest.FixtureRequest) -> Iterator[Page]:
    """A visitor at 1440 by 900 who remembers nothing, and who fails on any error of a script."""
    with _kept(keepers["desk"], request.session) as page:
        yield page


@pytest.fixture
def phone_page(keepers: dict[str, Keeper], request: pytest.FixtureRequest) -> Iterator[Page]:
    """The same on a phone: 390 by 844, touched by a finger."""
    with _kept(keepers["phone"], request.session) as page:
        yield page


@contextmanager
def _kept(keeper: Keeper, session: pytest.Session) -> Iterator[Page]:
    page = keeper.page()
    errors = script_errors(page)
    failed = session.testsfailed
    yield page
    page.spent = page.spent or session.testsfailed > failed
    keeper.clean()
    assert errors == []
