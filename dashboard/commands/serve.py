"""``corridor serve``: the dashboard on a production server."""

import gc
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corridor.progress import followed
from corridor.releases.location import database_url
from dashboard.commands.access import access_options
from dashboard.commands.history_options import HistorySettings, history_guard, history_options
from dashboard.commands.listening import Place, listening_place, measuring, metrics_option
from dashboard.commands.options import database_option, geodata_option, source_text_option
from dashboard.commands.progress_lines import ProgressLines
from dashboard.commands.publishing import (
    PublishedSettings,
    published_options,
    publisher_to,
    refuse_beside_source,
    releases_at,
    to_publish,
)
from dashboard.commands.refusals import Refusal, in_one_line, refusing, refusing_package
from dashboard.office.access_settings import AccessSettings

if TYPE_CHECKING:
    from dash import Dash

    from corridor.releases.kept_tables import KeptTables
    from corridor.releases.release_store import ReleaseStore

_PREFIX = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")


def _prefix(_context: click.Context, _option: click.Parameter, given: str) -> str:
    """The path as it stands before every address: ``/dashboard``, or nothing."""
    path = f"/{given.strip('/')}" if given.strip("/") else ""
    if not _PREFIX.fullmatch(path):
        raise click.BadParameter(f"{given} is no path; write it like /dashboard")
    return path


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8050, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--url-prefix", default="", metavar="/PATH", callback=_prefix, help="Path below which a proxy serves it.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Server processes.")
@geodata_option
@source_text_option
@database_option
@history_options
@metrics_option
@published_options
@access_options
def serve(  # what is shown: see `_built`
    host: str,
    port: int,
    url_prefix: str,
    workers: int,
    metrics: Place | None,
    **data: Any,  # noqa: ANN401
) -> None:
    """Serve the dashboard until stopped."""
    host, port = listening_place(host, port, metrics)
    with _all_to_last():
        with followed(ProgressLines()):
            app = _built(**data)
        from corridor.releases.private_file import keep_private  # noqa: PLC0415
        from dashboard.app import RELEASES  # noqa: PLC0415
        from dashboard.html.url_prefix import Below  # noqa: PLC0415
        from dashboard.office.request_log import to_standard_error  # noqa: PLC0415
        from dashboard.page.packed_scripts import start_packing  # noqa: PLC0415
        from dashboard.server.running import run  # noqa: PLC0415  # a wrong option must not cost the start-up

        release_store: ReleaseStore = app.server.extensions[RELEASES]
        with refusing():
            if not release_store.database.read_only and keep_private(release_store.database):
                click.echo(in_one_line("serve.private"), err=True)
        note = _note_of(release_store)
    with measuring(app, metrics):
        if url_prefix:
            app.server.wsgi_app = Below(app.server.wsgi_app, url_prefix)
        click.echo(f"http://{host}:{port}{url_prefix}/")
        to_standard_error()

        def beside() -> None:
            """What no visitor waits for."""
            _say_head(release_store, note)
            if not release_store.database.read_only:
                _tell_of_changes(release_store)
            start_packing()

        run(app.server, host=host, port=port, workers=workers, begin=lambda: _keep_up(app), beside=beside)


def _keep_up(app: "Dash") -> None:
    """Let this process look for new releases, after the history, and ahead to what is asked next, from its start on."""
    from dashboard.app import COUNTED_AHEAD, RELEASES, WATCH  # noqa: PLC0415
    from dashboard.page.health_routes import PUBLISHER  # noqa: PLC0415

    app.server.extensions[RELEASES].latest()
    for name in (WATCH, PUBLISHER, COUNTED_AHEAD):
        if app.server.extensions.get(name) is not None:
            app.server.extensions[name].begin()


