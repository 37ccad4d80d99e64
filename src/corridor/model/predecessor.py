"""Areas whose code changed: which code the figures published under a former one belong to today."""

from collections.abc import Mapping

from corridor.model.records import Area

FORMER = "former"
"""The kind of an area that stands only for a code used before; its successor names it as its predecessor."""


def successors(areas: Mapping[str, Area]) -> Mapping[str, str]:
    """For each former code, the code of today. Of codes that follow each other in a circle none is of today."""
    named = {row.predecessor: row.id for row in areas.values() if row.predecessor}
    found: dict[str, str] = {}
    for code, later in named.items():
        today, seen = later, {code}
        while today in named and today not in seen:
            seen.add(today)
            today = named[today]
        if code in areas and today not in seen:
            found[code] = today
    return found


def former_codes(areas: Mapping[str, Area], area: str) -> tuple[str, ...]:
    """The codes that `area` had before, the last one first."""
    found: list[str] = []
    before = areas[area].predecessor if area in areas else None
    while before in areas and before is not None and before not in found:
        found.append(before)
        before = areas[before].predecessor
    return tuple(found)
