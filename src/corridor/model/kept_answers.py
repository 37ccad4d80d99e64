"""Answers that hold for a whole dataset, worked out once and shared by every region that asks."""

from collections.abc import Callable, Hashable
from functools import lru_cache, partial, wraps
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


def kept_lately(
    most: int,
) -> Callable[[Callable[[Dataset, str], Answer]], Callable[[Dataset, str], Answer]]:
    """Keep the answers about those `most` areas that were asked about last: each may hold thousands of records."""

    def decorated(work: Callable[[Dataset, str], Answer]) -> Callable[[Dataset, str], Answer]:
        @wraps(work)
        def answer(dataset: Dataset, /, about: str) -> Answer:
            key: Hashable = (work, most)
            if key not in dataset.answers:
                dataset.answers[key] = lru_cache(most)(partial(work, dataset))
            found: Answer = dataset.answers[key](about)
            return found

        return answer

    return decorated
