"""What the browser must know to read addresses, to count and to paint the map, as JSON can say it."""

from typing import Any

from corridor.model.dataset import Dataset
from corridor.queries.coverage import CoverageMatrix
from corridor.queries.selection import Options
from dashboard.html.url_prefix import ROOT
from dashboard.map.map_paint import map_paint
from dashboard.page.titles import Titles
from dashboard.panels.filters import filter_counts


def browser_options(
    dataset: Dataset, options: Options, view: CoverageMatrix, prepared: str, *, fetched_ahead: bool
) -> dict[str, Any]:
    """The options that ``assets/page_options.js`` reads.

    Args:
        dataset: what is shown.
        options: what can be chosen in it.
        view: how much is reported behind each choice.
        prepared: below which address the answers are found.
        fetched_ahead: whether the panels of all regions come at once.
    """
    return {
        "root": ROOT,
        "timezone": dataset.corridor.timezone,
        "prepared": prepared,
        "periods": options.periods,
        "languages": options.languages,
        "regions": options.regions,
        "fetched_ahead": fetched_ahead,
        "former": dict(options.former),
        "initiatives": options.initiatives,
        "counts": filter_counts(view),
        "views": options.views,
        "modes": options.modes,
        "titles": {language: Titles.of(dataset, options, language).as_json() for language in options.languages},
        "map": {key or "all": map_paint(dataset, key) for key in (None, *options.initiatives)},
    }
