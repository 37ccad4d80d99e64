"""What each region has published of its own, as badges: circles of proportional area with the number in them."""

import math
from collections.abc import Iterable, Iterator, Mapping

from corridor.geography.labels import Placed
from corridor.model.dataset import Dataset
from corridor.queries.map_state import map_state
from dashboard.map import theme
from dashboard.map.traces import Answer, Sheet, Trace

LARGEST = 17.0
"""The radius in px of the largest badge of a package."""
OF_ONE = 4.8
"""The radius in px of a badge of one, where that does not make the largest one larger than `LARGEST`."""


def badge_numbers(dataset: Dataset, initiative: str | None = None) -> dict[str, int]:
    """How many figures and programmes each region has of its own, under one initiative or under all, by its code."""
    regions = map_state(dataset, initiative).regions
    return {state.region.id: state.count.figures + state.count.programmes for state in regions}


def badge_radii(dataset: Dataset, initiative: str | None = None) -> dict[str, float]:
    """The radius in px of each region's badge, so that areas are to each other as `badge_numbers` are.

    One scale holds for all initiatives, so that badges can be compared from one to the next.
    """
    most = max(badge_numbers(dataset).values(), default=0)
    unit = min(OF_ONE, LARGEST / math.sqrt(most)) if most else OF_ONE
    return {code: round(unit * math.sqrt(number), 2) for code, number in badge_numbers(dataset, initiative).items()}


def badge_traces(
    placed: Iterable[Placed], numbers: Mapping[str, int], scales: int, sheet: Sheet, answers: Mapping[str, Answer]
) -> Iterator[Trace]:
    """The badges of all initiatives together, at the points beside which the regions' names stand (see `Namer`).

    Each answers for its region, also where it found no room within and stands on another one.
    """
    seen: dict[str, int] = {}
    for label in placed:
        code = label.label.id.removeprefix("region-")
        if label.label.id == code or not label.label.mark or label.tier >= scales:
            continue
        at, again = [(label.candidate.x, label.candidate.y)], f"__{seen[code]}" if code in seen else ""
        seen[code] = seen.get(code, -1) + 1
        meta = {"tier": label.tier} | ({"last": label.last} if label.last < scales - 1 else {})
        marker = {"symbol": "circle", "size": label.label.mark, "color": theme.BADGE, "line": {"width": 1.5}}
        yield {**sheet.marks(f"badge-{code}{again}", at, marker, [answers[code]]), "meta": meta}
        font, unseen = {"size": theme.BADGE_TEXT, "color": theme.PAPER}, {"size": 0.8, "opacity": 0}
        text = [str(numbers[code])]
        number = sheet.texts(f"badgecount-{code}{again}", at, text, font, textposition="middle center", marker=unseen)
        yield {**number, "meta": meta}
