"""Addresses that mean nothing: a page that says so in every language, with the ways that do lead somewhere."""

from collections.abc import Callable

from dash import Dash, html
from dash.development.base_component import Component
from dash.exceptions import DependencyException
from flask import Response, request

from corridor.model.dataset import Dataset
from dashboard.html.url_prefix import ROOT
from dashboard.page.history_page import history_page
from dashboard.words.wording import Wording

_VIEWS = ("map", "compare", "table", "about")


def install_not_found(app: Dash, latest: Callable[[], Dataset]) -> None:
    """Answer what no route of `app` knows with 404; Dash would answer each such address with the whole dashboard.

    The selection is in the query of the one address ``/``, so no page of the dashboard is lost by this. `latest`
    says which data are shown: their title stands on the page.
    """

    def not_found(*_: object, **__: str) -> Response:
        dataset = latest()
        languages = dataset.corridor.languages
        asked = request.args.get("lang")
        ordered = sorted(languages, key=lambda language: language != asked)  # the one asked for comes first
        said = [_said(Wording(language), f"{ROOT}/") for language in ordered]
        w = Wording(ordered[0])
        return history_page(w("not_found.title"), said, dataset, w, 404)

    app.server.register_error_handler(DependencyException, not_found)  # a script that Dash does not have
    app.server.view_functions[f"{app.config.routes_pathname_prefix}<path:path>"] = not_found


def _said(w: Wording, home: str) -> Component:
    links = [
        html.Li(html.A(w(f"view.{view}"), href=f"{home}?view={view}&lang={w.language}", className="office-link"))
        for view in _VIEWS
    ]
    return html.Section([html.P(w("not_found.said")), html.Ul(links)], lang=w.tag)
