"""What the browser needs to paint the map for an initiative: each region's state, as JSON can say it."""

from typing import Any

from corridor.model.comparison import Comparable
from corridor.model.dataset import Dataset
from corridor.model.vocabulary import Coverage
from corridor.queries.map_state import map_state
from dashboard.map.badges import badge_numbers, badge_radii
from dashboard.map.values import value_color


def map_paint(dataset: Dataset, initiative: str | None) -> dict[str, Any]:
    """States by region code; a region that reports nothing of its own is silent, and is then hatched.

    ``count`` is the number in its badge, ``radius`` the badge's in px; a region without a badge has neither.

    Where values can be compared each region has the colour of its value, or ``none`` and then no colour.
    """
    view = map_state(dataset, initiative)
    marks = {mark.region: mark for mark in view.values.marks} if isinstance(view.values, Comparable) else {}
    values = {code: value_color(mark.position) for code, mark in marks.items()}
    numbers = badge_numbers(dataset, initiative)
    radii = badge_radii(dataset, initiative)
    no_value = "none" if marks else None
    return {
        "regions": {
            state.region.id: {
                "coverage": state.state.value,
                "count": numbers[state.region.id] or None,
                "radius": radii[state.region.id] or None,
                "silent": state.state not in (Coverage.FIGURES, Coverage.PROGRAMMES),
                "value": values.get(state.region.id, no_value),
                "approximate": state.region.id in marks and marks[state.region.id].approximate,
            }
            for state in view.regions
        }
    }
