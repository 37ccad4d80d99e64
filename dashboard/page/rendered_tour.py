"""The guided tour of a release, made when the first visitor asks for it, and kept as long as its dataset."""

import json

from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept
from corridor.queries.tour import tour
from dashboard.html.render import render
from dashboard.panels.tour import tour_panel
from dashboard.words.wording import Wording


@kept
def tour_json(dataset: Dataset, language: str) -> str:
    """The tour as the browser takes it."""
    panel = tour_panel(tour(dataset), dataset, Wording(language))
    return json.dumps({"html": render(panel)}, ensure_ascii=False)
