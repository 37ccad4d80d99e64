"""The package as it was when a release was published: its names and definitions, and the order of its rows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from corridor.model.dataset import Dataset
from corridor.model.predecessor import former_codes
from corridor.model.records import Area, Derivation, Indicator, Initiative, Statistic, Unit
from corridor.releases.canonical_rows import RECORDS
from corridor.releases.contents import Contents
from corridor.releases.words import changed_words, order_of, records_of


def framed(contents: Contents, base: Dataset) -> Dataset:
    """The package `base` with the words of a release, and with its figures of the first release.

    The package itself where nothing was changed in it, and where no words were kept. Which areas there are, and under
    which codes, is always the package's: only what they are called is the release's.
    """
    if not contents.words or _is_as_published(contents, base):
        return base
    words = contents.words
    figures = {
        kind: {key: contents.first[kind][key].record for key in order_of(words, kind, contents.first.get(kind, {}))}
        for kind in RECORDS
    }
    figures["sources"] = {**base.sources, **figures["sources"]}
    return replace(
        base,
        areas=_areas(cast("Mapping[str, Area]", records_of(words, "areas")), base),
        initiatives=cast("Mapping[str, Initiative]", records_of(words, "initiatives")),
        units=cast("Mapping[str, Unit]", records_of(words, "units")),
        indicators=cast("Mapping[str, Indicator]", records_of(words, "indicators")),
        derivations=cast("Mapping[str, Derivation]", records_of(words, "derivations")),
        statistics=cast("Mapping[str, Statistic]", records_of(words, "statistics")),
        **figures,  # type: ignore[arg-type]  # each under its own name
    )


def _is_as_published(contents: Contents, base: Dataset) -> bool:
    """Whether the package is still as it was when the release was published."""
    first = contents.first
    same = all(
        getattr(base, kind).keys() >= first[kind].keys()
        and all(getattr(base, kind)[key] is row.record for key, row in first[kind].items())
        for kind in RECORDS
    )
    return same and not changed_words(base, contents.words)


def _areas(named: Mapping[str, Area], base: Dataset) -> dict[str, Area]:
    """The package's areas by the names of the release; one that is not in it has its predecessor's, or its own."""
    found = {}
    for key, row in base.areas.items():
        known = next((named[code] for code in (key, *former_codes(base.areas, key)) if code in named), row)
        found[key] = replace(row, name=known.name, short=known.short)
    return found
