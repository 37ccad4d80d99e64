"""What can be taken along of a selection."""

from urllib.parse import urlencode

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from dashboard.html.elements import html
from dashboard.html.url_prefix import ROOT
from dashboard.words.wording import Wording

FILES = ("docx", "pptx", "pdf", "xlsx", "csv")
PAGES = {"picture": "picture", "embed": "embed"}
"""Addresses of pages that lead to more, by the key of their words."""


def take_away(dataset: Dataset, region: str | None, initiative: str | None, w: Wording) -> Component:
    """The files of a selection, of the very release and period that are shown, and the pages of pictures and frames."""
    number = dataset.published.release if dataset.published else None
    period = dataset.chosen.text if dataset.chosen else None
    asked = {"lang": w.language, "region": region, "initiative": initiative, "period": period, "release": number}
    question = urlencode({name: value for name, value in asked.items() if value})
    links = [
        html.A(w(f"take_away.{kind}"), href=f"{ROOT}/brief.{kind}?{question}", download=True, className="download")
        for kind in FILES
    ]
    links += [
        html.A(w(f"take_away.{key}"), href=f"{ROOT}/{page}?{question}", className="download")
        for key, page in PAGES.items()
    ]
    label = html.Span(w("take_away.title"), className="label")
    return html.Nav([label, *links], className="take-away", **{"aria-label": w("take_away.label")})
