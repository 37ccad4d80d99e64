"""A derived number stands once, under the last of its inputs that is shown."""

from itertools import permutations

import pytest

from corridor.model.vocabulary import DerivationKind
from corridor.queries.reported_value import reported_values
from corridor.queries.tiles import tiles_of
from tests.corridor.sample import derivation, indicator, observation, sample

INDICATORS = (indicator("wells"), indicator("deep"), indicator("share", unit="percent"))
ROWS = (
    observation("W", "north", "wells", "55"),
    observation("D", "north", "deep", "29"),
    observation("S", "north", "share", "52.7", unit="percent"),
)


@pytest.mark.parametrize("rows", [*permutations(ROWS)], ids=lambda rows: "".join(row.id for row in rows))
@pytest.mark.parametrize(
    ("shown", "under"),
    [("DWS", "S"), ("DW", "W"), ("DS", "S"), ("WS", "S"), ("D", "D"), ("W", "W"), ("S", "S")],
)
def test_it_stands_under_the_last_input_that_is_shown(rows: tuple[object, ...], shown: str, under: str) -> None:
    dataset = sample(
        indicators=INDICATORS, observations=rows, derivations=[derivation("X", DerivationKind.SHARE, ("D", "W", "S"))]
    )
    figures = [figure for figure in reported_values(dataset, "north") if figure.id in shown]
    placed = [
        (tile.figures[-1].id, row.derivation.id)
        for tile in tiles_of(dataset, figures, on_belts=False)
        for row in tile.derived
    ]
    assert placed == [(under, "X")]
