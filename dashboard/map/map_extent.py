"""What the map shows at first: the extent about all regions, and what of it fits at the sizes it is made for."""

from msgspec import Struct
from shapely import Polygon, box

from corridor.geography.labels import Box
from corridor.geography.scale import round_length
from corridor.geography.scene import Scene
from dashboard.map import theme

MARGIN = 0.045
"""Free space about the regions, as a share of the larger extent."""
NARROWEST, WIDEST = 0.82, 1.25
"""Between these proportions, width to height, lies every map's box (``assets/page_layout.css`` holds the same)."""


class MapExtent(Struct, frozen=True):
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

    @property
    def extent(self) -> Polygon:
        """The extent as a shape, in km: what every map shows, whatever its size and proportions."""
        return box(self.left, self.bottom, self.right, self.top)

    @property
    def widest(self) -> Polygon:
        """All that a map of any proportions may show at first, in km."""
        (x, y), wide, high = self.middle, self.right - self.left, self.top - self.bottom
        across, down = max(wide, WIDEST * high) / 2, max(high, wide / NARROWEST) / 2
        return box(x - across, y - down, x + across, y + down)

    def pixels(self, size: tuple[int, int]) -> Box:
        """The extent in a map of `size` px, in the px that labels are placed in."""
        scale = self.scale(size)
        return (self.left * scale, -self.top * scale, self.right * scale, -self.bottom * scale)

    def corner(self, size: tuple[int, int], across: float, down: float, corner: tuple[int, int]) -> Box:
        """A box of `across` by `down` px in a corner of a map with the scale of one of `size` px.

        The map shows the extent and nothing about it: in any other of that scale the box lies farther out. `corner` is
        (0, 0) for the top left, (1, 1) for the bottom right.
        """
        left, top, right, bottom = self.pixels(size)
        gap = theme.INSET_GAP
        left = right - across - gap if corner[0] else left + gap
        top = bottom - down - gap if corner[1] else top + gap
        return (left, top, left + across, top + down)

    def kept(self, size: tuple[int, int], across: float, down: float, corner: tuple[int, int]) -> Box:
        """What a box in a `corner` covers of the extent, however much ground the map shows about that.

        With more ground it lies farther out, up to the extent's edge and beyond: so all from it to the edge is kept.
        """
        left, top, right, bottom = self.corner(size, across, down, corner)
        gap = theme.INSET_GAP
        return (
            left - gap * (not corner[0]),
            top - gap * (not corner[1]),
            right + gap * corner[0],
            bottom + gap * corner[1],
        )


def map_extent(scene: Scene) -> MapExtent:
    """The extent of all regions with a margin, which is wider where even the narrowest map shows more."""
    left, bottom, right, top = scene.land.bounds
    margin = MARGIN * max(right - left, top - bottom)
    aside = margin + max(0.0, NARROWEST * (top - bottom + 2 * margin) - (right - left + 2 * margin)) / 2
    return MapExtent(left - aside, bottom - margin, right + aside, top + margin)


def scale_bar(scale: float) -> tuple[float, int]:
    """The px that the scale bar and its words cover, across and down, where a km is `scale` px."""
    across, down = theme.SCALE_BAR
    return max(theme.SCALE_WORDS, round_length(across / scale) * scale) + theme.INSET_GAP, down
