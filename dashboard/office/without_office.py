"""A server that shows published files: it has no office, and says where there is one."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component
from flask import Flask, Response, request

from corridor.model.dataset import Dataset
from dashboard.office.access_settings import AccessSettings
from dashboard.office.blueprint import install_access
from dashboard.page.history_page import history_page
from dashboard.words.wording import Wording

_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


def install_without_office(server: Flask, latest: Callable[[], Dataset], settings: AccessSettings) -> None:
    """Let visitors come in as the `settings` say, and answer every address of the office with where it is."""
    install_access(server, settings)

    def no_office(**_path: str) -> Response:
        dataset = latest()
        languages = dataset.corridor.languages
        asked = request.args.get("lang")
        ordered = sorted(languages, key=lambda language: language != asked)  # the one asked for comes first
        said = [_said(Wording(language), settings.office_url) for language in ordered]
        w = Wording(ordered[0])
        return history_page(w("no_office.title"), said, dataset, w, 404)

    server.add_url_rule("/office/", "no_office", no_office, methods=_METHODS)
    server.add_url_rule("/office/<path:path>", "no_office_page", no_office, methods=_METHODS)


def _said(w: Wording, address: str) -> Component:
    where = html.A(w("no_office.there"), href=address, className="office-link") if address else w("no_office.ask")
    return html.Section([html.P(w("no_office.said")), html.P(where)], lang=w.tag)
