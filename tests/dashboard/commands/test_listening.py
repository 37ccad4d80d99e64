"""Where a server listens: what is refused is refused before anything is started, with the option to change."""

import os
import socket
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from dashboard.commands import listening
from dashboard.commands.listening import listening_place, measuring, metrics_option

HOST = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        yield other.getsockname()[1]


@click.command
@metrics_option
def shown(metrics: tuple[str, int] | None) -> None:
    """Say what was understood."""
    click.echo(repr(metrics))


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("9100", (HOST, 9100)),
        (":9100", (HOST, 9100)),
        ("10.0.0.5:1", ("10.0.0.5", 1)),
        ("[::1]:65535", ("::1", 65535)),
        ("metrics.example:80", ("metrics.example", 80)),
    ],
)
def test_a_place_for_numbers_is_a_port_on_this_machine_unless_it_says_more(given: str, place: tuple[str, int]) -> None:
    assert CliRunner().invoke(shown, ["--metrics", given]).output == f"{place}\n"
    assert CliRunner().invoke(shown).output == "None\n"


@pytest.mark.parametrize("given", ["", "0", "65536", "-1", "1e3", "http", "10.0.0.5:", "10.0.0.5", "9100:x"])
def test_what_is_no_port_is_refused_with_an_example(given: str) -> None:
    result = CliRunner().invoke(shown, ["--metrics", given])
    assert result.exit_code == 2
    assert "write it like 9100 or 127.0.0.1:9100" in result.output


def test_a_free_port_is_taken_as_it_was_said(taken: int) -> None:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        free = probe.getsockname()[1]
    assert listening_place(HOST, free, None) == (HOST, free)
    for port, metrics, option in ((taken, None, "--port"), (free, (HOST, taken), "--metrics")):
        with pytest.raises(click.UsageError, match=option) as refused:
            listening_place(HOST, port, metrics)
        assert f"{HOST}:{taken}" in refused.value.message


@pytest.mark.parametrize("host", ["192.0.2.7", "no-such-host.invalid"])
def test_an_address_of_another_machine_is_a_matter_of_the_host(host: str) -> None:
    with pytest.raises(click.UsageError, match="--host"):
        listening_place(host, 8050, None)
    with pytest.raises(click.UsageError, match="--metrics"):
        listening_place(HOST, 8050, (host, 9100))


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_UNIX])
def test_a_socket_of_systemd_is_taken_where_it_waits_as_the_host_says(
    family: socket.AddressFamily, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(family) as opened:
        if family == socket.AF_INET:
            opened.bind((HOST, 0))
        monkeypatch.setattr(listening, "_FIRST_GIVEN", opened.fileno())
        monkeypatch.setenv("LISTEN_PID", str(os.getpid()))
        if family == socket.AF_UNIX:
            with pytest.raises(click.UsageError, match="has no port"):
                listening_place(HOST, 8050, None)
            return
        assert listening_place(HOST, taken, None) == opened.getsockname()
        with pytest.raises(click.UsageError, match=f"waits at {HOST}. Say --host {HOST} too"):
            listening_place("0.0.0.0", taken, None)
        assert opened.fileno() > 0, "the socket stays open for the server"
        monkeypatch.setenv("LISTEN_PID", "1")
        with pytest.raises(click.UsageError, match="--port"):
            listening_place(HOST, taken, None)


def test_without_a_place_for_numbers_nothing_is_counted() -> None:
    with measuring(None, None):  # type: ignore[arg-type]  # no application is touched
        pass
