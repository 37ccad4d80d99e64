"""What are these data, where do they come from, and what is missing?"""

from collections import Counter

from msgspec import Struct

from corridor.model.comparison import NotComparable
from corridor.model.dataset import Dataset
from corridor.model.derivation import derive
from corridor.model.derived import Derived
from corridor.model.records import Observation, Programme, Source
from corridor.model.vocabulary import Coverage, PeriodState, Qualifier
from corridor.queries.coverage import Cell, coverage
from corridor.queries.distribution import distributions
from corridor.queries.documents import documents
from corridor.queries.reported_value import ReportedValue, reported_value


class SourceUse(Struct, frozen=True):
    """A document and what was taken from it, however often it came; `layers` are names of the map's layers."""

    source: Source
    figures: int
    programmes: int
    honours: int
    statistics: int
    layers: tuple[str, ...]


class About(Struct, frozen=True):
    """The data as a whole.

    Attributes:
        qualifiers: each state that occurs, with how many figures are in it.
        period_states: each way in which a period is known that occurs, with how many figures it holds for.
        derived: every derived number.
        silent: the cells of the coverage matrix without figures, initiative by initiative.
        illegible: figures whose number is lost.
        doubtful: legible figures with a doubt.
        damaged: programmes with a doubt.
        refusal: why no indicator may be compared across regions; None where one may.
    """

    sources: tuple[SourceUse, ...]
    qualifiers: tuple[tuple[Qualifier, int], ...]
    period_states: tuple[tuple[PeriodState, int], ...]
    derived: tuple[Derived, ...]
    silent: tuple[Cell, ...]
    illegible: tuple[ReportedValue, ...]
    doubtful: tuple[ReportedValue, ...]
    damaged: tuple[Programme, ...]
    refusal: NotComparable | None


def about(dataset: Dataset) -> About:
    """Everything that the page about the data tells."""
    rows, lost = dataset.figures, Qualifier.ILLEGIBLE
    qualifiers, states = Counter(rows.counts("qualifier")), Counter(rows.counts("period_state"))
    return About(
        _sources(dataset),
        tuple((word, qualifiers[word]) for word in Qualifier if qualifiers[word]),
        tuple((word, states[word]) for word in PeriodState if states[word]),
        tuple(derive(dataset, row) for row in dataset.derivations.values()),
        tuple(cell for cells in coverage(dataset).rows for cell in cells if cell.state is not Coverage.FIGURES),
        tuple(reported_value(dataset, row) for row in rows.where(lambda row: row.qualifier is lost, "qualifier")),
        tuple(reported_value(dataset, row) for row in rows.where(_is_doubtful, "doubt", "qualifier")),
        tuple(row for row in dataset.programmes.values() if row.doubt),
        distributions(dataset, None).refusal,
    )


def _is_doubtful(row: Observation) -> bool:
    return bool(row.doubt) and row.qualifier is not Qualifier.ILLEGIBLE


def _sources(dataset: Dataset) -> tuple[SourceUse, ...]:
    tables = (dataset.programmes, dataset.honours, dataset.statistics)
    programmes, honours, statistics = (Counter(row.source for row in table.values()) for table in tables)
    figures = Counter(dataset.figures.counts("source"))
    uses = []
    for same in documents(dataset.sources.values()).values():
        keys = {source.id for source in same}
        use = SourceUse(
            same[0],
            sum(figures[key] for key in keys),
            sum(programmes[key] for key in keys),
            sum(honours[key] for key in keys),
            sum(statistics[key] for key in keys),
            tuple(layer for layer, sources in dataset.layer_sources.items() if keys & {*sources}),
        )
        uses.append(use)
    return tuple(uses)
