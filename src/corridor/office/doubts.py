"""What is implausible and may be right all the same: the submitter answers it in words, and reviewers read the answer.

A doubt's id holds what was doubted, so that an answer never stands for a figure that was changed afterwards.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from corridor.archive.rows import Record, digest_of, encoded
from corridor.dataset import Dataset
from corridor.model import Observation
from corridor.words import Qualifier, Text

_FACTOR = 10


@dataclass(frozen=True, slots=True)
class Doubt:
    """One implausible figure.

    Attributes:
        id: what its answer is kept under.
        key: the observation in question.
        rule: ``tenfold``, ``falling-total`` or ``definition-changed``.
        message: the doubt in words.
    """

    id: str
    key: str
    rule: str
    message: Text


def doubts_of(before: Dataset, proposed: Mapping[str, Record]) -> tuple[Doubt, ...]:
    """The doubts about `proposed` observations beside those published `before`, in the order proposed."""
    found: list[Doubt] = []
    for row in proposed.values():
        if isinstance(row, Observation):
            last = _last(before, row)
            for rule, judge in _RULES.items():
                message = judge(before, row, last) if last else None
                if message:
                    found.append(Doubt(f"{rule}:{row.id}:{digest_of(encoded(row))[:12]}", row.id, rule, message))
    return tuple(found)


def _last(before: Dataset, row: Observation) -> Observation | None:
    """The latest published figure of the same thing that is not of a later period, a correction's own one included."""
    same = [known for known in before.observations_of(row.area) if known.indicator == row.indicator]
    alike = [known for known in same if _aim(known) == _aim(row) and _end(known) <= _end(row)]
    return max(alike, key=_end, default=None)


def _aim(row: Observation) -> bool:
    return row.qualifier is Qualifier.TARGET


def _end(row: Observation) -> str:
    return row.period.end if row.period else ""


def _tenfold(before: Dataset, row: Observation, last: Observation) -> Text | None:
    del before
    if not row.value or not last.value or row.unit != last.unit:
        return None
    if max(abs(row.value), abs(last.value)) < _FACTOR * min(abs(row.value), abs(last.value)):
        return None
    return Text(
        {
            "zh": f"{row.printed}（{_said(row.value)}）与上次公布的 {_said(last.value)} 相差十倍以上，请说明",
            "en": f"{row.printed} ({_said(row.value)}) differs tenfold or more from {_said(last.value)}, published "
            "last: please explain",
        }
    )


def _falling_total(before: Dataset, row: Observation, last: Observation) -> Text | None:
    indicator = before.indicators.get(row.indicator)
    if indicator is None or not indicator.cumulative or _aim(row) or _end(last) == _end(row):
        return None
    if row.value is None or last.value is None or row.value >= last.value:
        return None
    return Text(
        {
            "zh": f"累计数由 {_said(last.value)} 降为 {_said(row.value)}，请说明",
            "en": f"a running total falls from {_said(last.value)} to {_said(row.value)}: please explain",
        }
    )


def _definition_changed(before: Dataset, row: Observation, last: Observation) -> Text | None:
    del before
    if not row.note or dict(row.note.by_language) == dict(last.note.by_language):
        return None
    return Text(
        {
            "zh": f"备注与上次公布时不同（{row.note.in_('zh')}），口径若有变化请说明",
            "en": f"the note is not that of the last publication ({row.note.in_('en')}): "
            "please say whether the definition has changed",
        }
    )


def _said(number: Decimal) -> str:
    return format(number.normalize(), "f")


_RULES: Mapping[str, Callable[[Dataset, Observation, Observation], Text | None]] = {
    "tenfold": _tenfold,
    "falling-total": _falling_total,
    "definition-changed": _definition_changed,
}


def unanswered(doubts: tuple[Doubt, ...], answers: Mapping[str, str]) -> Iterator[str]:
    """The ids of the doubts that have no answer."""
    return (doubt.id for doubt in doubts if not answers.get(doubt.id))
