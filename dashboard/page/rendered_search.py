"""The search in one dataset as HTML: its index is made on first demand, and answers are kept."""

import json
from functools import cached_property, lru_cache

from corridor.model.dataset import Dataset
from corridor.queries.search import SearchIndex
from dashboard.html.render import render
from dashboard.panels.search import SHOWN, entry_list, kind_words, search_panel, what_was_found
from dashboard.words.wording import Wording

_KEPT = 256
"""How many answers are kept: what visitors type has no end."""


class RenderedSearch:
    """The search in a dataset that passed the checks."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.json = lru_cache(_KEPT)(self._json)

    def panel(self, language: str) -> str:
        """The field, and where its answers come."""
        return render(search_panel(Wording(language)))

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex.of(self.dataset, kind_words())

    def _json(self, language: str, typed: str) -> str:
        """What was found, as the browser takes it."""
        found = self._index.search(typed)
        wording = Wording(language)
        shown = render(entry_list(found[:SHOWN], self.dataset, wording))
        body = {"html": shown, "said": what_was_found(len(found), typed, wording), "count": len(found)}
        return json.dumps(body, ensure_ascii=False)
