"""Each label at the smallest scale that has room for it, the first ones first."""

from collections.abc import Iterable, Mapping, Sequence

from corridor.geography.labels import POOR, Box, Candidate, Label, Placed, box_of
from corridor.geography.taken_ground import TakenGround


def place_labels(
    labels: Sequence[Label], scales: Sequence[float], obstacles: Mapping[float, Iterable[Box]]
) -> tuple[Placed, ...]:
    """Place `labels`, the first ones first, each at the smallest scale that has room for it at any of its candidates.

    Args:
        labels: in order of priority.
        scales: px per km, ascending. A label placed at one of them is shown at all larger ones too, and stands still
            there, so it is given only a place that stays free in all of them. Where that place is a poor one, it
            moves once there is room for it at a good one.
        obstacles: for each scale, boxes that no label may cover.

    Returns:
        The placed labels by tier; what found no place at any scale is left out.

    """
    taken = {scale: TakenGround(obstacles.get(scale, ())) for scale in scales}
    waiting = list(labels)
    placed: list[Placed] = []
    for tier in range(len(scales)):
        left: list[Label] = []
        for label in waiting:
            stands = _stands(label, tier, scales, taken)
            if not stands:
                left.append(label)
            for stand in stands:
                for scale in scales[stand.tier : stand.last + 1]:
                    taken[scale].add(box_of(label, stand.candidate, scale))
            placed += stands
        waiting = left
    return tuple(placed)


def _stands(label: Label, tier: int, scales: Sequence[float], taken: Mapping[float, TakenGround]) -> tuple[Placed, ...]:
    """Where `label` stands from `tier` on: nowhere, at one place, or first at a poor and then at a good one."""
    last = len(scales) - 1
    candidate = _first_free([place for place in label.candidates if place.least <= tier], label, tier, scales, taken)
    if candidate is None:
        return ()
    if candidate.most is not None and candidate.most < last:
        larger = range(candidate.most + 1, last + 1)
        then = next(filter(None, (_stands(label, at, scales, taken) for at in larger)), ())
        return Placed(label, candidate, tier, candidate.most), *then
    if candidate.cost >= POOR:
        good = [place for place in label.candidates if place.cost < max(POOR, candidate.cost / 2)]
        for later in range(tier + 1, len(scales)):
            better = _first_free(good, label, later, scales, taken)
            if better:
                return Placed(label, candidate, tier, later - 1), Placed(label, better, later, last)
    return (Placed(label, candidate, tier, last),)


def _first_free(
    candidates: Iterable[Candidate],
    label: Label,
    tier: int,
    scales: Sequence[float],
    taken: Mapping[float, TakenGround],
) -> Candidate | None:
    for candidate in candidates:
        held = scales[tier:] if candidate.most is None else scales[tier : candidate.most + 1]
        if held and not any(taken[scale].covers(box_of(label, candidate, scale)) for scale in held):
            return candidate
    return None
