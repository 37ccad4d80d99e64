"""What the browser needs to paint the map for an initiative: each region's state, as JSON can say it."""

from typing import Any

from corridor.model.comparison import Comparable
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Coverage
from corridor.queries.map_state import map_state
from dashboard.map.values import shade, value_color


def map_paint(dataset: Dataset, initiative: str | None) -> dict[str, Any]:
    """States by region code; a region that reports nothing of its own is silent, and is then hatched.

    Where values can be compared each region has the colour of its value, or ``none`` and then no colour.
    """
    view = map_state(dataset, initiative)
    marks = {mark.region: mark for mark in view.values.marks} if isinstance(view.values, Comparable) else {}
    values = {code: value_color(mark.position) for code, mark in marks.items()}
    no_value = "none" if marks else None
    return {
        "regions": {
            state.region.id: {
                "coverage": state.state.value,
                "level": shade(state.level, view.levels) if initiative is None else None,
                "silent": state.state not in (Coverage.FIGURES, Coverage.PROGRAMMES),
                "value": values.get(state.region.id, no_value),
                "approximate": state.region.id in marks and marks[state.region.id].approximate,
            }
            for state in view.regions
        }
    }
