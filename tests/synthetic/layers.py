"""The layers of the synthetic package: blocks laid out on the grid."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from tests.synthetic.ground import Block, Grid
from tests.synthetic.plan import Both, Plan, named
from tests.synthetic.writing import LANGUAGES, Shape


@dataclass(frozen=True)
class Ground:
    """The ground of a whole plan."""

    plan: Plan
    block: Block
    countries: Mapping[str, str] = field(default_factory=dict)
    """The invented country that stands for each shipped one."""

    @property
    def _size(self) -> int:
        return len(self.block.regions)

    @property
    def _blocks(self) -> int:
        return math.ceil(self.plan.regions / self._size)

    @property
    def _grid(self) -> Grid:
        return Grid(self.block.frame, self._blocks)

    def _used(self, number: int) -> int:
        """How many regions of a block are regions of the plan; the rest is land beside."""
        return min(self._size, self.plan.regions - number * self._size)

    @cached_property
    def regions(self) -> list[BaseGeometry]:
        """The shape of each region, in corridor order."""
        return [
            self._grid.place(number // self._size, self.block.regions[number % self._size])
            for number in range(self.plan.regions)
        ]

    @cached_property
    def border(self) -> list[tuple[int, str, BaseGeometry]]:
        """Region (from 0), country and line of each stretch, in the order of the walk."""
        return [
            (number * self._size + place, self.countries[country], self._grid.place(number, line))
            for number in range(self._blocks)
            for place, country, line in self.block.border
            if place < self._used(number)
        ]

    def layers(self) -> dict[str, list[Shape]]:
        """Every layer by its name."""
        codes = self.plan.codes
        blocks = range(self._blocks)
        return {
            "regions": [({"id": code, "area": code}, shape) for code, shape in zip(codes, self.regions, strict=True)],
            "border": [
                ({"id": f"L{order:03}", "area": codes[region], "faces": country, "order": order}, line)
                for order, (region, country, line) in enumerate(self.border, 1)
            ],
            "neighbours": [({"id": code}, shape) for code, shape in self._neighbours().items()],
            "surroundings": [self._named("U", "周边", "surroundings", at, self._beside(at)) for at in blocks],
            "rivers": [self._named("W", "河", "river", at, self._grid.place(at, self.block.river)) for at in blocks],
            "lakes": [self._named("K", "湖", "lake", at, self._grid.place(at, self.block.lake)) for at in blocks],
        }

    def _neighbours(self) -> dict[str, BaseGeometry]:
        return {
            self.countries[country]: shapely.union_all([self._grid.place(at, shape) for at in range(self._blocks)])
            for country, shape in self.block.neighbours.items()
        }

    def _beside(self, number: int) -> BaseGeometry:
        """The land beside the regions of one block, with those of its regions that the plan does not need."""
        unused = self.block.regions[self._used(number) :]
        return self._grid.place(number, shapely.coverage_union_all([self.block.surroundings, *unused]))

    @staticmethod
    def _named(letter: str, zh: str, en: str, number: int, shape: BaseGeometry) -> Shape:
        name: Both = named(zh, en, number + 1)
        names = {f"name_{language}": text for language, text in zip(LANGUAGES, name, strict=True)}
        return {"id": f"{letter}{number + 1:03}", **names}, shape
