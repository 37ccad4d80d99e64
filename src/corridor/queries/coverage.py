"""Who reports on what, and who is silent?"""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.kept_answers import kept
from corridor.model.records import Area, Initiative
from corridor.model.vocabulary import Coverage
from corridor.queries.region_groups import RegionGroup, region_groups

MANY_REGIONS = 24
"""With more regions than this nobody looks at each of them side by side: they are counted, and found by name."""


class Count(Struct, frozen=True):
    """How many current figures, programmes and honours there are."""

    figures: int = 0
    programmes: int = 0
    honours: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Both together."""
        return Count(self.figures + other.figures, self.programmes + other.programmes, self.honours + other.honours)


class Cell(Struct, frozen=True):
    """One region under one initiative."""

    region: Area
    initiative: Initiative
    state: Coverage
    count: Count


class CoverageMatrix(Struct, frozen=True):
    """Every initiative by every region.

    Attributes:
        rows: the cells of each initiative, in the order of `initiatives`, each in the order of `regions`.
        common: for each initiative what is reported for all regions together and not for one of them.
        by_region: what each region reports itself, over all initiatives and beside them.
        by_initiative: what is reported under each initiative, by the regions and for all together.
        beside: what each region reports under no initiative, and under ``None`` what is reported so for all together.
        together: everything that no region reports.
        beyond: the areas that this is reported for: the corridor, the city, then others in the file's order.
        total: everything that is reported.
        groups: of very many regions by which areas above them they are grouped; none where the package does not say.
    """

    initiatives: tuple[Initiative, ...]
    regions: tuple[Area, ...]
    rows: tuple[tuple[Cell, ...], ...]
    common: Mapping[str, Count]
    by_region: Mapping[str, Count]
    by_initiative: Mapping[str, Count]
    beside: Mapping[str | None, Count]
    together: Count
    beyond: tuple[Area, ...]
    total: Count
    groups: tuple[RegionGroup, ...] = ()

    @property
    def many(self) -> bool:
        """Whether there are too many regions to be set side by side."""
        return len(self.regions) > MANY_REGIONS

    def counted(self, region: str | None, initiative: str | None) -> Count:
        """What is reported by a region under an initiative; without either, by all, and under all of them."""
        if region is None:
            return self.by_initiative[initiative] if initiative else self.total
        if initiative is None:
            return self.by_region[region]
        row = self.rows[[held.id for held in self.initiatives].index(initiative)]
        return next(cell.count for cell in row if cell.region.id == region)


def coverage(dataset: Dataset) -> CoverageMatrix:
    """The whole matrix, with the counts behind each choice of a region and of an initiative."""
    counts = {region: counts_of(dataset, region) for region in (*dataset.corridor.regions, None)}
    initiatives = dataset.initiatives_in_order
    rows = tuple(tuple(_cell(counts, region, row) for region in dataset.regions) for row in initiatives)
    return CoverageMatrix(
        initiatives,
        dataset.regions,
        rows,
        common={row.id: counts[None].get(row.id, Count()) for row in initiatives},
        by_region={region.id: sum_of(counts[region.id]) for region in dataset.regions},
        by_initiative={
            row.id: sum((held.get(row.id, Count()) for held in counts.values()), Count()) for row in initiatives
        },
        beside={region: held.get(None, Count()) for region, held in counts.items()},
        together=sum_of(counts[None]),
        beyond=_beyond(dataset),
        total=sum((sum_of(held) for held in counts.values()), Count()),
        groups=region_groups(dataset) if len(dataset.regions) > MANY_REGIONS else (),
    )


def areas_beyond(dataset: Dataset) -> tuple[Area, ...]:
    """The areas that belong to no region: the corridor, the city, and then the others in the file's order."""
    first = (dataset.corridor.whole, dataset.corridor.city)
    known = dataset.areas_of(None)
    keys = dict.fromkeys((*(key for key in first if key in known), *known))
    return tuple(dataset.areas[key] for key in keys)


def _beyond(dataset: Dataset) -> tuple[Area, ...]:
    held = (dataset.latest_of, dataset.programmes_of, dataset.honours_of)
    return tuple(area for area in areas_beyond(dataset) if any(rows(area.id) for rows in held))


def cell_of(dataset: Dataset, region: Area, initiative: Initiative) -> Cell:
    """One cell of the matrix, without working out the others."""
    counts = {key: counts_of(dataset, key) for key in (region.id, None)}
    return _cell(counts, region, initiative)


@kept
def counts_of(dataset: Dataset, region: str | None) -> Mapping[str | None, Count]:
    """What `region` reports under each initiative, and under ``None`` beside them; without one, what no region does."""
    areas = dataset.areas_of(region)
    initiative = dataset.figures.columns["initiative"]
    figures = Counter(key for area in areas for key in initiative.at(dataset.places_of_latest(area)))
    programmes = Counter(row.initiative for area in areas for row in dataset.programmes_of(area))
    honours = Counter(row.initiative for area in areas for row in dataset.honours_of(area))
    keys: dict[str | None, None] = dict.fromkeys((*figures, *programmes, *honours))
    return {key: Count(figures[key], programmes[key or ""], honours[key or ""]) for key in keys}


def sum_of(counts: Mapping[str | None, Count]) -> Count:
    """All that is reported under some initiatives and beside them."""
    return sum(counts.values(), Count())


def state_of(own: Count, common: Count) -> Coverage:
    """The state of a region that reports `own`, where `common` is reported for all regions together."""
    if own.figures:
        return Coverage.FIGURES
    if own.programmes or own.honours:
        return Coverage.PROGRAMMES
    return Coverage.NONE if common == Count() else Coverage.CITY_ONLY


def _cell(counts: Mapping[str | None, Mapping[str | None, Count]], region: Area, initiative: Initiative) -> Cell:
    own = counts[region.id].get(initiative.id, Count())
    return Cell(region, initiative, state_of(own, counts[None].get(initiative.id, Count())), own)
