"""What stands behind a figure: how it was printed, how far it may be trusted, where it stands, what checks it."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.derivation import derivations_with, derive
from corridor.model.derived import Derived
from corridor.model.period import Period
from corridor.model.records import Area, Honour, Indicator, Initiative, Observation, Source, Statistic, Unit
from corridor.model.redefinition import redefined_since
from corridor.model.vocabulary import PeriodState, Qualifier, Text

Sentences = Mapping[str, Mapping[str, str]]
"""For each source whose text is at hand, by its id, the sentences by their locator."""
_NOTHING = Text({})


class EvidenceKind(StrEnum):
    """What the evidence is for."""

    OBSERVATION = "observation"
    PROGRAMME = "programme"
    HONOUR = "honour"
    DERIVATION = "derivation"
    STATISTIC = "statistic"
    """Context from a secondary source, never a result."""


class Statement(Struct, frozen=True):
    """The number and how far it may be trusted.

    Attributes:
        printed: the figure as the source prints it; empty where no source prints it.
        qualifier: None for a context statistic, of which no state is recorded.
        low, high: for a derived number the least and the most it can be.
    """

    printed: str
    value: Decimal | None
    unit: Unit | None
    qualifier: Qualifier | None
    bound: Qualifier | None = None
    tolerance: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


class Dating(Struct, frozen=True):
    """The period and how it is known."""

    period: Period | None
    state: PeriodState
    note: Text


class Passage(Struct, frozen=True):
    """A sentence of a source, parted at the printed figure; all of it in `before` where no figure is looked for."""

    before: str
    figure: str = ""
    after: str = ""


class Origin(Struct, frozen=True):
    """A place in a source; `passage` only where the source's text is at hand."""

    source: Source
    locator: str
    passage: Passage | None


class Evidence(Struct, frozen=True):
    """Everything that is known of one figure, programme, honour, derived number or statistic.

    Attributes:
        region: code of the region it is selected with; None for what belongs to no region.
        name: of an observation its indicator's name, of a statistic its measure.
        about: an indicator's definition, a programme's summary, or to whom an honour was awarded.
        label: a programme's kind.
        lost: of a derived number, that it can no longer be worked out.
        redefined: of an observation of an earlier definition of its indicator, since when another one holds.
        today: the area of today, of what was published under a former code.
        arithmetic: the derived numbers it takes part in, of a derived number itself.
    """

    kind: EvidenceKind
    id: str
    area: Area
    region: str | None
    initiative: Initiative | None
    name: Text
    origins: tuple[Origin, ...]
    about: Text = _NOTHING
    label: Text = _NOTHING
    indicator: Indicator | None = None
    statement: Statement | None = None
    dating: Dating | None = None
    level: str = ""
    doubt: Text = _NOTHING
    note: Text = _NOTHING
    lost: bool = False
    redefined: Period | None = None
    today: Area | None = None
    arithmetic: tuple[Derived, ...] = ()


def evidence(dataset: Dataset, key: str, sentences: Sentences | None = None) -> Evidence | None:
    """The evidence for the observation, programme, honour, derivation or statistic `key`; None for an unknown id.

    `sentences` are those of the sources whose text is at hand.
    """
    for table, make in _MAKERS.items():
        if key in getattr(dataset, table):
            found = make(dataset, key, sentences or {})
            today = dataset.current(found.area.id)
            return found if today == found.area.id else replace(found, today=dataset.areas[today])
    return None


def parted(printed: str, sentence: str) -> Passage:
    """`sentence` parted at `printed`, where it stands as a number of its own (8% does not, in 98%)."""
    number = rf"(?<![\d.,▢]){re.escape(printed)}(?![\d%％]|[.,]\d)"
    match = re.search(number, sentence) or re.search(re.escape(printed), sentence)
    if not printed or match is None:
        return Passage(sentence)
    return Passage(sentence[: match.start()], match[0], sentence[match.end() :])


