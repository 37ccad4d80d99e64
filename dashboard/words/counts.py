"""How much is reported, in words."""

from corridor.queries.coverage import Cell, Count
from dashboard.words.wording import Wording


def counted(count: Count, w: Wording, none: str = "nothing") -> str:
    """How many figures, programmes and honours, in words; nothing is said of what there is none of.

    Of no count at all the entry `none` tells: that nothing is published, or nothing of a region's own.
    """
    parts = {"figures": count.figures, "programmes": count.programmes, "honours": count.honours}
    said = [w(f"count.{part}", n=n) for part, n in parts.items() if n]
    return w("count.separator").join(said) or w(f"count.{none}")


def cell_words(cell: Cell, w: Wording) -> str:
    """What a region reports under an initiative: how much, or that there is nothing."""
    return w(
        f"matrix.cell.{cell.state.value}",
        region=w.text(cell.region.name),
        initiative=w.text(cell.initiative.name),
        count=counted(cell.count, w),
    )
