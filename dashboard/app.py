"""The application: the only place where the parts meet."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from dash import Dash
from flask import Flask, Response, request
from sqlalchemy import URL

from corridor.model.dataset import Dataset
from corridor.package.reading.location import shipped_package
from corridor.package.reading.source_text import read_source_text
from corridor.published.published_releases import PublishedReleases, opened_releases
from corridor.releases.checked_package import BegunPackage, load_kept
from corridor.releases.checkpoints import origin_named
from corridor.releases.compatibility import demand_belonging
from corridor.releases.content_ahead import content_ahead
from corridor.releases.database import Database
from corridor.releases.history_guard import HistoryGuard
from corridor.releases.history_watch import HistoryWatch
from corridor.releases.kept_tables import NO_TABLES, KeptTables
from corridor.releases.opening import has_releases, open_database
from corridor.releases.release_store import ReleaseStore
from corridor.reporting.context import ReportingContext
from corridor.signing.signed_note import verifier_key
from dashboard.api.blueprint import api_routes
from dashboard.briefs.brief_routes import brief_routes
from dashboard.briefs.picture_routes import picture_routes
from dashboard.callbacks import read_selection, register_callbacks
from dashboard.embed.embed_routes import install_embedding
from dashboard.html.bundles import ASSETS, bundle_routes
from dashboard.html.url_prefix import place_addresses
from dashboard.office.access import know_tokens
from dashboard.office.access_settings import AccessSettings
from dashboard.office.blueprint import install_office
from dashboard.office.without_office import install_without_office
from dashboard.ogc.feature_routes import feature_routes
from dashboard.page.card_routes import card_routes
from dashboard.page.compressed_answers import CompressedAnswers, address_of_unchanging
from dashboard.page.counted_ahead import counted_ahead
from dashboard.page.dash_routes import guard_dash_routes
from dashboard.page.drawn_ahead import drawn_ahead
from dashboard.page.error_page import install_error_pages
from dashboard.page.first_page import install_first_page
from dashboard.page.health_routes import health_routes
from dashboard.page.history_routes import history_routes
from dashboard.page.late_rules import LateRule
from dashboard.page.not_found import install_not_found
from dashboard.page.packed_scripts import serve_packed
from dashboard.page.page_layout import page_layout
from dashboard.page.plain_errors import PlainFlask
from dashboard.page.prepared_store import NOTHING_KEPT, PreparedStore
from dashboard.page.release_router import EDITIONS, ReleaseRouter
from dashboard.page.release_routes import release_routes
from dashboard.page.request_sizes import SMALL
from dashboard.page.routes import routes
from dashboard.page.security import protect
from dashboard.words.wording import read_all

WATCH = "corridor.history-watch"
"""Where the application keeps what watches its history, if it has one. Each process begins to watch for itself."""
RELEASES = "corridor.releases"
"""Where it keeps its releases, if it has any."""
COUNTED_AHEAD = "corridor.counted-ahead"
"""Where it keeps the thread that each process begins for the first answer about a region."""
_ANYBODY = AccessSettings()
_WAIT_S = 2
"""How long a page of the office waits for the database before it says that it is busy."""
_YEAR = 365 * 24 * 3600


def build_app(  # noqa: PLR0913  # what an operator may choose
    geodata: Path | None = None,
    source_texts: Mapping[str, Path] | None = None,
    database: URL | None = None,
    access: AccessSettings = _ANYBODY,
    history: HistoryGuard | None = None,
    *,
    prepared: PreparedStore = NOTHING_KEPT,
    kept: KeptTables = NO_TABLES,
    begun: BegunPackage | None = None,
    published: PublishedReleases | None = None,
) -> Dash:
    """Read and check a data package and build the dashboard on it.

    Args:
        geodata: folder of the package; the one that ships when none is given.
        source_texts: plain-text copies of sources with locators, by source id.
        database: where the releases are kept, and the office's pages keep their records; without one the package
            itself is shown, and there is no office.
        access: how one comes in, where there is an office.
        history: signs releases, and compares them with what witnesses have kept; without one nothing is signed.
        prepared: where what takes long to make of a release is kept.
        kept: where the observations of packages that passed the checks are kept.
        begun: the package, if reading it was begun.
        published: releases to show in place of a package and a database; then there is no office.

    Raises:
        PackageError: the package does not keep the contract.
        DatabaseError: the database cannot be used as it is.
        RewrittenError: the history in it is not the one that was signed.
    """
    sentences = {source: read_source_text(path) for source, path in (source_texts or {}).items()}
    office, store, public_key = None, None, ""
    with ExitStack() as drawing:
        if published is not None:
            store, public_key = _open_published(published), published.pointer.public_key
            dataset = store.base
        else:
            dataset = load_kept(geodata or shipped_package(), sentences, kept, begun)
            if database is not None:
                drawing.enter_context(drawn_ahead(dataset, prepared))
                office = _open_office(database, dataset, history, kept)
                store, public_key = office.release_store, _public_key(office)
        router = ReleaseRouter(dataset, sentences, store, prepared, public_key)
        return _application(router, prepared, store, office, access, history, public_key)


def _application(  # noqa: PLR0913, PLR0917  # all that its pages show or ask
    router: ReleaseRouter,
    prepared: PreparedStore,
    store: ReleaseStore | None,
    office: ReportingContext | None,
    access: AccessSettings,
    history: HistoryGuard | None,
    public_key: str,
) -> Dash:
    """The application with all of its pages."""
    app = Dash(
        __name__,
        server=_server(),
        compress=True,
        update_title="",
        health_endpoint=None,
        assets_ignore=".*",  # the page loads its files as bundles
        serve_locally=True,
        suppress_callback_exceptions=True,  # else the whole layout travels with every first page, for Dash to check
    )
    app.server.extensions[EDITIONS] = router.keeps
    app.server.extensions[RELEASES] = store
    app.server.extensions[COUNTED_AHEAD] = counted_ahead(router)
    serve_packed(app.server)
    place_addresses(app.server)
    app.server.register_blueprint(bundle_routes(prepared.get_bytes))
    app.server.extensions[WATCH] = watch = HistoryWatch(office.database, history) if office is not None else None
    app.server.register_blueprint(health_routes(router, watch))
    _install_pages(app.server, router)
    install_first_page(app, router, lambda: read_selection(app))
    guard_dash_routes(app)
    install_not_found(app, lambda: router.latest().dataset)
    install_error_pages(app.server)
    app.layout = page_layout()
    register_callbacks(app, router)
    _ready(app)
    if store is not None:
        app.server.register_blueprint(history_routes(store, public_key))
    if office is not None:
        install_office(app.server, office, access)
        know_tokens(app.server, office.release_store)
    elif store is not None:
        install_without_office(app.server, lambda: router.latest().dataset, access)
    install_embedding(app.server, router, access.embed_for)
    protect(app, prepared)
    return app


def _install_pages(server: Flask, router: ReleaseRouter) -> None:
    """What visitors and programs ask for beside the first page, the releases and the office."""
    for made in (routes, release_routes, card_routes, api_routes, brief_routes, picture_routes, feature_routes):
        server.register_blueprint(made(router))
    server.add_url_rule("/robots.txt", view_func=_robots)
    server.add_url_rule("/favicon.ico", view_func=_icon)


def _public_key(office: ReportingContext) -> str:
    """The public half of the key that signs releases, as its notes name it; empty where nothing is signed."""
    history = office.history
    return verifier_key(origin_named(office.release_store.first.release), history.key.public) if history else ""


def _ready(app: Dash) -> None:
    """Let Dash prepare what it serves now, and not at a worker's first request; the words are read once for all.

    Dash notes that it has prepared before it has: of several first requests at once, those for scripts would fail.
    """
    read_all()
    with app.server.test_request_context():
        app.server.preprocess_request()


def _server() -> Flask:
    """The server with its settings; what compresses the answers reads them only once, when the application is made."""
    server = PlainFlask(__name__, static_folder=None)
    server.url_rule_class = LateRule
    server.config.update(
        MAX_CONTENT_LENGTH=SMALL,  # of what no view takes more of
        SEND_FILE_MAX_AGE_DEFAULT=_YEAR,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_CACHE_BACKEND=CompressedAnswers,
        COMPRESS_CACHE_KEY=address_of_unchanging,
        COMPRESS_MIMETYPES=["text/html", "text/css", "text/javascript", "application/javascript", "application/json"],
    )
    return server


def _robots() -> Response:
    """What search engines may read: the page and its releases, and nothing of the office."""
    return Response(f"User-agent: *\nDisallow: {request.script_root}/office/\n", mimetype="text/plain")


def _icon() -> Response:
    """What a browser asks for beside an answer that is no page and names no icon: JSON, a picture, a download."""
    return Response(
        (ASSETS / "icon.png").read_bytes(), mimetype="image/png", headers={"Cache-Control": "max-age=86400"}
    )


def _open_published(published: PublishedReleases) -> ReleaseStore:
    """The releases of published files."""
    release_store = opened_releases(published)
    demand_belonging(release_store)
    return release_store


def _open_office(url: URL, package: Dataset, history: HistoryGuard | None, kept: KeptTables) -> ReportingContext:
    """The office on its database; a file that is not there yet is made, with the package as its first release."""
    database = Database(url, wait_s=_WAIT_S)
    with content_ahead(package, wanted=history is not None and not has_releases(database)) as content:
        made = open_database(database, package, kept)
        release_store = ReleaseStore(database, package, kept=kept)
        demand_belonging(release_store)
        if history is not None:
            history.begin(database, content() if made else None)
    return ReportingContext(database, release_store, history=history)
