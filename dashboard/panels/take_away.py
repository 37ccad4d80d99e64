"""What can be taken along of a selection."""

from urllib.parse import urlencode

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.queries.export import MOST_ROWS
from corridor.queries.table import TableQuery, has_more_than
from dashboard.html.elements import html
from dashboard.html.url_prefix import ROOT
from dashboard.words.wording import Wording

FILES = ("docx", "pptx", "pdf", "xlsx", "csv")
PAGES = {"picture": "picture", "embed": "embed"}
"""Addresses of pages that lead to more, by the key of their words."""


def take_away(
    dataset: Dataset, region: str | None, initiative: str | None, w: Wording, period: Period | None = None
) -> Component:
    """The files of a selection, of the very release and period that are shown, and the pages of pictures and frames.

    The period is the dataset's, or `period` where a view has one of its own.
    """
    number = dataset.published.release if dataset.published else None
    chosen = period or dataset.chosen
    asked = {
        "lang": w.language,
        "region": region,
        "initiative": initiative,
        "period": chosen and chosen.text,
        "release": number,
    }
    question = urlencode({name: value for name, value in asked.items() if value})
    too_many = has_more_than(MOST_ROWS, dataset, TableQuery(w.language, region, initiative))
    links = [
        html.A(w(f"take_away.{kind}"), href=f"{ROOT}/brief.{kind}?{question}", download=True, className="download")
        for kind in FILES
        if not (too_many and kind == "xlsx")
    ]
    links += [
        html.A(w(f"take_away.{key}"), href=f"{ROOT}/{page}?{question}", className="download")
        for key, page in PAGES.items()
    ]
    label = html.Span(w("take_away.title"), className="label")
    return html.Nav([label, *links], className="take-away", **{"aria-label": w("take_away.label")})
