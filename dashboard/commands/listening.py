"""Where `corridor serve` listens: at its own address, on a socket that systemd has opened, and for Prometheus."""

import errno
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from dashboard.commands.refusals import in_one_line

if TYPE_CHECKING:
    from dash import Dash

_FIRST_GIVEN = 3
"""The first file descriptor that systemd hands over, sd_listen_fds(3)."""
Place = tuple[str, int]


def _place(_context: click.Context, _option: click.Parameter, given: str | None) -> Place | None:
    """``9100`` or ``10.0.0.5:9100``; the loopback where no host is said."""
    if given is None:
        return None
    host, _, port = given.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 1 << 16:
        raise click.BadParameter(f"{given} is no port; write it like 9100 or 127.0.0.1:9100")
    return host.strip("[]") or "127.0.0.1", int(port)


metrics_option = click.option(
    "--metrics",
    metavar="[HOST:]PORT",
    callback=_place,
    help="Where Prometheus finds numbers, apart from the pages; without HOST on this machine alone.",
)


def listening_place(host: str, port: int, metrics: Place | None) -> Place:
    """Where visitors are waited for: on the socket that systemd has opened, else at `host` and `port`.

    Raises:
        UsageError: that or `metrics` cannot be listened on, or the socket waits elsewhere than `host` says.
    """
    if metrics is not None:
        _refuse_taken(*metrics, "--metrics")
    if int(os.environ.get("LISTEN_PID", "0")) != os.getpid():
        _refuse_taken(host, port, "--port")
        return host, port
    with socket.socket(fileno=os.dup(_FIRST_GIVEN)) as given:
        if given.family not in {socket.AF_INET, socket.AF_INET6}:
            raise click.UsageError("the socket of systemd has no port. Set ListenStream= to ADDRESS:PORT.")
        found = given.getsockname()
    if found[0] != host:  # what `host` is allowed to be was looked at already
        raise click.UsageError(
            f"the socket of systemd waits at {found[0]}. Say --host {found[0]} too, if that is meant."
        )
    return str(found[0]), int(found[1])


def _refuse_taken(host: str, port: int, option: str) -> None:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        elsewhere = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
        choose = "--host" if elsewhere and option == "--port" else option
        why = error.strerror or error
        raise click.UsageError(in_one_line("serve.taken", place=f"{host}:{port}", why=why, option=choose)) from None


@contextmanager
def measuring(app: "Dash", place: Place | None) -> Iterator[None]:
    """Count what `app` answers, and say it at `place`, if there is one, until the block ends."""
    if place is None:
        yield
        return
    from dashboard.server.metrics import metrics_at  # noqa: PLC0415  # a wrong option must not cost the start-up
    from dashboard.server.worker import METRICS  # noqa: PLC0415

    with metrics_at(place, lambda: _standing(app)) as metrics:
        app.server.extensions[METRICS] = metrics
        app.server.wsgi_app = metrics.measured(app.server.wsgi_app)
        yield


def _standing(app: "Dash") -> Mapping[str, float]:
    """What the numbers say of database and history; see `dashboard.server.metrics.METERS`."""
    from dashboard.app import RELEASES, WATCH  # noqa: PLC0415
    from dashboard.page.health_routes import LOOK  # noqa: PLC0415

    health = app.server.extensions[RELEASES].health()
    found = app.server.extensions[LOOK]()
    watch = app.server.extensions[WATCH]
    broken = watch is not None and watch.standing.state == "broken"
    standing = {
        "corridor_release": health.release,
        "corridor_database_reachable": int(health.reachable),
        "corridor_ready": int(found.ready and not broken),
        "corridor_history_broken": int(broken),
    }
    return standing if found.backup_age_s is None else {**standing, "corridor_backup_age_seconds": found.backup_age_s}
