"""Which documents were figures taken from? One that came with a report and again with its correction is one."""

from collections.abc import Iterable, Mapping

from corridor.model.dataset import Dataset
from corridor.model.records import Source
from corridor.model.vocabulary import Text


def documents(sources: Iterable[Source]) -> Mapping[str, tuple[Source, ...]]:
    """`sources` by document, under the id of the first of each: those of one title, publisher and date are the same."""
    first: dict[object, str] = {}
    found: dict[str, list[Source]] = {}
    for source in sources:
        document = (source.kind, _words(source.title), _words(source.publisher), source.published)
        found.setdefault(first.setdefault(document, source.id), []).append(source)
    return {key: tuple(held) for key, held in found.items()}


def sources_in_use(dataset: Dataset) -> frozenset[str]:
    """The ids of the sources that current observations were taken from."""
    sources = dataset.figures.columns["source"]
    return frozenset(source for area in dataset.areas for source in sources.at(dataset.places_of_latest(area)))


def _words(text: Text) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(text.by_language.items()))
