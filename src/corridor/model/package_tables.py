"""The tables of a data package."""

from collections.abc import Mapping

from msgspec import Struct

from corridor.model.records import (
    Area,
    Belt,
    Corridor,
    Country,
    Derivation,
    Honour,
    Indicator,
    Initiative,
    Observation,
    Place,
    Programme,
    Source,
    Statistic,
    Unit,
)


class Tables(Struct, frozen=True, dict=True):
    """Every table of the package, keyed by the rows' ``id`` and in the file's order."""

    corridor: Corridor
    areas: Mapping[str, Area]
    countries: Mapping[str, Country]
    initiatives: Mapping[str, Initiative]
    units: Mapping[str, Unit]
    indicators: Mapping[str, Indicator]
    observations: Mapping[str, Observation]
    programmes: Mapping[str, Programme]
    honours: Mapping[str, Honour]
    places: Mapping[str, Place]
    belts: Mapping[str, Belt]
    statistics: Mapping[str, Statistic]
    derivations: Mapping[str, Derivation]
    sources: Mapping[str, Source]
