"""Find anything by name: regions, initiatives, ports and seats, belts, indicators, programmes, honours."""

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from itertools import chain

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.latest import latest
from corridor.model.predecessor import former_codes
from corridor.model.records import Indicator
from corridor.model.vocabulary import Text
from corridor.queries.text_matching import closest, is_all_of, words_of


class EntryKind(StrEnum):
    """What an entry is; equally close ones are listed in this order."""

    REGION = "region"
    INITIATIVE = "initiative"
    PORT = "port"
    SEAT = "seat"
    BELT = "belt"
    INDICATOR = "indicator"
    PROGRAMME = "programme"
    HONOUR = "honour"


_ORDER = {kind: place for place, kind in enumerate(EntryKind)}
_ASIDE = 10
"""How much further away an entry is when a word is found in its surroundings only."""
_OF_ITS_KIND = -1
"""How close an entry is to the word of its kind: a person who types "port" looks for the ports first."""


class Entry(Struct, frozen=True):
    """One thing that can be found, and what picking it selects.

    Attributes:
        id: the id of the row.
        area: code of its area; None for what several areas share.
        region: the region it selects; None leaves or makes it all.
        initiative: the initiative it selects.
        figure: the observation, programme or honour whose evidence it opens.
        flash: the region, place or belt that the map points out.
        names: every text it answers to by itself.
        aside: texts of where it belongs, which it answers to as well, but less closely.
    """

    kind: EntryKind
    id: str
    name: Text
    area: str | None = None
    region: str | None = None
    initiative: str | None = None
    figure: str | None = None
    flash: str | None = None
    names: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


class SearchIndex(Struct, frozen=True):
    """Everything that can be found in a dataset.

    Attributes:
        kind_words: the words by which all entries of a kind are asked for, in every language.
    """

    entries: tuple[Entry, ...]
    kind_words: Mapping[EntryKind, Collection[str]]

    @classmethod
    def of(cls, dataset: Dataset, kind_words: Mapping[EntryKind, Collection[str]] | None = None) -> "SearchIndex":
        """Gather the entries of `dataset`; cheap, since pinyin is only worked out when letters are typed."""
        makers = (_regions, _initiatives, _places, _belts, _indicators, _programmes, _honours)
        return cls(tuple(chain.from_iterable(make(dataset) for make in makers)), kind_words or {})

    def search(self, typed: str) -> tuple[Entry, ...]:
        """The entries that answer to every word typed, the closest first; regions and initiatives if none is.

        Args:
            typed: Chinese, pinyin in full or by its initials, or words of another language, in any case.
        """
        words = {word: self._kinds_called(word) for word in words_of(typed)}
        if not words:
            return tuple(row for row in self.entries if row.kind in (EntryKind.REGION, EntryKind.INITIATIVE))
        found = [(distance, row) for row in self.entries if (distance := _distance(row, words)) is not None]
        found.sort(key=lambda pair: (pair[0], _ORDER[pair[1].kind]))
        return tuple(row for _, row in found)

    def _kinds_called(self, word: str) -> frozenset[EntryKind]:
        called = self.kind_words.items()
        return frozenset(kind for kind, names in called if any(is_all_of(name, word) for name in names))


def _distance(entry: Entry, words: Mapping[str, Collection[EntryKind]]) -> int | None:
    """The closeness of the word that is furthest away; one word at least must be of the entry's own names or its kind.

    Args:
        entry: what may answer.
        words: each word typed, with the kinds that it is the word of.
    """
    distances = []
    for word, kinds in words.items():
        own = _OF_ITS_KIND if entry.kind in kinds else closest(entry.names, word)
        aside = closest(entry.aside, word) if own is None else None
        if own is None and aside is None:
            return None
        distances.append(own if own is not None else _ASIDE + (aside or 0))
    return max(distances) if min(distances) < _ASIDE else None


def _texts(*texts: Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts for name in text.by_language.values() if name))


def _aside(dataset: Dataset, area: str | None, initiative: str | None) -> tuple[str, ...]:
    host = dataset.areas.get((dataset.region_of(area) or area) if area else "")
    row = dataset.initiatives.get(initiative or "")
    return (*(_texts(host.name, host.short) if host else ()), *(_texts(row.name) if row else ()))


def _regions(dataset: Dataset) -> Iterator[Entry]:
    """Each region answers to the names of areas shown with it, of that above it, and to those it had before, too."""
    for region in dataset.regions:
        held = [code for area in dataset.areas_of(region.id) for code in (area, *former_codes(dataset.areas, area))]
        held += [region.above] if region.above else []
        names = (text for area in held for text in _both_names(dataset, area))
        yield Entry(
            EntryKind.REGION, region.id, region.name, region.id, region.id, flash=region.id, names=_texts(*names)
        )


def _both_names(dataset: Dataset, area: str) -> tuple[Text, Text]:
    return dataset.areas[area].name, dataset.areas[area].short


def _initiatives(dataset: Dataset) -> Iterator[Entry]:
    for row in dataset.initiatives_in_order:
        yield Entry(EntryKind.INITIATIVE, row.id, row.name, initiative=row.id, names=_texts(row.name))


def _places(dataset: Dataset) -> Iterator[Entry]:
    for row in dataset.places.values():
        kind, region = EntryKind(row.kind), dataset.region_of(row.area)
        faces = dataset.countries.get(row.faces or "")
        names = _texts(row.name, row.opposite, *((faces.name,) if faces else ()))
        aside = _aside(dataset, row.area, None)
        yield Entry(kind, row.id, row.name, row.area, region, flash=row.id, names=names, aside=aside)


def _belts(dataset: Dataset) -> Iterator[Entry]:
    for row in dataset.belts.values():
        region = dataset.region_of(row.area)
        aside = _aside(dataset, row.area, None)
        yield Entry(
            EntryKind.BELT, row.id, row.name, row.area, region, flash=row.id, names=_texts(row.name), aside=aside
        )


def _indicators(dataset: Dataset) -> Iterator[Entry]:
    for row in dataset.indicators.values():
        yield _indicator(dataset, row)


def _indicator(dataset: Dataset, row: Indicator) -> Entry:
    """An indicator selects its region and opens its evidence where only one area reports it."""
    areas = dataset.areas_reporting(row.id)
    area = areas[0] if len(areas) == 1 else None
    reports = [report for rows in dataset.reports_of(row.id).values() for report in rows] if area else []
    current = latest(reports)
    return Entry(
        EntryKind.INDICATOR,
        row.id,
        row.name,
        area,
        dataset.region_of(area) if area else None,
        row.initiative,
        current[0].id if current else None,
        names=_texts(row.name),
        aside=_aside(dataset, area, row.initiative),
    )


def _programmes(dataset: Dataset) -> Iterator[Entry]:
    for row in dataset.programmes.values():
        region = dataset.region_of(row.area)
        aside = (*_aside(dataset, row.area, row.initiative), *_texts(row.kind, row.summary))
        yield Entry(
            EntryKind.PROGRAMME,
            row.id,
            row.name,
            row.area,
            region,
            row.initiative,
            row.id,
            None,
            _texts(row.name),
            aside,
        )


def _honours(dataset: Dataset) -> Iterator[Entry]:
    for row in dataset.honours.values():
        region = dataset.region_of(row.area)
        names = (*_texts(row.name, row.awarded_to), str(row.year))
        aside = _aside(dataset, row.area, row.initiative)
        yield Entry(EntryKind.HONOUR, row.id, row.name, row.area, region, row.initiative, row.id, None, names, aside)
