"""The document around the pages about past releases: plain HTML, the look of the office's pages, no script needed."""

from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import Response, request

from corridor.model.dataset import Dataset
from dashboard.html.document import document
from dashboard.html.url_prefix import ROOT
from dashboard.words.wording import Wording


def history_page(title: str, content: list[Any], dataset: Dataset, w: Wording, status: int = 200) -> Response:
    """A page under `title`, in the language of `w`, with the ways back and to the other language."""
    main = html.Main(
        [html.H1(title), html.Div(content, className="office-content")], id="content", className="office-main"
    )
    name = w.text(dataset.corridor.title)
    text = document(f"{title} · {name}", [_head(name, dataset.corridor.languages, w), main], w.language, w.tag)
    response = Response(text, status, mimetype="text/html")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _head(name: str, languages: tuple[str, ...], w: Wording) -> Component:
    ways = [html.A(w("changes.back"), href=f"{ROOT}/?lang={w.language}", className="office-link")]
    if request.path != "/releases":  # the page of that name needs no way to itself
        ways.append(html.A(w("changes.list"), href=f"{ROOT}/releases?lang={w.language}", className="office-link"))
    others = [
        html.A(w.language_name(other), href=_in(other), lang=other, className="office-language")
        for other in languages
        if other != w.language
    ]
    title = html.A(name, href=f"{ROOT}/?lang={w.language}", className="office-title")
    return html.Header(
        [html.Div(title, className="office-heading"), html.Div([*others, *ways], className="office-tools")],
        className="office-header",
    )


def _in(language: str) -> str:
    """This page in another language."""
    kept = "".join(f"&{name}={value}" for name in ("from", "to") if (value := request.args.get(name, "")).isdigit())
    return f"{ROOT}{request.path}?lang={language}{kept}"
