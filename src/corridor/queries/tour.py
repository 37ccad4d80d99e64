"""Through what is someone led who sees the page for the first time? At most five stops, chosen by the data."""

from enum import StrEnum

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.records import Area
from corridor.queries.coverage import Count, coverage
from corridor.queries.headlines import Headlines, headlines
from corridor.queries.tiles import TargetTile


class StopKind(StrEnum):
    """What a stop shows."""

    WHAT = "what"
    """The map: what the page is about."""
    HEADLINES = "headlines"
    """The few answers above everything else."""
    COMPARE = "compare"
    """Who has published what, side by side."""
    REGION = "region"
    """One region, as an example."""
    ORIGIN = "origin"
    """Where the numbers are from."""


class Tour(Struct, frozen=True):
    """The stops in their order, and what they speak of.

    Attributes:
        region: the example; None where no region has published a figure.
        of_region: what it has published.
        total: what all of them have.
    """

    stops: tuple[StopKind, ...]
    headlines: Headlines
    region: Area | None
    of_region: Count
    total: Count


def tour(dataset: Dataset) -> Tour:
    """A stop is left out where the data have nothing for it: no answer, a single region, no region with figures.

    The example is the region of the target among the answers, since how far it has come is what is asked first; else
    the region with the most figures, the first of these in corridor order.
    """
    counts, answers = coverage(dataset), headlines(dataset)
    region = _example(dataset, answers)
    wanted = {
        StopKind.WHAT: True,
        StopKind.HEADLINES: bool(answers.cards),
        StopKind.COMPARE: len(dataset.regions) > 1,
        StopKind.REGION: region is not None,
        StopKind.ORIGIN: True,
    }
    stops = tuple(kind for kind, held in wanted.items() if held)
    return Tour(stops, answers, region, counts.counted(region.id, None) if region else Count(), counts.total)


def _example(dataset: Dataset, answers: Headlines) -> Area | None:
    targets = [card.actual.area.id for card in answers.cards if isinstance(card, TargetTile)]
    if targets and (code := dataset.region_of(targets[0])):
        return dataset.areas[code]
    counts = coverage(dataset)
    most = max(dataset.regions, key=lambda region: counts.counted(region.id, None).figures)
    return most if counts.counted(most.id, None).figures else None
