"""The few most important labels, settled together: the first to choose must not take the only place of the next."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from corridor.geography.label_placing import place_labels
from corridor.geography.labels import Box, Candidate, Label, Placed, box_of
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
    """A place of a label, or none, with what it covers at each scale and what it costs."""

    candidate: Candidate | None
    boxes: tuple[Box, ...]
    cost: float


class _Search(Struct):
    """Depth first, cheap places first, giving up a branch that must cost more than the best arrangement so far.

    Attributes:
        choices: the choices of each label, numbered through. A set of choices is a number with a bit for each.
        spared: for each choice those that may stand beside it: all but those of other labels that it clashes with.
        own: the choices of each label as a set.
        costs: what each choice costs, by its bit; none costs no end.

    """

    choices: Sequence[Sequence[tuple[int, _Choice]]]
    spared: Sequence[int]
    own: Sequence[int]
    costs: Mapping[int, float]
    steps: int = STEPS
    cost: float = float("inf")
    found: tuple[_Choice, ...] = field(default=())

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
        """What the labels from `start` on cost at least: each the cheapest of its choices, which has the lowest bit."""
        return sum([self.costs[(left := free & own) & -left] for own in self.own[start:]])


def place_settled(
    first: Sequence[Label], others: Sequence[Label], scales: Sequence[float], obstacles: Mapping[float, Iterable[Box]]
) -> tuple[Placed, ...]:
    """`place_labels` of `first` and `others`, with the first `FEW` settled together beforehand (see `arranged`)."""
    few = arranged(first[:FEW], scales, obstacles)
    found = {one.label.id for one in few}
    taken = {scale: list(obstacles.get(scale, ())) for scale in scales}
    for one in few:
        for scale in scales[one.tier : one.last + 1]:
            taken[scale].append(box_of(one.label, one.candidate, scale))
    rest = [label for label in first if label.id not in found]
    return (*few, *place_labels([*rest, *others], scales, taken))


def arranged(
    labels: Sequence[Label], scales: Sequence[float], obstacles: Mapping[float, Iterable[Box]]
) -> tuple[Placed, ...]:
    """Where `labels` stand at each of `scales`, at the least cost together.

    What stands at one scale stands at all larger ones too, at the same place or at another that is free in all of
    these. A label may be left out until a larger scale has room for it, which costs its `missed`.
    """
    taken = {scale: TakenGround(obstacles.get(scale, ())) for scale in scales}
    places: list[list[Candidate | None]] = []
    now: list[Candidate | None] = [None] * len(labels)
    for tier in range(len(scales)):
        now = _arrangement(labels, now, tier, scales[tier:], taken)
        places.append(now)
    return tuple(stand for at, label in enumerate(labels) for stand in _stands(label, [tier[at] for tier in places]))


def _arrangement(
    labels: Sequence[Label],
    before: Sequence[Candidate | None],
    tier: int,
    scales: Sequence[float],
    taken: Mapping[float, TakenGround],
) -> list[Candidate | None]:
    """The places of `labels` from `tier` on; as `before`, where nothing better was found in time."""
    found = [_choices(label, was, tier, scales, taken) for label, was in zip(labels, before, strict=True)]
    search = _searched(found, len(scales))
    search.go(free=sum(search.own))
    return [choice.candidate for choice in search.found] or list(before)


def _searched(found: Sequence[Sequence[_Choice]], scales: int) -> _Search:
    """The search among the choices of each label that were `found`, the cheapest of each first."""
    flat = [choice for choices in found for choice in choices]
    owners = np.repeat(np.arange(len(found)), [len(choices) for choices in found])
    beside = ~_clashes(flat, scales) | np.equal.outer(owners, owners)
    numbers = iter(range(len(flat)))
    choices = [[(next(numbers), choice) for choice in choices] for choices in found]
    own = [sum(1 << number for number, _ in numbered) for numbered in choices]
    costs = {1 << number: choice.cost for number, choice in enumerate(flat)} | {0: float("inf")}
    return _Search(choices, [_as_set(row) for row in beside], own, costs)


def _as_set(row: NDArray[np.bool_]) -> int:
    """The places of `row` that hold, a bit for each."""
    return int.from_bytes(np.packbits(row, bitorder="little").tobytes(), "little")


def _choices(
    label: Label, before: Candidate | None, tier: int, scales: Sequence[float], taken: Mapping[float, TakenGround]
) -> list[_Choice]:
    """The free places of `label`, the cheapest first; among them that which it had, or none, if it had none."""
    stays = before is not None and (before.most is None or tier <= before.most)
    choices = [_choice(label, before, scales, before)] if before and stays else [_Choice(None, (), label.missed)]
    for candidate in label.candidates:
        choice = _choice(label, candidate, scales, before)
        free = not any(taken[scale].covers(box) for box, scale in zip(choice.boxes, scales, strict=True))
        alike = any(other.boxes and _common(choice.boxes[0], other.boxes[0]) > ALIKE for other in choices)
        if free and not alike and candidate.least <= tier and (candidate.most is None or tier <= candidate.most):
            choices.append(choice)
        if len(choices) > CHOICES:
            break
    return sorted(choices, key=lambda choice: choice.cost)


def _choice(label: Label, candidate: Candidate, scales: Sequence[float], before: Candidate | None) -> _Choice:
    boxes = tuple(box_of(label, candidate, scale) for scale in scales)
    return _Choice(candidate, boxes, candidate.cost + MOVED * (before not in (None, candidate)))


def _stands(label: Label, places: Sequence[Candidate | None]) -> list[Placed]:
    """`places`, one for each scale, as the scales from which to which a label stands at one place."""
    stands: list[Placed] = []
    for tier, place in enumerate(places):
        if stands and stands[-1].candidate == place:
            stands[-1] = Placed(label, stands[-1].candidate, stands[-1].tier, tier)
        elif place:
            stands.append(Placed(label, place, tier, tier))
    return stands


def _common(box: Box, other: Box) -> float:
    """What share of `box` lies on `other`, which is as large."""
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    return max(0.0, across) * max(0.0, down) / ((box[2] - box[0]) * (box[3] - box[1]))


def _clashes(choices: Sequence[_Choice], scales: int) -> NDArray[np.bool_]:
    """Which of `choices` cover a part of each other at any scale; one without a place covers nothing."""
    nowhere = ((np.nan,) * 4,) * scales
    boxes = np.array([choice.boxes or nowhere for choice in choices]).reshape(len(choices), scales, 4)
    left, top, right, bottom = np.moveaxis(boxes, -1, 0)
    across = (left[:, None] < right[None]) & (left[None] < right[:, None])
    down = (top[:, None] < bottom[None]) & (top[None] < bottom[:, None])
    found: NDArray[np.bool_] = np.logical_or.reduce(across & down, axis=2)
    return found
