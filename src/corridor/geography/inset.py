"""Places too close together to be distinguished at the map's scale, and the window in which they are shown apart."""

from collections.abc import Mapping

from msgspec import Struct
from shapely import MultiPoint, Point


class Window(Struct, frozen=True):
    """A cluster of places and the extent (km: left, bottom, right, top) that shows them apart."""

    members: tuple[str, ...]
    extent: tuple[float, float, float, float]


def clusters(places: Mapping[str, Point], distance: float) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more places, each within `distance` km of another of its group (single linkage)."""
    groups: list[list[str]] = []
    for id_, point in places.items():
        near = [group for group in groups if any(places[other].distance(point) < distance for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*sum(near, []), id_])  # noqa: RUF017  # a handful of ports
    return tuple(tuple(group) for group in groups if len(group) > 1)


def window(
    members: tuple[str, ...], places: Mapping[str, Point], *, aspect: float, margin: float, least: float
) -> Window:
    """The window about `members`, of `aspect` width to height, with `margin` times their extent on every side.

    Places less than `least` km apart, or on one spot, are given as much.
    """
    left, bottom, right, top = MultiPoint([places[id_] for id_ in members]).bounds
    reach = max((right - left) / aspect, top - bottom, least) * (0.5 + margin)
    x, y = (left + right) / 2, (bottom + top) / 2
    return Window(members, (x - reach * aspect, y - reach, x + reach * aspect, y + reach))
