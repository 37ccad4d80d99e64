"""What the map shows at first: the extent about all regions, and what of it fits at the sizes it is made for."""

from dataclasses import dataclass

import shapely
from shapely import Polygon, box
from shapely.geometry.base import BaseGeometry

from corridor.geography.labels import Box
from corridor.geography.scene import Scene
from dashboard.map import theme

MARGIN = 0.045
"""Free space about the regions, as a share of the larger extent."""


@dataclass(frozen=True, slots=True)
class MapExtent:
    """The first extent of the map in km."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        """The centre in km."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def scale(self, size: tuple[int, int]) -> float:
        """Px per km in a map of `size` px: the extent is shown whole."""
        return min(size[0] / (self.right - self.left), size[1] / (self.top - self.bottom))

    def room(self, size: tuple[int, int]) -> tuple[float, float]:
        """How much a map of `size` px shows across and down, in km."""
        scale = self.scale(size)
        return size[0] / scale, size[1] / scale

    def visible(self, size: tuple[int, int]) -> Polygon:
        """What a map of `size` px shows, in km."""
        (wide, high), (x, y) = self.room(size), self.middle
        return box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)

    def pixels(self, size: tuple[int, int]) -> Box:
        """The whole of a map of `size` px, in the px that labels are placed in."""
        scale, (x, y) = self.scale(size), self.middle
        left, top = x * scale - size[0] / 2, -y * scale - size[1] / 2
        return (left, top, left + size[0], top + size[1])

    def corner(self, size: tuple[int, int], across: int, down: int, corner: tuple[int, int]) -> Box:
        """A box of `across` by `down` px in a corner of a map of `size` px, in the px that labels are placed in.

        `corner` is (0, 0) for the top left, (1, 1) for the bottom right.
        """
        left, top, right, bottom = self.pixels(size)
        gap = theme.INSET_GAP
        left = right - across - gap if corner[0] else left + gap
        top = bottom - down - gap if corner[1] else top + gap
        return (left, top, left + across, top + down)


def map_extent(scene: Scene) -> MapExtent:
    """The extent of all regions with a margin."""
    left, bottom, right, top = scene.land.bounds
    margin = MARGIN * max(right - left, top - bottom)
    return MapExtent(left - margin, bottom - margin, right + margin, top + margin)


def always_visible(frame: MapExtent) -> BaseGeometry:
    """What every nominal size shows, in km."""
    return shapely.intersection_all([frame.visible(size) for size in theme.NOMINAL])