def _observation(dataset: Dataset, key: str, sentences: Sentences) -> Evidence:
    row = dataset.observations[key]
    indicator = dataset.indicators[row.indicator]
    unit = dataset.units.get(row.unit or "")
    return Evidence(
        EvidenceKind.OBSERVATION,
        key,
        *_whereabouts(dataset, row.area, row.initiative),
        indicator.name,
        (_of_input(dataset, row, sentences),),
        about=indicator.definition,
        indicator=indicator,
        statement=Statement(row.printed, row.value, unit, row.qualifier, row.bound, row.tolerance),
        dating=Dating(row.period, row.period_state, row.period_note),
        doubt=row.doubt,
        note=row.note,
        redefined=redefined_since(indicator, row.period) if row.period else None,
        arithmetic=derivations_with(dataset, row),
    )


def _programme(dataset: Dataset, key: str, sentences: Sentences) -> Evidence:
    row = dataset.programmes[key]
    return Evidence(
        EvidenceKind.PROGRAMME,
        key,
        *_whereabouts(dataset, row.area, row.initiative),
        row.name,
        tuple(_origin(dataset, row.source, locator, sentences) for locator in row.locators or ("",)),
        about=row.summary,
        label=row.kind,
        doubt=row.doubt,
    )


def _honour(dataset: Dataset, key: str, sentences: Sentences) -> Evidence:
    row = dataset.honours[key]
    return Evidence(
        EvidenceKind.HONOUR,
        key,
        *_whereabouts(dataset, row.area, row.initiative),
        row.name,
        (_origin(dataset, row.source, row.locator, sentences),),
        about=row.awarded_to,
        dating=_year(row),
        level=row.level,
    )


def _derivation(dataset: Dataset, key: str, sentences: Sentences) -> Evidence:
    row = dataset.derivations[key]
    derived = derive(dataset, row)
    origins = (_of_input(dataset, given, sentences) for given in derived.inputs)
    return Evidence(
        EvidenceKind.DERIVATION,
        key,
        *_whereabouts(dataset, row.area, row.initiative),
        row.name,
        tuple({(origin.source.id, origin.locator, origin.passage): origin for origin in origins}.values()),
        statement=Statement("", derived.value, derived.unit, derived.qualifier, low=derived.low, high=derived.high),
        note=row.note,
        arithmetic=(derived,),
    )


def _lost(dataset: Dataset, key: str, _sentences: Sentences) -> Evidence:
    row = dataset.lost[key]
    whereabouts = _whereabouts(dataset, row.area, row.initiative)
    return Evidence(EvidenceKind.DERIVATION, key, *whereabouts, row.name, (), lost=True)


def _statistic(dataset: Dataset, key: str, sentences: Sentences) -> Evidence:
    row = dataset.statistics[key]
    period = Period.parse(row.period) if row.period else None
    return Evidence(
        EvidenceKind.STATISTIC,
        key,
        *_whereabouts(dataset, row.area, None),
        row.measure,
        (_of_input(dataset, row, sentences),),
        statement=Statement("", row.value, dataset.units.get(row.unit), None),
        dating=Dating(period, PeriodState.STATED if period else PeriodState.NOT_STATED, _NOTHING),
        note=row.note,
        arithmetic=derivations_with(dataset, row),
    )


_MAKERS: Mapping[str, Callable[[Dataset, str, Sentences], Evidence]] = {
    "observations": _observation,
    "programmes": _programme,
    "honours": _honour,
    "derivations": _derivation,
    "lost": _lost,
    "statistics": _statistic,
}


def _whereabouts(dataset: Dataset, area: str, initiative: str | None) -> tuple[Area, str | None, Initiative | None]:
    return dataset.areas[area], dataset.region_of(area), dataset.initiatives.get(initiative or "")


def _year(honour: Honour) -> Dating:
    return Dating(Period.parse(f"{honour.year:04}"), PeriodState.STATED, _NOTHING)


def _of_input(dataset: Dataset, row: Observation | Statistic, sentences: Sentences) -> Origin:
    place = (row.locator, sentences, row.printed) if isinstance(row, Observation) else ("", sentences, "")
    return _origin(dataset, row.source, *place)


def _origin(dataset: Dataset, source: str, locator: str, sentences: Sentences, printed: str = "") -> Origin:
    sentence = sentences.get(source, {}).get(locator)
    return Origin(dataset.sources[source], locator, None if sentence is None else parted(printed, sentence))
