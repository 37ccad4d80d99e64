"""Border lengths as they were published, beside the strip: a drawn line is shorter than the border it draws."""

from collections.abc import Sequence

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.derived import Derived
from corridor.queries.strip_map import LENGTH, StripRegion
from corridor.queries.surroundings import surroundings
from dashboard.html.elements import html
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.derived import derived_number
from dashboard.panels.tiles.number import in_words
from dashboard.words.wording import Wording


def published_lengths(regions: Sequence[StripRegion], dataset: Dataset, w: Wording) -> Component | None:
    """Each region's published border length, which leads to its evidence; said in words where none was found.

    One that follows from the others stands in its place, marked as derived.
    Nothing for a package without any.
    """
    if not any(row.lengths for row in regions):
        return None
    facts = [html.Div([html.Dt(w.text(row.region.short)), _length(row, dataset, w)]) for row in regions if row.spans]
    return html.Div(
        [html.H3(w("strip.lengths")), html.Dl(facts), html.P(w("strip.lengths_note"))], className="strip-lengths"
    )


def _length(row: StripRegion, dataset: Dataset, w: Wording) -> Component:
    """The whole length; what was published besides are parts of it."""
    if not row.lengths:
        derived = [found for found in surroundings(dataset, row.region.id).derived if _is_length(found)]
        if derived:
            return html.Dd(derived_number(max(derived, key=lambda found: found.value), w))
        return html.Dd(w("strip.no_length"), className="missing")
    whole = max(row.lengths, key=lambda length: length.value)
    value = in_words(whole.value, dataset.units.get(whole.unit), w)
    return html.Dd(evidence_button(value, whole.id, className="link-like", **{"data-length": whole.id}))


def _is_length(found: Derived) -> bool:
    return found.unit is not None and found.unit.id == LENGTH
