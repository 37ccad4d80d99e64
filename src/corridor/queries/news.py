"""What matters of a new release? By region: who is late, targets reached or missed, large changes, corrections."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.predecessor import former_codes
from corridor.model.records import Area, Observation
from corridor.model.returns import Return
from corridor.model.table_changes import new_rows, rewritten
from corridor.model.vocabulary import Qualifier
from corridor.queries.change import Change, change_of
from corridor.queries.report_states import report_states
from corridor.queries.reported_value import reported_value
from corridor.queries.tiles import TargetTile, tiles_of

_SAID = ("value", "unit", "qualifier", "printed", "period")
"""The fields in which a figure says something."""
MOST_CHANGES = 3
"""How many changes of a region lead; all stand in the table of differences."""


class Moved(Struct, frozen=True):
    """A new figure with what became of it since the period before."""

    observation: Observation
    change: Change


class Aimed(Struct, frozen=True):
    """A new figure, the target that was set for it, and whether it was met."""

    observation: Observation
    target: Observation
    met: bool


class RegionNews(Struct, frozen=True):
    """What is new of one area.

    Attributes:
        reached, missed: new figures for which a target is set, each with it.
        moved: the new figures that changed most by their share of what they were, at most `MOST_CHANGES`.
        corrected: figures published before that say something else now, with what they said.
        figures: how many figures are new.
        reports: its new reports that came late or had nothing to report, the earliest period first.
        silent: the newest period that any region has reported for, where this one has not.
    """

    area: Area
    reached: tuple[Aimed, ...]
    missed: tuple[Aimed, ...]
    moved: tuple[Moved, ...]
    corrected: tuple[tuple[Observation, Observation], ...]
    figures: int
    reports: tuple[Return, ...] = ()
    silent: Period | None = None


def news(before: Dataset, after: Dataset) -> tuple[RegionNews, ...]:
    """The news of each region in corridor order, then of other areas; an area without any is left out.

    Changes are compared by their share, since units differ; this orders them within a region and ranks no region.
    """
    fresh = list(new_rows(before.figures, after.figures))
    pairs = rewritten(before.figures, after.figures, _SAID)
    corrected = [(then, now) for then, now in pairs if _said(then) != _said(now)]
    aims = _aims(after)
    today = (key for key in after.areas if after.current(key) == key)
    order = dict.fromkeys((*after.corridor.regions, *today))
    found = (_of(after, area, fresh, corrected, aims) for area in order)
    whole = (_with_reports(row, before, after) for row in found)
    return tuple(row for row in whole if row.figures or row.corrected or row.reports or row.silent)


def _with_reports(row: RegionNews, before: Dataset, after: Dataset) -> RegionNews:
    """What `row` has, and how its area reported."""
    codes = (row.area.id, *former_codes(after.areas, row.area.id))
    known = {period for code in codes for period in before.returns_of(code)}
    fresh = [report for period, report in sorted(after.returns_of(row.area.id).items()) if period not in known]
    states = report_states(after)
    silent = states is not None and row.area in states.missing
    return replace(
        row,
        reports=tuple(report for report in fresh if report.late or report.nil),
        silent=states.period if silent and states else None,
    )


def _of(
    dataset: Dataset,
    area: str,
    fresh: Iterable[Observation],
    corrected: Iterable[tuple[Observation, Observation]],
    aims: Mapping[str, Aimed],
) -> RegionNews:
    rows = [row for row in fresh if dataset.current(row.area) == area and row.qualifier is not Qualifier.TARGET]
    pairs = ((row, change_of(dataset, row)) for row in rows)
    changes = [Moved(row, change) for row, change in pairs if change is not None and change.difference]
    return RegionNews(
        dataset.areas[area],
        tuple(aims[row.id] for row in rows if row.id in aims and aims[row.id].met),
        tuple(aims[row.id] for row in rows if row.id in aims and not aims[row.id].met),
        tuple(sorted(changes, key=_share, reverse=True)[:MOST_CHANGES]),
        tuple(pair for pair in corrected if dataset.current(pair[1].area) == area),
        len(rows),
    )


def _aims(dataset: Dataset) -> Mapping[str, Aimed]:
    """By the figure that was reached, whether its target was; a target that is not due yet is not missed."""
    found: dict[str, Aimed] = {}
    for area in dataset.areas:
        figures = [reported_value(dataset, row) for row in dataset.latest_of(area)]
        for tile in tiles_of(dataset, figures, on_belts=False):
            if isinstance(tile, TargetTile):
                actual, target = tile.actual.observation, tile.target.observation
                met = (actual.value or 0) >= (target.value or 0)
                if tile.actual.comparable and (met or _due(actual, target)):
                    found[actual.id] = Aimed(actual, target, met)
    return found


def _due(actual: Observation, target: Observation) -> bool:
    return actual.period is not None and target.period is not None and target.period.closing <= actual.period.closing


def _share(row: Moved) -> Decimal:
    """How large a change is by what was there before; one from nothing is larger than any other."""
    was, difference = row.change.before.value, row.change.difference
    return abs(difference / was) if was and difference is not None else Decimal("Infinity")


def _said(row: Observation) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in _SAID)
