"""Which rows of the table answer to what was typed? Each distinct name is looked at once, however many rows bear it."""

from collections.abc import Callable, Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from corridor.model.dataset import Dataset
from corridor.model.joined_texts import JoinedTexts
from corridor.model.kept_answers import kept, kept_lately
from corridor.model.records import Honour, Programme
from corridor.model.vocabulary import Text
from corridor.queries.text_matching import closeness, folded, words_of

_KEPT = 16
"""Of so many words that were looked for last it is kept what answers to them: observations and the rest ask in turn."""


class _Answers(Struct, frozen=True):
    """The ids of everything whose name answers to one word."""

    word: str
    areas: frozenset[str]
    initiatives: frozenset[str | None]
    indicators: frozenset[str]
    others: frozenset[str]

    def __contains__(self, record: Programme | Honour) -> bool:
        """Whether `record` bears one of these, or the word itself stands in its id."""
        if record.area in self.areas or record.initiative in self.initiatives:
            return True
        return record.id in self.others or self.word in record.id.casefold()

    def among(self, dataset: Dataset) -> NDArray[np.bool_]:
        """Which observations bear one of these, or have the word itself in their id or their figure as printed."""
        figures = dataset.figures
        found = figures.keys_of_rows.containing(self.word)
        found |= _printed(dataset).containing(self.word)[figures.columns["printed"].codes]
        named = {"area": self.areas, "initiative": self.initiatives, "indicator": self.indicators}
        for column, ids in named.items():
            if ids:  # of millions of rows each column that is looked at takes 20 ms
                found |= figures.having(column, ids.__contains__)
        return found


def text_filter(dataset: Dataset, typed: str) -> Callable[[Programme | Honour], bool]:
    """A test that a record passes when every word of `typed` is found in it or in what it belongs to."""
    answers = [_answers(dataset, word) for word in words_of(typed)]
    return lambda record: all(record in found for found in answers)


def figures_with(dataset: Dataset, typed: str) -> NDArray[np.bool_]:
    """Which observations pass the same test."""
    answers = [_answers(dataset, word) for word in words_of(typed)]
    passing: NDArray[np.bool_] = np.logical_and.reduce([found.among(dataset) for found in answers])
    return passing


@kept
def _printed(dataset: Dataset) -> JoinedTexts:
    """Every distinct figure as printed, folded."""
    return JoinedTexts.of(map(folded, dataset.figures.columns["printed"].values))


@kept_lately(_KEPT)
def _answers(dataset: Dataset, word: str) -> _Answers:
    rows: tuple[Programme | Honour, ...] = (*dataset.programmes.values(), *dataset.honours.values())
    return _Answers(
        word,
        _matching({row.id: (row.name, row.short) for row in dataset.areas.values()}, word),
        _matching({row.id: (row.name,) for row in dataset.initiatives.values()}, word),
        _matching({row.id: (row.name,) for row in dataset.indicators.values()}, word),
        _matching({row.id: _texts(row) for row in rows}, word),
    )


def _texts(row: Programme | Honour) -> tuple[Text, ...]:
    return (row.name, row.awarded_to) if isinstance(row, Honour) else (row.name, row.kind, row.summary)


def _matching(named: Mapping[str, tuple[Text, ...]], word: str) -> frozenset[str]:
    return frozenset(
        key
        for key, texts in named.items()
        if any(closeness(name, word) is not None for text in texts for name in text.by_language.values())
    )
