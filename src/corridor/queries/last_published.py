"""What does a proposed figure follow? The one answer of every page that says what was published last."""

from enum import StrEnum

from msgspec import Struct

from corridor.model.dataset import Dataset
from corridor.model.records import Observation
from corridor.queries.change import Change, change_between, change_of
from corridor.queries.plausibility import corrected, last


class Relation(StrEnum):
    """How the published figure stands to the proposed one."""

    BEFORE = "before"
    """Of an earlier period of the same kind."""
    CORRECTED = "corrected"
    """Of the same period: the proposed figure corrects it."""
    OTHER_KIND = "other-kind"
    """Of an earlier period of another kind, a year before a quarter: named, and not reckoned with."""


class LastPublished(Struct, frozen=True):
    """The figure that was published last of the same thing.

    Attributes:
        row: that figure.
        relation: how it stands to the proposed one.
        change: from it to the proposed one; None where the periods are of different kinds.
    """

    row: Observation
    relation: Relation
    change: Change | None


def last_published(dataset: Dataset, row: Observation) -> LastPublished | None:
    """What `row`, proposed, follows or corrects in the published `dataset`; its indicator must be known there.

    The last figure of the same kind of period, else the one of the same period, else the last of any: so nothing is
    said to be the first of which a question names an earlier one.
    """
    change = change_of(dataset, row)
    if change is not None:
        return LastPublished(change.before, Relation.BEFORE, change)
    same = corrected(row, dataset)
    if same is not None:
        return LastPublished(same, Relation.CORRECTED, change_between(dataset, same, row))
    other = last(row, dataset)
    return None if other is None else LastPublished(other, Relation.OTHER_KIND, None)
