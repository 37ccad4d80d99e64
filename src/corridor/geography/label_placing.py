"""Each label at the smallest scale that has room for it, the first ones first."""

from collections.abc import Sequence

import numpy as np

from corridor.geography.labels import POOR, Candidate, Label, Placed
from corridor.geography.taken_ground import TakenGround


def place_labels(labels: Sequence[Label], ground: TakenGround) -> tuple[Placed, ...]:
    """Place `labels`, the first ones first, each at the smallest scale that has room for it at any of its candidates.

    A label placed at one scale is shown at all larger ones too, and stands still there, so it is given only a place
    that stays free in all of them. Where that place is a poor one, it moves once there is room for it at a good one.

    Args:
        labels: in order of priority.
        ground: with the places of all `labels`, at ascending scales; what they cover is taken of it.

    Returns:
        The placed labels by tier; what found no place at any scale is left out.

    """
    waiting = list(labels)
    placed: list[Placed] = []
    for tier in range(len(ground.scales)):
        left: list[Label] = []
        for label in waiting:
            stands = _stands(label, tier, ground)
            if not stands:
                left.append(label)
            for stand in stands:
                ground.take(label, stand.candidate, range(stand.tier, stand.last + 1))
            placed += stands
        waiting = left
    return tuple(placed)


def _stands(label: Label, tier: int, ground: TakenGround) -> tuple[Placed, ...]:
    """Where `label` stands from `tier` on: nowhere, at one place, or first at a poor and then at a good one."""
    last = len(ground.scales) - 1
    candidate = _first_free(label, tier, ground)
    if candidate is None:
        return ()
    if candidate.most is not None and candidate.most < last:
        larger = range(candidate.most + 1, last + 1)
        then = next(filter(None, (_stands(label, at, ground) for at in larger)), ())
        return Placed(label, candidate, tier, candidate.most), *then
    if candidate.cost >= POOR:
        for later in range(tier + 1, last + 1):
            better = _first_free(label, later, ground, max(POOR, candidate.cost / 2))
            if better:
                return Placed(label, candidate, tier, later - 1), Placed(label, better, later, last)
    return (Placed(label, candidate, tier, last),)


def _first_free(label: Label, tier: int, ground: TakenGround, below: float = float("inf")) -> Candidate | None:
    """The first place of `label` that it could keep from `tier` on, and that costs less than `below`."""
    free = (label.candidates[at] for at in np.flatnonzero(ground.stays_free(label, tier)))
    return next((candidate for candidate in free if candidate.cost < below), None)
