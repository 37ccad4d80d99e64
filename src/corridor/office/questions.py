"""All that a submitter is asked about proposed figures, whether they came in a file or were typed."""

from collections.abc import Iterator, Mapping

from corridor.archive.rows import Record, digest_of, encoded
from corridor.dataset import Dataset
from corridor.model import Observation
from corridor.office.doubts import Doubt, doubts_of
from corridor.words import Text
from corridor.workbook.plausibility import Oddity, oddities

_FURTHER = ("printed-disagrees", "printed-unit-changed", "share-jumps")
"""The workbook's rules that `doubts_of` has none for; where both judge a figure against the last one, it does."""


def questions_of(before: Dataset, proposed: Mapping[str, Record]) -> tuple[Doubt, ...]:
    """The doubts about `proposed` rows (by id) beside the dataset published `before`, figure by figure."""
    known = doubts_of(before, proposed)
    leaps = {doubt.key for doubt in known if doubt.rule == "tenfold"}
    further = (
        doubt
        for row in proposed.values()
        if isinstance(row, Observation) and row.indicator in before.indicators
        for doubt in _further(before, row)
        if not (doubt.rule == "share-jumps" and doubt.key in leaps)
    )
    order = {key: place for place, key in enumerate(proposed)}
    return tuple(sorted((*known, *further), key=lambda doubt: order[doubt.key]))


def _further(before: Dataset, row: Observation) -> Iterator[Doubt]:
    return (_doubt(oddity, row) for oddity in oddities(row, before) if oddity.rule in _FURTHER)


def _doubt(oddity: Oddity, row: Observation) -> Doubt:
    message, remedy = oddity.words
    text = Text({"zh": f"{message.in_('zh')}，{remedy.in_('zh')}", "en": f"{message.in_('en')}: {remedy.in_('en')}"})
    return Doubt(f"{oddity.rule}:{row.id}:{digest_of(encoded(row))[:12]}", row.id, oddity.rule, text)