@contextmanager
def _all_to_last() -> Iterator[None]:
    """Let nothing that is made within ever be searched for garbage.

    It all lasts as long as the server. Searching a large package again and again would cost a fifth of the start,
    halt visitors for seconds, and give every worker a copy of what they share.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def _built(  # noqa: PLR0913, PLR0917  # what an operator may choose
    geodata: Path | None,
    source_texts: Iterable[tuple[str, Path]],
    database: str | None,
    access: AccessSettings,
    history: HistorySettings,
    published: PublishedSettings,
) -> "Dash":
    from platformdirs import user_cache_path  # noqa: PLC0415

    from corridor.package.reading.location import shipped_package  # noqa: PLC0415
    from corridor.releases.checked_package import begun_package  # noqa: PLC0415
    from corridor.releases.kept_tables import KeptTables  # noqa: PLC0415

    tables = KeptTables(user_cache_path("corridor-dashboard") / "tables")
    with ExitStack() as reading:
        begun = None if published.source else reading.enter_context(begun_package(geodata or shipped_package(), tables))
        from dashboard.app import build_app  # noqa: PLC0415  # meanwhile
        from dashboard.page.prepared_store import PreparedStore, folder  # noqa: PLC0415

        with refusing_package(), refusing():
            prepared = PreparedStore(folder())
            prepared.clear_old()
            if published.keys and not published.source:
                raise Refusal(in_one_line("published.keys"))
            if begun is None:
                _refuse_office(database, geodata, access, history, published)
                releases = releases_at(published.source, published.keys)
                return build_app(None, dict(source_texts), access=access, prepared=prepared, published=releases)
            build = partial(build_app, geodata, dict(source_texts), access=access, prepared=prepared, begun=begun)
            return _on_database(build, geodata, database, history, tables, published.target)


def _on_database(  # noqa: PLR0913, PLR0917  # what an operator may choose
    build: "Callable[..., Dash]",
    geodata: Path | None,
    database: str | None,
    history: HistorySettings,
    tables: "KeptTables",
    target: str,
) -> "Dash":
    """The dashboard and the office on a database, which publishes to the folder `target` where one is named."""
    from dashboard.app import RELEASES  # noqa: PLC0415
    from dashboard.page.health_routes import PUBLISHER  # noqa: PLC0415

    url = database_url(database, os.environ, geodata)
    new = url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()
    guard = history_guard(history)
    app = build(database=url, history=guard, kept=tables)
    if new:
        click.echo(in_one_line("serve.made", place=url.database), err=True)
    if target:
        wanted = to_publish(app.server.extensions[RELEASES], geodata, guard.key, guard.trusted)
        app.server.extensions[PUBLISHER] = publisher_to(target, wanted)
    return app


def _refuse_office(
    database: str | None,
    geodata: Path | None,
    access: AccessSettings,
    history: HistorySettings,
    published: PublishedSettings,
) -> None:
    """Refuse options that mean nothing, or promise what cannot be kept, where there is no database."""
    refuse_beside_source(
        {
            "--database": database,
            "--geodata": geodata,
            "--publish-to": published.target,
            "--sign-in-for-all": access.sign_in_for_all,
            "--demand-codes": access.demand_codes,
            "--oidc-issuer": access.identity,
            "--witness": history.witnesses,
            "--timestamp-url": history.timestamp_url,
        }
    )


def _tell_of_changes(release_store: "ReleaseStore") -> None:
    """Say when the package was changed since: its figures are not shown, its names with the next release."""
    from corridor.releases.compatibility import package_changes  # noqa: PLC0415
    from corridor.releases.words import changed_names  # noqa: PLC0415

    changed = package_changes(release_store)
    if changed:
        click.echo(in_one_line("serve.changed", count=changed), err=True)
    names = changed_names(release_store.base, release_store.loaded.contents.words)
    if names:
        click.echo(in_one_line("serve.names", count=names), err=True)


def _note_of(release_store: "ReleaseStore") -> str | None:
    """The signed checkpoint of the latest release, if it has one."""
    from corridor.releases.checkpoints import stored_notes  # noqa: PLC0415

    with release_store.database.reading() as connection:
        return stored_notes(connection).get(release_store.loaded.release.number)


def _say_head(release_store: "ReleaseStore", note: str | None) -> None:
    """Print the head of the history, and its signed checkpoint, so that both are kept where the output is."""
    latest = release_store.loaded.release
    click.echo(f"{in_one_line('serve.head', release=latest.number)}: {latest.hash}")
    if note is not None:
        click.echo(f"{in_one_line('serve.checkpoint')}: {json.dumps(note, ensure_ascii=False)}")
