"""What answers a selection: its headlines and its panel, of a long one the beginning first."""

import json
from collections.abc import Callable
from functools import lru_cache

from corridor.model.dataset import Dataset
from corridor.queries.coverage import CoverageMatrix
from corridor.queries.headlines import headlines
from corridor.queries.panel import panel
from corridor.queries.selection import Options, Selection
from dashboard.html.elements import html
from dashboard.html.render import render
from dashboard.panels.headlines import headline_row
from dashboard.panels.selection import panel_beginning, panel_rest, selection_panel
from dashboard.words.wording import Wording

_MORE = "data-more"
"""The mark of a beginning that has a rest."""
_KEPT = 4096
"""How many answers are kept of each kind; a small package has fewer, a large one forgets the oldest."""


class RenderedPanels:
    """The panels of `dataset`, each made when it is asked for, and kept.

    A region or an initiative that is `None` stands for all of them.
    """

    def __init__(self, dataset: Dataset, options: Options, counts: Callable[[], CoverageMatrix]) -> None:
        """Prepare to answer; nothing is made yet. What is counted is asked of `counts`."""
        self._counts = counts
        self._dataset = dataset
        self._options = options
        self.html = lru_cache(_KEPT)(self._html)
        self.headlines = lru_cache(_KEPT)(self._headlines)
        self.beginning = lru_cache(_KEPT)(self._beginning)
        self.json = lru_cache(_KEPT)(self._json)
        self.rest_json = lru_cache(_KEPT)(self._rest_json)

    def together_json(self, language: str) -> str:
        """Those of every region and initiative, as the browser fetches them ahead of a few regions."""
        return "{" + ", ".join(self._of_region(language, region) for region in (None, *self._options.regions)) + "}"

    def _of_region(self, language: str, region: str | None) -> str:
        chosen = (None, *self._options.initiatives)
        panels = (f"{json.dumps(row or 'all')}: {self.json(language, region, row)}" for row in chosen)
        return f"{json.dumps(region or 'all')}: {{{', '.join(panels)}}}"

    def _html(self, language: str, region: str | None, initiative: str | None) -> str:
        view = panel(self._dataset, Selection(language, region, initiative))
        return render(selection_panel(view, self._dataset, Wording(language)))

    def _beginning(self, language: str, region: str | None, initiative: str | None) -> str:
        view = panel(self._dataset, Selection(language, region, initiative))
        return render(panel_beginning(view, self._dataset, Wording(language)))

    def _headlines(self, language: str, region: str | None, initiative: str | None) -> str:
        shown, count = headlines(self._dataset, region, initiative), self._counts().counted(region, initiative)
        return render(headline_row(shown, count, Wording(language)))

    def first_html(self, language: str, region: str | None, initiative: str | None) -> str:
        """The beginning of a panel, which without scripts says where its rest is found; a short panel is whole."""
        begin, w = self.beginning(language, region, initiative), Wording(language)
        if _MORE not in begin:
            return begin
        query = "&".join(filter(None, ["view=table", initiative and f"initiative={initiative}", f"lang={language}"]))
        link = html.A(w("panel_rest.elsewhere"), href=f"?{query}")
        return begin + render(html.Noscript(html.P(link)))

    def _json(self, language: str, region: str | None, initiative: str | None) -> str:
        beginning = self.beginning(language, region, initiative)
        return _answer(beginning, headlines=self.headlines(language, region, initiative))

    def _rest_json(self, language: str, region: str | None, initiative: str | None) -> str:
        view = panel(self._dataset, Selection(language, region, initiative))
        return _answer(render(panel_rest(view, self._dataset, Wording(language))))


def _answer(html: str, **others: str) -> str:
    return json.dumps({"html": html, **others}, ensure_ascii=False)
