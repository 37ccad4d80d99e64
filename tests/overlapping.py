"""Whether boxes on the map cover each other, by a look at each."""

from collections.abc import Iterable

from corridor.geography.labels import Box


def overlaps(box: Box, others: Iterable[Box]) -> bool:
    """Whether `box` covers a part of any of the others; touching is no covering."""
    left, top, right, bottom = box
    return any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in others)
