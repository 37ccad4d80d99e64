"""The guided tour of a release, made when the first visitor asks for it."""

import json
from functools import lru_cache

from corridor.queries.tour import tour
from dashboard.html.render import render
from dashboard.page.rendered_release import RenderedRelease
from dashboard.panels.tour import tour_panel
from dashboard.words.wording import Wording

_KEPT = 32
"""How many are kept, of releases and languages."""


@lru_cache(_KEPT)
def tour_json(rendered: RenderedRelease, language: str) -> str:
    """The tour as the browser takes it."""
    panel = tour_panel(tour(rendered.dataset), rendered.dataset, Wording(language))
    return json.dumps({"html": render(panel)}, ensure_ascii=False)
