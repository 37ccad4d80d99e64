"""Where the map's boundaries come from and how the map was approved, in the words of the package and no others."""

from corridor.model.dataset import Dataset
from dashboard.words.wording import Wording


def origin_words(dataset: Dataset, w: Wording) -> str:
    """Source, approval and note of the map as `corridor.csv` states them; a map without approval says so there."""
    corridor = dataset.corridor
    return w(
        "map.origin",
        source=w.text(corridor.boundary_source),
        approval=w.text(corridor.map_approval),
        note=w.text(corridor.map_note),
    )
