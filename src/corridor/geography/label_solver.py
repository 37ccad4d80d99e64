"""The few most important labels, settled together: the first to choose must not take the only place of the next."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from corridor.geography.label_placing import place_labels
from corridor.geography.labels import Box, Candidate, Label, Placed
from corridor.geography.taken_ground import TakenGround

CHOICES = 8
"""How many free places of each label are tried."""
FEW = 14
"""How many labels are settled together at most."""
STEPS = 20_000
"""After how many trials the best arrangement found so far is taken."""
ALIKE = 0.7
"""The share of a place that lies on one that is tried already, from which on it would be no other choice."""
MOVED = 1.5
"""What it costs a label to stand elsewhere than at the scale before."""


class _Choice(Struct, frozen=True):
    """A place of a label, or none, with what it costs and the box that it covers at each scale, a row for each."""

    candidate: Candidate | None
    cost: float
    boxes: NDArray[np.float64]


class _Search(Struct):
    """Depth first, cheap places first, giving up a branch that must cost more than the best arrangement so far.

    Attributes:
        choices: the choices of each label, numbered through. A set of choices is a number with a bit for each.
        spared: for each choice those that may stand beside it: all but those of other labels that it clashes with.
        own: the choices of each label as a set.
        later: the choices of each label and those after it, and at the end those of none.
        costs: what each choice costs, by its bit; none costs no end.

    """

    choices: Sequence[Sequence[tuple[int, _Choice]]]
    spared: Sequence[int]
    own: Sequence[int]
    later: Sequence[int]
    costs: Mapping[int, float]
    steps: int = STEPS
    cost: float = float("inf")
    found: tuple[_Choice, ...] = field(default=())
    known: dict[tuple[int, int], float] = field(default_factory=dict)

    def go(self, free: int, taken: tuple[_Choice, ...] = (), cost: float = 0.0) -> None:
        if len(taken) == len(self.choices):
            self.found, self.cost = taken, cost
            return
        for number, choice in self.choices[len(taken)]:
            self.steps -= 1
            if self.steps <= 0:
                return
            if free >> number & 1:
                then = free & self.spared[number]
                if cost + choice.cost + self._least(len(taken) + 1, then) < self.cost:
                    self.go(then, (*taken, choice), cost + choice.cost)

    def _least(self, start: int, free: int) -> float:
        """What the labels from `start` on cost at least: each the cheapest of its choices, which has the lowest bit.

        Most branches leave them what another one did, so that it is known already.
        """
        left = start, free & self.later[start]
        if left not in self.known:
            self.known[left] = sum(self.costs[(open_ := free & own) & -open_] for own in self.own[start:])
        return self.known[left]


def place_settled(
    first: Sequence[Label], others: Sequence[Label], scales: Sequence[float], obstacles: Mapping[float, Iterable[Box]]
) -> tuple[Placed, ...]:
    """`place_labels` of `first` and `others`, with the first `FEW` settled together beforehand (see `arranged`)."""
    ground = TakenGround([*first, *others], scales, obstacles)
    few = arranged(first[:FEW], ground)
    for one in few:
        ground.take(one.label, one.candidate, range(one.tier, one.last + 1))
    found = {one.label.id for one in few}
    rest = [label for label in first if label.id not in found]
    return (*few, *place_labels([*rest, *others], ground))


def arranged(labels: Sequence[Label], ground: TakenGround) -> tuple[Placed, ...]:
    """Where `labels` stand at each of the scales of `ground`, at the least cost together; nothing of it is taken.

    What stands at one scale stands at all larger ones too, at the same place or at another that is free in all of
    these. A label may be left out until a larger scale has room for it, which costs its `missed`.
    """
    if not labels:
        return ()
    places: list[list[Candidate | None]] = []
    now: list[Candidate | None] = [None] * len(labels)
    for tier in range(len(ground.scales)):
        now = _arrangement(labels, now, tier, ground)
        places.append(now)
    return tuple(stand for at, label in enumerate(labels) for stand in _stands(label, [tier[at] for tier in places]))


def _arrangement(
    labels: Sequence[Label], before: Sequence[Candidate | None], tier: int, ground: TakenGround
) -> list[Candidate | None]:
    """The places of `labels` from `tier` on; as `before`, where nothing better was found in time."""
    search = _searched([_choices(label, was, tier, ground) for label, was in zip(labels, before, strict=True)])
    search.go(free=search.later[0])
    return [choice.candidate for choice in search.found] or list(before)


def _searched(found: Sequence[Sequence[_Choice]]) -> _Search:
    """The search among the choices of each label that were `found`, the cheapest of each first."""
    flat = [choice for choices in found for choice in choices]
    owners = np.repeat(np.arange(len(found)), [len(choices) for choices in found])
    beside = ~_clashes(flat) | np.equal.outer(owners, owners)
    numbers = iter(range(len(flat)))
    choices = [[(next(numbers), choice) for choice in choices] for choices in found]
    own = [sum(1 << number for number, _ in numbered) for numbered in choices]
    costs = {1 << number: choice.cost for number, choice in enumerate(flat)} | {0: float("inf")}
    later = [sum(own[at:]) for at in range(len(own) + 1)]
    return _Search(choices, [_as_set(row) for row in beside], own, later, costs)


def _as_set(row: NDArray[np.bool_]) -> int:
    """The places of `row` that hold, a bit for each."""
    return int.from_bytes(np.packbits(row, bitorder="little").tobytes(), "little")


def _choices(label: Label, before: Candidate | None, tier: int, ground: TakenGround) -> list[_Choice]:
    """The free places of `label`, the cheapest first; among them that which it had, or none, if it had none."""
    boxes, left = ground.boxes(label)[tier:], np.flatnonzero(ground.free(label, tier))
    if before and (before.most is None or tier <= before.most):
        choices = [_Choice(before, before.cost, boxes[:, label.candidates.index(before)])]
    else:
        choices = [_Choice(None, label.missed, np.full((len(boxes), 4), np.nan))]
    while True:
        left = left[~(_common(boxes[0, left], choices[-1].boxes[0]) > ALIKE)]
        if not len(left) or len(choices) > CHOICES:
            return sorted(choices, key=lambda choice: choice.cost)
        candidate = label.candidates[left[0]]
        moved = MOVED * (before not in (None, candidate))
        choices.append(_Choice(candidate, candidate.cost + moved, boxes[:, left[0]]))


def _stands(label: Label, places: Sequence[Candidate | None]) -> list[Placed]:
    """`places`, one for each scale, as the scales from which to which a label stands at one place."""
    stands: list[Placed] = []
    for tier, place in enumerate(places):
        if stands and stands[-1].candidate == place:
            stands[-1] = Placed(label, stands[-1].candidate, stands[-1].tier, tier)
        elif place:
            stands.append(Placed(label, place, tier, tier))
    return stands


def _common(boxes: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """What share of each of `boxes` lies on `other`, which is as large."""
    left, top, right, bottom = boxes.T
    across = np.minimum(right, other[2]) - np.maximum(left, other[0])
    down = np.minimum(bottom, other[3]) - np.maximum(top, other[1])
    share: NDArray[np.float64] = across.clip(0.0) * down.clip(0.0) / ((right - left) * (bottom - top))
    return share


def _clashes(choices: Sequence[_Choice]) -> NDArray[np.bool_]:
    """Which of `choices` cover a part of each other at any scale; one without a place covers nothing."""
    left, top, right, bottom = np.moveaxis(np.array([choice.boxes for choice in choices]), -1, 0)
    across = (left[:, None] < right[None]) & (left[None] < right[:, None])
    down = (top[:, None] < bottom[None]) & (top[None] < bottom[:, None])
    found: NDArray[np.bool_] = np.logical_or.reduce(across & down, axis=2)
    return found
