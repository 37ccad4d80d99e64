"""Rules with a bound, at the bound itself and just beyond."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from corridor.model.vocabulary import DerivationKind
from corridor.package.checks.corridor import projection_afar
from corridor.package.checks.derivations import remainder_impossible
from corridor.package.checks.figures import count_impossible, share_outside_range, tolerance_impossible
from tests.corridor.sample import derivation, indicator, observation, sample, statistic

LIMIT = 15


def figure(value, unit="well", **given):
    rows = [observation("A", "north", value=value, unit=unit, **given)]
    return sample(indicators=[indicator("wells", unit=unit)], observations=rows)


@pytest.mark.parametrize(("value", "wrong"), [("-0.1", 1), ("0", 0), ("0.5", 0), ("100", 0), ("100.1", 1), (None, 0)])
def test_a_share_is_of_nothing_to_all(value, wrong):
    assert len(list(share_outside_range.find(figure(value, "percent")))) == wrong
    assert list(share_outside_range.find(figure(value, "points"))) == []


@pytest.mark.parametrize(("value", "wrong"), [("-1", 1), ("-0.5", 1), ("0", 0), ("1", 0), ("1.5", 1), ("2.0", 0)])
def test_a_count_is_whole_and_not_below_zero(value, wrong):
    assert len(list(count_impossible.find(figure(value)))) == wrong
    assert list(count_impossible.find(figure(value, "yuan"))) == []


@pytest.mark.parametrize(
    ("value", "tolerance", "wrong"), [("1", None, 0), ("1", "0", 1), ("1", "-1", 1), ("1", "0.5", 0), (None, "0.5", 1)]
)
def test_a_tolerance_is_above_zero_and_beside_a_number(value, tolerance, wrong):
    given = figure(value, tolerance=None if tolerance is None else Decimal(tolerance))
    assert len(list(tolerance_impossible.find(given))) == wrong


@pytest.mark.parametrize(
    ("kind", "values", "units", "found"),
    [
        (DerivationKind.REMAINDER, "10 4 5", "km km km", []),
        (DerivationKind.REMAINDER, "10 4 6", "km km km", []),
        (DerivationKind.REMAINDER, "10 4 7", "km km km", ["S0"]),
        (DerivationKind.REMAINDER, "10 4 5", "km km people", ["S2"]),
        (DerivationKind.REMAINDER, "", "", []),
        (DerivationKind.SHARE, "10 4 7", "km km km", []),
    ],
)
def test_the_parts_of_a_remainder_leave_something_of_the_whole(kind, values, units, found):
    rows = [
        replace(statistic(f"S{place}", "north"), value=Decimal(value), unit=unit)
        for place, (value, unit) in enumerate(zip(values.split(), units.split(), strict=True))
    ]
    data = sample(statistics=rows, derivations=[derivation("D", kind, [row.id for row in rows])])
    assert [finding.found for finding in remainder_impossible.find(data)] == found


@pytest.mark.parametrize(("east", "north", "afar"), [(0, 0, False), (1, 0, None), (0, 1, None)])
@pytest.mark.parametrize("way", [-1, 1])
def test_a_map_is_projected_about_a_point_near_each_region(shipped, east, north, afar, way):
    """The middle of one region that lies alone: within 15 degrees of its box it may be, and no further."""
    region = shipped.layers["regions"][0]
    west, south, right, top = region.geometry.bounds
    edge_lon, edge_lat = (right if way > 0 else west), (top if way > 0 else south)

    def found(off):
        at = {
            "projection_lon": edge_lon + way * off if east else (west + right) / 2,
            "projection_lat": edge_lat + way * off if north else (south + top) / 2,
        }
        data = replace(shipped, corridor=replace(shipped.corridor, **at), layers={"regions": (region,)})
        return bool(list(projection_afar.find(data)))

    if afar is None:
        assert [found(LIMIT - 0.01), found(LIMIT), found(LIMIT + 0.01)] == [False, False, True]
    else:
        assert found(0) is afar
