"""For which areas an area reports."""

from corridor.model.dataset import Dataset


def territory(base: Dataset, area: str) -> frozenset[str]:
    """The areas that `area` reports for: itself and those shown with it; the city for all that are no region's.

    So the city reports for the corridor as a whole and for districts outside the regions. Former codes of these are
    among them: what was published under one is corrected by its successor.
    """
    regions, area = base.corridor.regions, base.current(area)
    owner = {key: base.region_of(key) or base.current(key) for key in base.areas}
    if area == base.corridor.city:
        return frozenset(key for key, whose in owner.items() if whose not in regions)
    return frozenset(key for key, whose in owner.items() if whose == area)


def reported_areas(base: Dataset, area: str) -> tuple[str, ...]:
    """The areas of today in the territory of `area`: itself first, then the others in the package's order."""
    own = territory(base, area)
    return (base.current(area), *(key for key in base.areas if key in own and key not in _not_now(base, area)))


def _not_now(base: Dataset, area: str) -> frozenset[str]:
    return frozenset({base.current(area), *(key for key in base.areas if base.current(key) != key)})
