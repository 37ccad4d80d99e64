"""What rules on shapes and places found, kept for all datasets that lie on the same ground.

These rules take most of the time of a check; releases of one package differ in figures alone, and so does what would
come of a submission.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock

from corridor.errors import Problem
from corridor.model.dataset import Dataset
from corridor.model.ground import ground_of
from corridor.package.checks.rule import Rule

Found = Mapping[str, tuple[Problem, ...]]
"""Every breach of each rule on a ground, by the rule's name."""


@dataclass(frozen=True)
class Ground:
    """A dataset without anything that is no shape, place or area: what its rules are given, so that no other counts.

    Attributes:
        dataset: the ground of it.
        known: what was found on it elsewhere, asked for with the first rule; of a rule that it lacks nothing is known.
    """

    dataset: Dataset
    known: Callable[[], Found] = field(default=dict, compare=False)
    _found: dict[str, tuple[Problem, ...]] = field(default_factory=dict, compare=False)
    _turn: Lock = field(default_factory=Lock, compare=False)

    def problems(self, rule: Rule[[]]) -> Iterable[Problem]:
        """Every breach of a rule on the ground, looked for once: who asks meanwhile waits."""
        with self._turn:
            if not self._found:
                self._found.update(self.known())
            if rule.name not in self._found:
                self._found[rule.name] = tuple(rule.problems(self.dataset))
            return self._found[rule.name]


class JudgedGround:
    """The ground that was judged last: where a dataset lies on the same, its rules need not look again."""

    def __init__(self, last: Ground | None = None) -> None:
        """Begin with the ground `last`, if what was found on one is known."""
        self._last = last
        self._turn = Lock()

    def under(self, dataset: Dataset) -> Ground:
        """The ground of `dataset`, with what is known of it already."""
        ground = Ground(ground_of(dataset))
        with self._turn:
            if self._last is None or not _same(self._last.dataset, ground.dataset):
                self._last = ground
            return self._last


def _same(one: Dataset, other: Dataset) -> bool:
    """On one package rows and shapes are the same objects, which takes no time to see."""
    return one == other and one.lines == other.lines
