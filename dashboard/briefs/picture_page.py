"""``/picture``: the pictures of a selection to look at, and each in every form."""

from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component
from flask import Response

from corridor.queries.charts import charts
from dashboard.briefs.asking import Taken
from dashboard.html.url_prefix import ROOT
from dashboard.page.history_page import history_page
from dashboard.words.wording import Wording

FORMS = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
"""The forms of a picture, and what browsers call them."""


def picture_page(asked: Taken) -> Response:
    """Map, charts where there are any, and table."""
    dataset, selection = asked.dataset, asked.selection
    w = Wording(selection.language)
    drawn = charts(dataset, selection.region, selection.initiative)
    kinds = ["map", *(["charts"] if drawn else []), "table"]
    parts = {
        "lang": selection.language,
        "region": selection.region,
        "initiative": selection.initiative,
        "period": selection.period,
        "release": dataset.published.release if dataset.published else None,
    }
    query = urlencode({name: value for name, value in parts.items() if value})
    return history_page(
        w("brief.pictures"), [html.P(w("brief.pictures_about")), *(_one(k, query, w) for k in kinds)], dataset, w
    )


def _one(kind: str, query: str, w: Wording) -> Component:
    name = w(f"brief.picture.{kind}")
    address = f"{ROOT}/picture/{kind}"
    links = [html.A(form.upper(), href=f"{address}.{form}?{query}", className="office-link") for form in FORMS]
    return html.Section(
        [
            html.H2(name),
            html.P(links, className="picture-links"),
            html.A(
                html.Img(src=f"{address}.svg?{query}", alt=name, className="picture"), href=f"{address}.svg?{query}"
            ),
        ]
    )
