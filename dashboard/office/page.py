"""The document around every page of the office: title, navigation, who is signed in, language, what was done."""

from typing import Any
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component
from flask import Response, current_app, request, url_for

from corridor.errors import TranslatedError
from dashboard.html.document import document
from dashboard.html.url_prefix import ROOT
from dashboard.office import current, notices
from dashboard.office.csrf import csrf_fields
from dashboard.office.form_page import UNSENT
from dashboard.office.language import languages
from dashboard.office.navigation import entries_of
from dashboard.office.refill import refilled
from dashboard.office.request_log import note_cause
from dashboard.office.statuses import status_of


def page(title: str, content: Any, *, status: int = 200, trouble: TranslatedError | None = None) -> Response:  # noqa: ANN401
    """A page of the office in the language of the request.

    Args:
        title: the page's name; its heading, and the first part of the document's title.
        content: a component, a text, or a list of them.
        status: the HTTP status.
        trouble: why what was asked for was not done; shown at the top, and its status wins.
    """
    w = current.wording()
    if trouble is not None:
        note_cause(trouble)
    content = refilled(content)
    name = w.text(current.office().base.corridor.title)
    text = document(f"{title} · {name}", [_head(), _main(title, content, trouble)], w.language, w.tag)
    return Response(text, status_of(trouble) if trouble else status, mimetype="text/html")


def _main(title: str, content: Any, trouble: TranslatedError | None) -> Component:  # noqa: ANN401
    notice = notices.pending()
    return html.Main(
        [
            html.H1(title),
            html.P(notice, className="notice", role="status") if notice else None,
            _trouble(trouble) if trouble else None,
            html.Div(content, className="office-content"),
        ],
        id="content",
        className="office-main",
    )


def _trouble(error: TranslatedError) -> Component:
    """Every line of an error that tells itself."""
    lines = current.wording().text(error.public).splitlines()
    return html.Div([html.P(line) for line in lines], className="trouble", role="alert")


def _head() -> Component:
    w = current.wording()
    title = html.A(w.text(current.office().base.corridor.title), href=f"{ROOT}/", className="office-title")
    return html.Header(
        [
            html.A(w("office.skip"), href="#content", className="skip"),
            html.Div([title, html.Span(w("office.name"), className="office-name")], className="office-heading"),
            _navigation(),
            html.Div([*_languages(), *_who()], className="office-tools"),
        ],
        className="office-header",
    )


def _navigation() -> Component | None:
    w = current.wording()
    links = [
        html.Li(html.A(w(entry.title), href=url_for(entry.endpoint), **_current(entry.endpoint)))
        for entry in entries_of(current.actor())
    ]
    return (
        html.Nav(html.Ul(links), className="office-navigation", **{"aria-label": w("office.navigation")})
        if links
        else None
    )


def _current(endpoint: str) -> dict[str, str]:
    """Marks the entry whose page, or one of whose pages, is shown."""
    of = endpoint.rpartition(".")[0]
    return {"aria-current": "page"} if (request.endpoint or "").startswith(f"{of}.") else {}


def _languages() -> list[Component]:
    w = current.wording()
    return [
        html.A(w.language_name(other), href=f"{_readable()}?{_in(other)}", lang=other, className="office-language")
        for other in languages()
        if other != w.language
    ]


def _in(language: str) -> str:
    """The query of this page in a language; a form that waits is shown there too."""
    waiting = request.args.get(UNSENT)
    return urlencode({"lang": language} | ({UNSENT: waiting} if waiting else {}))


def _readable() -> str:
    """This page's address, where a link can open it; else the office's first page."""
    endpoint, _ = current_app.url_map.bind("").match(request.path, method="GET")
    return url_for("office.home") if endpoint == "office.unknown" else f"{ROOT}{request.path}"


def _who() -> list[Component]:
    w = current.wording()
    session = current.session()
    if session is None:
        return [html.A(w("office.sign_in"), href=url_for("office.sign_in.form"), className="office-link")]
    actor = session.actor
    role = html.Span(w(f"office.role.{actor.role.value}"), className="office-role")
    return [
        html.Span([actor.name, " ", role], className="office-who"),
        html.A(w("office.password"), href=url_for("office.password.form"), className="office-link"),
        html.Form(
            [*csrf_fields(), html.Button(w("office.sign_out"), type="submit", className="plain")],
            method="post",
            action=url_for("office.sign_in.sign_out"),
        ),
    ]
