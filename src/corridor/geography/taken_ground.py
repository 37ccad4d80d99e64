"""What labels cover already, and which places it takes from others: a map of many regions has thousands of them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from corridor.geography.labels import Box, Candidate, Label, box_of, boxes_of

_ROUNDING = 1.0
"""Px by which a box could seem to end farther from where it begins than any is wide."""


class _Boxes(Struct, frozen=True):
    """Boxes in px by where they begin.

    Attributes:
        order: which they are.
        edges: their left, top, right and bottom edges, a row for each.
        widest: how wide the widest is.

    """

    order: NDArray[np.intp]
    edges: NDArray[np.float64]
    widest: float

    @classmethod
    def of(cls, boxes: NDArray[np.float64]) -> "_Boxes":
        """Those of the rows of `boxes`."""
        order = np.argsort(boxes[:, 0], kind="stable")
        return cls(order, boxes[order].T.copy(), float((boxes[:, 2] - boxes[:, 0]).max(initial=0.0)) + _ROUNDING)

    def under(self, box: Box) -> NDArray[np.intp]:
        """Which of them `box` covers a part of; touching is no covering."""
        left, top, right, bottom = box
        start, end = np.searchsorted(self.edges[0], (left - self.widest, right))
        _, tops, rights, bottoms = self.edges[:, start:end]
        found: NDArray[np.intp] = self.order[start:end][(rights > left) & (tops < bottom) & (bottoms > top)]
        return found


class TakenGround:
    """The places of labels in px, at each of some scales, and which of them are taken there.

    Which places a box takes is worked out once, when it is set down: labels that wait ask for theirs again and again.
    """

    def __init__(
        self, labels: Sequence[Label], scales: Sequence[float], obstacles: Mapping[float, Iterable[Box]]
    ) -> None:
        """Take what `obstacles` cover of the places of `labels` at each of `scales`, in px per km."""
        self.scales = tuple(scales)
        places, last = [place for label in labels for place in label.candidates], len(self.scales) - 1
        ends = accumulate((len(label.candidates) for label in labels), initial=0)
        self._parts = {label.id: slice(*part) for label, part in zip(labels, pairwise(ends), strict=True)}
        self._least = np.array([place.least for place in places], int)
        self._most = np.array([last if place.most is None else place.most for place in places], int)
        none = np.empty((len(self.scales), 0, 4))
        self._boxes = np.concatenate([none, *(boxes_of(label, self.scales) for label in labels)], axis=1)
        self._taken = np.zeros(self._boxes.shape[:2], bool)
        self._sorted = [_Boxes.of(boxes) for boxes in self._boxes]
        for tier, scale in enumerate(self.scales):
            for box in obstacles.get(scale, ()):
                self._cover(tier, box)

    def boxes(self, label: Label) -> NDArray[np.float64]:
        """What each place of `label` covers: by scale, place and edge."""
        return self._boxes[:, self._parts[label.id]]

    def free(self, label: Label, tier: int) -> NDArray[np.bool_]:
        """Which places of `label` it may take at the scale with the index `tier` and are free from there on."""
        part = self._parts[label.id]
        return self._open(part, tier) & ~self._taken[tier:, part].any(axis=0)

    def stays_free(self, label: Label, tier: int) -> NDArray[np.bool_]:
        """The same, but free only as long as it may stand there."""
        part = self._parts[label.id]
        held = np.arange(tier, len(self.scales))[:, None] <= self._most[part]
        return self._open(part, tier) & ~(self._taken[tier:, part] & held).any(axis=0)

    def take(self, label: Label, candidate: Candidate, tiers: Iterable[int]) -> None:
        """Take the ground of `label` at `candidate` at the scales with the indices `tiers`."""
        for tier in tiers:
            self._cover(tier, box_of(label, candidate, self.scales[tier]))

    def _open(self, part: slice, tier: int) -> NDArray[np.bool_]:
        return (self._least[part] <= tier) & (tier <= self._most[part])

    def _cover(self, tier: int, box: Box) -> None:
        self._taken[tier, self._sorted[tier].under(box)] = True
