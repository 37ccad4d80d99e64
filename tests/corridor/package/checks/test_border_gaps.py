"""The walk along the border has no gap wider than two of the smallest lengths that are seen, nor one that hides."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
import shapely
from msgspec.structs import replace
from pyproj import Geod
from shapely import LineString, MultiLineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from corridor.geography.linear import in_order
from corridor.model.dataset import Dataset
from corridor.package.checks.border_gaps import border_interrupted
from corridor.package.checks.ground import detail_of

EARTH = Geod(ellps="WGS84")
SHARES = (0.3, 0.9, 1.2, 40)
"""Gaps, as shares of the widest that is allowed."""


def metres(line: LineString) -> float:
    return EARTH.geometry_length(line)


def drawn_anew(dataset: Dataset, shapes: Mapping[str, BaseGeometry]) -> Dataset:
    rows = [replace(row, geometry=shapes.get(row.id, row.geometry)) for row in dataset.layers["border"]]
    return replace(dataset, layers={**dataset.layers, "border": tuple(rows)})


def first_line(dataset: Dataset) -> tuple[str, LineString]:
    """The longest stretch that is one line."""
    rows = [row for row in dataset.layers["border"] if row.geometry.geom_type == "LineString"]
    row = max(rows, key=lambda row: metres(row.geometry))
    return row.id, row.geometry


@pytest.mark.parametrize("share", SHARES)
def test_a_gap_within_a_stretch_is_found_from_its_measure_on(shipped, share):
    allowed = 2 * detail_of(shipped)
    key, line = first_line(shipped)
    half = share * allowed / metres(line) / 2
    one, two = substring(line, 0, 0.5 - half, normalized=True), substring(line, 0.5 + half, 1, normalized=True)
    gap = metres(LineString([one.coords[-1], two.coords[0]]))
    found = list(border_interrupted.find(drawn_anew(shipped, {key: MultiLineString([one, two])})))
    assert [finding.key for finding in found] == ([key] if gap > allowed else [])
    for finding in found:
        assert finding.facts["other"] == key
        assert finding.facts["most"] == round(allowed)
        assert float(finding.found) == pytest.approx(gap, rel=0.01)


@pytest.mark.parametrize("share", SHARES)
def test_a_gap_between_stretches_is_found_at_the_second(shipped, share):
    """Where the two touched; the first is cut at the end where the second begins."""
    allowed = 2 * detail_of(shipped)
    touching = [
        (one, two)
        for one, two in pairwise(in_order(shipped.layers["border"]))
        if one.geometry.geom_type == "LineString" and shapely.dwithin(one.geometry, two.geometry, 1e-6)
    ]
    assert touching
    one, two = touching[0]
    least = share * allowed / metres(one.geometry)
    ends = (substring(one.geometry, 0, 1 - least, normalized=True), substring(one.geometry, least, 1, normalized=True))
    cut = max(ends, key=lambda line: line.distance(two.geometry))
    gap = metres(shapely.shortest_line(cut, two.geometry))
    found = list(border_interrupted.find(drawn_anew(shipped, {one.id: cut})))
    assert [finding.key for finding in found] == ([two.id] if gap > allowed else [])


def test_the_shipped_border_is_walked_without_a_gap(shipped):
    assert list(border_interrupted.find(shipped)) == []
