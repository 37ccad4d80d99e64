"""What the map is drawn from and nothing else: where two releases agree in it, they have the same map."""

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Self

from corridor.model.dataset import Dataset
from corridor.model.ground import ground_of
from corridor.queries.coverage import Count, counts_of, sum_of
from corridor.releases.canonical_rows import canonical, encoded
from dashboard.map.badges import badge_numbers, badge_radii


@dataclass(frozen=True, slots=True)
class MapSource:
    """What the map shows of a dataset.

    Attributes:
        ground: the dataset without its figures.
        shapes: hash of the files that its shapes lie in.
        reported: all that each region reports itself, by its code.
        badges: the numbers in the badges of all initiatives together, by region.
        radii: the radii of these badges in px.
    """

    ground: Dataset
    shapes: str
    reported: Mapping[str, Count]
    badges: Mapping[str, int]
    radii: Mapping[str, float]

    @classmethod
    def of(cls, dataset: Dataset) -> Self:
        """That of `dataset`."""
        reported = {region.id: sum_of(counts_of(dataset, region.id)) for region in dataset.regions}
        shapes = dataset.ground or dataset.fingerprint
        return cls(ground_of(dataset), shapes, reported, badge_numbers(dataset), badge_radii(dataset))

    @property
    def name(self) -> str:
        """A hash of all of it."""
        ground = self.ground
        tables = (ground.areas, ground.countries, ground.places, ground.belts)
        rows = [encoded(ground.corridor), *([encoded(row) for row in table.values()] for table in tables)]
        reported = [[code, *astuple(count)] for code, count in self.reported.items()]
        text = canonical([self.shapes, rows, reported, dict(self.badges), dict(self.radii)])
        return hashlib.sha256(text.encode()).hexdigest()
