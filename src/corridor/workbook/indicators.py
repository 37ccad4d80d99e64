"""Which indicators an area may report, which it has reported, and what was published last."""

from collections.abc import Iterable

from msgspec import Struct

from corridor.messages.catalogue import in_every_language
from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Indicator, Observation
from corridor.model.redefinition import redefined_between
from corridor.model.territory import reported_areas
from corridor.model.vocabulary import Qualifier
from corridor.queries.plausibility import before

SUBMITTING = ("region", "city", "corridor")
"""Kinds of areas that submit figures; a district is submitted with the region it is shown with."""


class Line(Struct, frozen=True):
    """One indicator of an area, as a template or a form for a period lists it.

    Attributes:
        area: the area that the figures are of: the one that reports, or another of its territory.
        indicator: the indicator.
        last: the published figure that was over last before the period is; none where there is none.
        reported: whether the area has published any figure of it.
        corrected: the published figure of the period itself, which another one would correct; none where there is none.
    """

    area: str
    indicator: Indicator
    last: Observation | None
    reported: bool
    corrected: Observation | None = None

    def redefined_before(self, period: Period) -> Period | None:
        """Since when the indicator is defined otherwise, where the last figure cannot be compared with `period`'s."""
        last = self.last.period if self.last else None
        return redefined_between(self.indicator, last, period) if last else None


def reportable(dataset: Dataset, area: str) -> tuple[Indicator, ...]:
    """The indicators that `area` may report, by initiative, the most telling first.

    Those of no initiative describe the corridor as a whole and are the city's, save where another area reported one.
    """
    reported = {row.indicator for row in dataset.observations_of(area)}
    wide = dataset.areas[area].kind in ("city", "corridor")
    allowed = [row for row in dataset.indicators.values() if row.initiative or wide or row.id in reported]
    return tuple(sorted(allowed, key=lambda row: (_order(dataset, row), row.prominence or 99, row.id)))


def _order(dataset: Dataset, indicator: Indicator) -> int:
    initiative = dataset.initiatives.get(indicator.initiative or "")
    return initiative.order if initiative else len(dataset.initiatives) + 1


def lines_of(dataset: Dataset, area: str, period: Period) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of a template for `period`: indicators that `area` has reported, then all others it may report.

    Of its territory the city is offered all that may be said of the corridor; of districts there is what they were
    published with, and the rest goes by the workbook's column.
    """
    own, *others = reported_areas(dataset, area)
    lines = [_line(dataset, own, indicator, period) for indicator in reportable(dataset, own)]
    further = [_line(dataset, other, row, period) for other in others for row in reportable(dataset, other)]
    lines += [line for line in further if line.reported or dataset.areas[line.area].kind == "corridor"]
    return tuple(line for line in lines if line.reported), tuple(line for line in lines if not line.reported)


def _line(dataset: Dataset, area: str, indicator: Indicator, period: Period) -> Line:
    rows = [row for row in dataset.observations_of(area) if row.indicator == indicator.id]
    same = _last([row for row in rows if row.period == period])
    return Line(area, indicator, _last(before(period, rows)), bool(rows), same)


def _last(rows: list[Observation]) -> Observation | None:
    """The one whose period ends last; a target only where nothing else is there."""
    return _latest([row for row in rows if row.qualifier is not Qualifier.TARGET] or rows)


def _latest(rows: Iterable[Observation]) -> Observation | None:
    """The one whose period ends last; of several the one that comes last in the file."""
    ordered = sorted(enumerate(rows), key=lambda pair: (_closing(pair[1]), pair[0]))
    return ordered[-1][1] if ordered else None


def _closing(row: Observation) -> tuple[int, int, int]:
    return row.period.closing if row.period else (0, 0, 0)


def label(dataset: Dataset, indicator: str) -> str:
    """What the workbook calls an indicator: its name, and its definition in Chinese where it has one."""
    row = dataset.indicators[indicator]
    definition = row.definition.in_("zh")
    return "\n".join(filter(None, (in_every_language(row.name), f"（{definition}）" if definition else "")))
