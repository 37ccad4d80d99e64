"""Everything that can be found by name, for ``assets/edition_search.js``."""

from typing import Any

from corridor.model.dataset import Dataset
from corridor.queries.search import EntryKind, SearchIndex
from dashboard.edition.names import Names, name
from dashboard.html.render import render
from dashboard.panels.search import SHOWN, entry_list, kind_words
from dashboard.words.wording import Wording, entries


def search_data(dataset: Dataset, language: str) -> dict[str, Any]:
    """The entries as options of the list, the texts that they answer to, and the words of what was found."""
    w, names = Wording(language), Names()
    return {
        "entries": [
            {
                "html": render(entry_list([entry], dataset, w)),
                "kind": entry.kind.value,
                "names": names.places(entry.names),
                "aside": names.places(entry.aside),
            }
            for entry in SearchIndex.of(dataset).entries
        ],
        "names": names.listed(),
        "kinds": [kind.value for kind in EntryKind],
        "called": {kind.value: [name(word) for word in words] for kind, words in kind_words().items()},
        "words": {key: text for key, text in entries(language).items() if key.startswith("search.")},
        "shown": SHOWN,
    }
