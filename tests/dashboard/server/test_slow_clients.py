"""Clients that hold connections by sending or reading next to nothing: visitors are answered, the server ends them."""

import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.dashboard.commands.test_serve import TINY, serving
from tests.dashboard.server.slow_clients import KINDS, SlowClients, held, longest_visit

CLOSED_S = 45
"""Each limit is 20 s or less; the rest is for a machine that has other things to do."""
LONGEST_S = 5
"""A visitor who meets no such client waits a few milliseconds."""
LARGE = "/_dash-component-suites/plotly/package_data/plotly.min.js"


@pytest.mark.slow
def test_fifty_of_each_kind_hold_up_nobody_and_are_closed(tmp_path: Path) -> None:
    with serving(tmp_path, "--geodata", TINY) as address:
        port = urlsplit(address).port or 0
        groups = [SlowClients(port, kind, 50, LARGE) for kind in KINDS]
        over = threading.Event()
        threads = [threading.Thread(target=group.hold, args=(over, CLOSED_S)) for group in groups]
        for thread in threads:
            thread.start()
        time.sleep(1)
        longest = longest_visit(f"{address}/", 8)
        for thread in threads:
            thread.join()
    assert longest < LONGEST_S
    assert {group.kind: len(group.closed) for group in groups} == dict.fromkeys(KINDS, 50)


def test_a_slow_line_is_no_attack(tmp_path: Path) -> None:
    """A client that goes on sending at the speed of a telephone line is served."""
    with serving(tmp_path, "--geodata", TINY) as address:
        client = SlowClients(urlsplit(address).port or 0, "head", 1)
        with held(client, 6):
            time.sleep(6)
        assert client.closed == []
