"""On paper, too, ground of three kinds looks different: the country's, other countries', and what is not drawn."""

import itertools
import re

from dashboard.html.bundles import ASSETS

_GROUNDS = ("--map-land", "--map-abroad", "--map-undrawn")


def test_three_kinds_of_ground_have_three_greys_on_paper() -> None:
    _, _, paper = (ASSETS / "map_colors.css").read_text("utf-8").partition("@media print")
    greys = {name: re.search(rf"{name}: (#[0-9a-f]{{6}});", paper) for name in _GROUNDS}
    lightness = sorted(int(found[1][1:3], 16) for found in greys.values() if found)
    assert len(lightness) == len(_GROUNDS)
    assert all(after - before >= 0x12 for before, after in itertools.pairwise(lightness))
