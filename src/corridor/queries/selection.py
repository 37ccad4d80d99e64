"""What a visitor has chosen, and its form in the address: ``?region=100101&initiative=2&lang=en``."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from urllib.parse import parse_qsl

from msgspec import Struct, field

from corridor.model.dataset import Dataset
from corridor.model.predecessor import former_codes
from corridor.queries.reported_periods import reported_periods

VIEWS = ("map", "compare", "table", "about")
_MAXIMUM = 512
"""Longer queries are not of our making."""


class Selection(Struct, frozen=True):
    """One choice. ``None`` means all regions, all initiatives, or no evidence open."""

    language: str
    region: str | None = None
    initiative: str | None = None
    figure: str | None = None
    """Id of the observation, programme, honour, derivation or statistic whose evidence is open."""
    view: str = "map"
    """``map``, ``compare``, ``table`` or ``about``."""
    period: str | None = None
    """The period whose figures are shown, as it stands in the data; None for the newest of each."""
    mode: str = "desk"
    """``desk``, ``wall`` for the unattended screen, or ``tour`` for the guided one."""


@dataclass(frozen=True, slots=True)
class Ids(Collection[str]):
    """The ids of several tables, without a list of all."""

    tables: tuple[Collection[str], ...]

    def __contains__(self, key: object) -> bool:
        """Whether it is one of them."""
        return any(key in table for table in self.tables)

    def __iter__(self) -> Iterator[str]:
        """Each of them once."""
        return iter(dict.fromkeys(chain(*self.tables)))

    def __len__(self) -> int:
        """How many there are."""
        return sum(1 for _ in self)


class Options(Struct, frozen=True):
    """Every value that each part of an address may take; the first language is the default one.

    The browser keeps the same lists, so that both sides refuse the same values.
    """

    languages: tuple[str, ...]
    regions: tuple[str, ...]
    initiatives: tuple[str, ...]
    figures: Collection[str]
    views: tuple[str, ...] = VIEWS
    modes: tuple[str, ...] = ("desk", "wall", "tour")
    periods: tuple[str, ...] = ()
    """What is reported for more than one period can be looked at for each of them."""
    former: Mapping[str, str] = field(default_factory=dict)
    """For each code that a region had before, its code of today."""

    @classmethod
    def of(cls, dataset: Dataset) -> "Options":
        """What can be chosen in `dataset`."""
        tables: tuple[Mapping[str, object], ...] = (
            dataset.observations,
            dataset.programmes,
            dataset.honours,
            dataset.derivations,
            dataset.lost,
            dataset.statistics,
        )
        return cls(
            languages=dataset.corridor.languages,
            regions=dataset.corridor.regions,
            initiatives=tuple(initiative.id for initiative in dataset.initiatives_in_order),
            figures=Ids(tables),
            periods=tuple(period.text for period in reported_periods(dataset)),
            former={old: code for code in dataset.corridor.regions for old in former_codes(dataset.areas, code)},
        )


class Reading(Struct, frozen=True):
    """A selection read from an address.

    Attributes:
        selection: what is chosen.
        refused: the names of the parts that were refused.
        former: the code that the region had before, where the address names it by that one.

    """

    selection: Selection
    refused: tuple[str, ...] = field(default=())
    former: str | None = None


_DEFAULTS = ("all", "latest")
"""What stands for no choice, of a region or an initiative, and of a period."""
_PARTS = {
    "lang": ("language", "languages"),
    "region": ("region", "regions"),
    "initiative": ("initiative", "initiatives"),
    "figure": ("figure", "figures"),
    "view": ("view", "views"),
    "period": ("period", "periods"),
    "mode": ("mode", "modes"),
}


def parse(query: str, options: Options) -> Reading:
    """Read an address's query. What is unknown or hostile falls back to its default and is named as refused.

    Parts that are not ours are ignored; of a part given twice the last counts. A code that a region had before leads to
    that region.
    """
    given = dict(parse_qsl(query.removeprefix("?"))) if len(query) <= _MAXIMUM else {"query": "..."}
    chosen: dict[str, str] = {}
    refused = ["query"] if len(query) > _MAXIMUM else []
    former = given["region"] if given.get("region") in options.former else None
    if former:
        given["region"] = options.former[former]
    for part, (name, allowed) in _PARTS.items():
        value = given.get(part)
        if value is None or value in _DEFAULTS:
            continue
        if value in getattr(options, allowed):
            chosen[name] = value
        else:
            refused.append(part)
    if chosen.get("mode") == "wall":
        chosen.pop("view", None)  # a wall shows the map
    return Reading(Selection(**{"language": options.languages[0], **chosen}), tuple(refused), former)
