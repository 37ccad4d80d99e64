"""Answers that hold for a whole dataset, worked out once and shared by every region that asks."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from corridor.model.dataset import Dataset

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


def kept(
    work: Callable[Concatenate[Dataset, Parameters], Answer],
) -> Callable[Concatenate[Dataset, Parameters], Answer]:
    """Keep what `work` answers with the dataset it is asked of, for as long as that lives.

    A dataset never changes, and another one has answers of its own. Whatever else is asked with must be hashable.
    """

    @wraps(work)
    def answer(dataset: Dataset, /, *arguments: Parameters.args, **named: Parameters.kwargs) -> Answer:
        key: Hashable = (work, arguments, *sorted(named.items()))
        held = dataset.answers
        if key not in held:
            held[key] = work(dataset, *arguments, **named)
        found: Answer = held[key]
        return found

    return answer
