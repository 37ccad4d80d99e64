"""``corridor serve``: the dashboard on a production server."""

import socket
from pathlib import Path

import click

from corridor.errors import PackageError
from dashboard.commands.options import geodata_option, source_text_option


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8050, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Server processes.")
@geodata_option
@source_text_option
def serve(host: str, port: int, workers: int, geodata: Path | None, source_texts: tuple[tuple[str, Path], ...]) -> None:
    """Serve the dashboard until stopped."""
    _refuse_taken(host, port)
    from dashboard.app import build_app  # noqa: PLC0415  # a wrong option must not cost the start-up
    from dashboard.server import run  # noqa: PLC0415

    try:
        app = build_app(geodata, dict(source_texts))
    except PackageError as error:
        for problem in error.problems:
            click.echo(f"{problem.told('zh')}\n  {problem.told('en')}", err=True)
        raise click.ClickException(
            f"{len(error.problems)} problems in the data package, nothing is served. See: corridor check"
        ) from None
    click.echo(f"http://{host}:{port}/")
    run(app.server, host=host, port=port, workers=workers)


def _refuse_taken(host: str, port: int) -> None:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise click.UsageError(f"cannot listen on {host}:{port}: {error.strerror}. Choose another --port.") from None
