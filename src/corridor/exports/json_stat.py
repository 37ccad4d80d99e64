"""Observations as a cube in JSON-stat 2.0 (json-stat.org): area by indicator by period, the state of each as status."""

from collections.abc import Iterable, Mapping, Sequence
from math import prod

from corridor.exports.plain_records import Plain, number
from corridor.model.dataset import Dataset
from corridor.model.records import Observation

NOT_STATED = "not_stated"
"""The period of a figure whose source names none."""
_DIMENSIONS = ("area", "indicator", "period")
_ROLES: dict[str, Plain] = {"geo": ["area"], "metric": ["indicator"], "time": ["period"]}


def json_stat(dataset: Dataset, rows: Sequence[Observation], language: str) -> dict[str, Plain]:
    """The cube of `rows`. A cell without an observation is left out, and none is ever filled.

    A figure that cannot be read has no value and keeps its status. Two figures that would share a cell, a target beside
    what was reached for instance, are distinguished by a mark on the period: ``2025`` and ``2025#2``.

    Args:
        dataset: what the rows are of.
        rows: observations.
        language: of the labels.
    """
    placed = _placed(rows)
    codes = [list(dict.fromkeys(place[axis] for place in placed)) for axis in range(len(_DIMENSIONS))]
    order = [{code: index for index, code in enumerate(axis)} for axis in codes]
    sizes = [len(axis) for axis in codes]
    cells = {str(_index(place, order, sizes)): row for place, row in placed.items()}
    found: dict[str, Plain] = {
        "version": "2.0",
        "class": "dataset",
        "label": dataset.corridor.title.in_(language),
        "source": "; ".join(dataset.sources[key].title.in_(language) for key in dict.fromkeys(r.source for r in rows)),
        "id": list(_DIMENSIONS),
        "size": list(sizes),
        "role": _ROLES,
        "dimension": {
            "area": _dimension("area", {code: dataset.areas[code].name.in_(language) for code in codes[0]}),
            "indicator": _indicators(dataset, codes[1], rows, language),
            "period": _dimension("period", {code: code for code in codes[2]}),
        },
        "value": {key: number(row.value) for key, row in cells.items() if row.value is not None},
        "status": {key: row.qualifier.value for key, row in cells.items()},
    }
    if dataset.published is not None:
        found["updated"] = dataset.published.at
        found["extension"] = {"release": dataset.published.release}
    return found


def _placed(rows: Iterable[Observation]) -> dict[tuple[str, ...], Observation]:
    placed: dict[tuple[str, ...], Observation] = {}
    for row in rows:
        period = row.period.text if row.period else NOT_STATED
        place, count = (row.area, row.indicator, period), 1
        while place in placed:
            count += 1
            place = (row.area, row.indicator, f"{period}#{count}")
        placed[place] = row
    return placed


def _index(place: tuple[str, ...], order: Sequence[Mapping[str, int]], sizes: Sequence[int]) -> int:
    """The place of a cell in row-major order, as JSON-stat counts."""
    return sum(order[axis][code] * prod(sizes[axis + 1 :]) for axis, code in enumerate(place))


def _dimension(label: str, names: Mapping[str, str]) -> dict[str, Plain]:
    labels: dict[str, Plain] = dict(names)
    return {"label": label, "category": {"index": list(names), "label": labels}}


def _decimals(rows: Iterable[Observation], indicator: str) -> int:
    """How many decimals the values of an indicator have at most, as JSON-stat wants it of each unit."""
    values = (row.value.normalize() for row in rows if row.indicator == indicator and row.value is not None)
    return max((max(0, -int(value.as_tuple().exponent)) for value in values), default=0)


def _indicators(dataset: Dataset, codes: Iterable[str], rows: Sequence[Observation], language: str) -> dict[str, Plain]:
    found = _dimension("indicator", {code: dataset.indicators[code].name.in_(language) for code in codes})
    units: dict[str, set[str | None]] = {}
    for row in rows:
        units.setdefault(row.indicator, set()).add(row.unit)
    only = {code: next(iter(used)) for code, used in units.items() if len(used) == 1}
    named: dict[str, Plain] = {
        code: {"label": dataset.units[unit].name.in_(language), "decimals": _decimals(rows, code)}
        for code, unit in only.items()
        if unit is not None
    }
    category = found["category"]
    if named and isinstance(category, dict):
        category["unit"] = named
    return found
