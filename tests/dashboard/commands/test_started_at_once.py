"""Servers that start at the same moment where there is no database yet: one makes it, and all of them serve it."""

import subprocess
import time
from pathlib import Path

import pytest

from tests.dashboard.commands.test_serve import CORRIDOR, PATIENCE, answers, environment, free_port, state
from tests.waiting import within

STARTS = 3


@pytest.mark.parametrize("apart_s", [0.0, 0.3])
def test_all_of_them_come_up(tmp_path: Path, apart_s: float) -> None:
    servers: dict[str, subprocess.Popen[bytes]] = {}
    said = tmp_path / "said.txt"
    try:
        with said.open("wb") as output:
            for _ in range(STARTS):
                port = free_port()
                command = [str(CORRIDOR), "serve", "--port", str(port), "--workers", "1"]
                server = subprocess.Popen(command, stdout=output, stderr=output, env=environment(tmp_path))
                servers[f"http://127.0.0.1:{port}"] = server
                time.sleep(apart_s)
        for address, server in servers.items():
            assert within(PATIENCE, lambda: server.poll() is not None or answers(address))  # noqa: B023  # asked now
            assert server.poll() is None, said.read_text("utf-8")
        assert len({state(address)["name"] for address in servers}) == 1
    finally:
        for server in servers.values():
            server.terminate()
            server.wait(PATIENCE)
