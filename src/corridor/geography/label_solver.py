"""The few most important labels, settled together: the first to choose must not take the only place of the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corridor.geography.labels import Box, Candidate, Label, box_of, overlaps

CHOICES = 10
"""How many free places of each label are tried."""
FEW = 10
"""How many labels are settled together at most."""
STEPS = 3000
"""After how many trials the best arrangement found so far is taken."""


@dataclass(frozen=True, slots=True)
class _Choice:
    candidate: Candidate
    boxes: tuple[Box, ...]


@dataclass(slots=True)
class _Search:
    """Depth first, cheap places first, giving up a branch that costs more than the best arrangement so far."""

    choices: Sequence[Sequence[_Choice]]
    steps: int = STEPS
    cost: float = float("inf")
    found: tuple[_Choice, ...] = field(default=())

    def go(self, taken: tuple[_Choice, ...], cost: float) -> None:
        if cost >= self.cost or self.steps <= 0:
            return
        if len(taken) == len(self.choices):
            self.found, self.cost = taken, cost
            return
        for choice in self.choices[len(taken)]:
            self.steps -= 1
            if not any(_clash(choice, other) for other in taken):
                self.go((*taken, choice), cost + choice.candidate.cost)


def settled(labels: Sequence[Label], scales: Sequence[float], obstacles: Mapping[float, Iterable[Box]]) -> list[Label]:
    """`labels`, each with that place first which lets all of them stand at the least cost at every scale.

    Where no arrangement has room for all, or none was found in time, or there are more than `FEW`, they come back as
    they are.
    """
    if len(labels) > FEW:
        return list(labels)
    taken = {scale: tuple(obstacles.get(scale, ())) for scale in scales}
    search = _Search([_free(label, scales, taken) for label in labels])
    search.go((), 0.0)
    if not search.found:
        return list(labels)
    chosen = (choice.candidate for choice in search.found)
    return [replace(label, candidates=(place, *label.candidates)) for label, place in zip(labels, chosen, strict=True)]


def _free(label: Label, scales: Sequence[float], taken: Mapping[float, Sequence[Box]]) -> list[_Choice]:
    choices: list[_Choice] = []
    for candidate in label.candidates:
        boxes = tuple(box_of(label, candidate, scale) for scale in scales)
        if not any(overlaps(box, taken[scale]) for box, scale in zip(boxes, scales, strict=True)):
            choices.append(_Choice(candidate, boxes))
        if len(choices) == CHOICES:
            break
    return choices


def _clash(one: _Choice, other: _Choice) -> bool:
    return any(overlaps(box, (against,)) for box, against in zip(one.boxes, other.boxes, strict=True))
