"""What can be taken along of a selection."""

from urllib.parse import urlencode

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from dashboard.html.elements import html
from dashboard.html.url_prefix import ROOT
from dashboard.words.wording import Wording

FILES = ("docx", "pptx", "xlsx", "csv")


def take_away(dataset: Dataset, region: str | None, initiative: str | None, w: Wording) -> Component:
    """The files of a selection, of the very release that is shown."""
    number = dataset.published.release if dataset.published else None
    asked = {"lang": w.language, "region": region, "initiative": initiative, "release": number}
    question = urlencode({name: value for name, value in asked.items() if value})
    links = [
        html.A(w(f"take_away.{kind}"), href=f"{ROOT}/brief.{kind}?{question}", download=True, className="download")
        for kind in FILES
    ]
    links.append(html.A(w("take_away.embed"), href=f"{ROOT}/embed?{question}", className="download"))
    label = html.Span(w("take_away.title"), className="label")
    return html.Nav([label, *links], className="take-away", **{"aria-label": w("take_away.label")})
