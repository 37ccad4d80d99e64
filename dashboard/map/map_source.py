"""What the map is drawn from and nothing else: where two releases agree in it, they have the same map."""

import hashlib
from collections.abc import Mapping
from typing import Self

import shapely
from msgspec import Struct
from msgspec.structs import astuple

from corridor.model.dataset import Dataset
from corridor.model.ground import ground_of
from corridor.queries.coverage import Count, counts_of, sum_of
from corridor.releases.canonical_rows import canonical, encoded
from dashboard.map.badges import badge_numbers, badge_radii


class MapSource(Struct, frozen=True):
    """What the map shows of a dataset.

    Attributes:
        ground: the dataset without its figures.
        reported: all that each region reports itself, by its code.
        badges: the numbers in the badges of all initiatives together, by region.
        radii: the radii of these badges in px.
    """

    ground: Dataset
    reported: Mapping[str, Count]
    badges: Mapping[str, int]
    radii: Mapping[str, float]

    @classmethod
    def of(cls, dataset: Dataset) -> Self:
        """That of `dataset`."""
        reported = {region.id: sum_of(counts_of(dataset, region.id)) for region in dataset.regions}
        return cls(ground_of(dataset), reported, badge_numbers(dataset), badge_radii(dataset))

    @property
    def name(self) -> str:
        """A hash of all of it."""
        ground, digest = self.ground, hashlib.sha256()
        for name, features in ground.layers.items():
            for feature in features:
                digest.update(canonical([name, feature.id, dict(feature.properties)]).encode())
                digest.update(shapely.to_wkb(feature.geometry))
        tables = (ground.areas, ground.countries, ground.places, ground.belts)
        rows = [encoded(ground.corridor), *([encoded(row) for row in table.values()] for table in tables)]
        reported = [[code, *astuple(count)] for code, count in self.reported.items()]
        digest.update(canonical([rows, reported, dict(self.badges), dict(self.radii)]).encode())
        return digest.hexdigest()
