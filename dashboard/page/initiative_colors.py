"""The initiatives' colours as a stylesheet: one variable each, and what belongs to an initiative uses it."""

from collections.abc import Sequence

from corridor.model.records import Initiative
from dashboard.map.contrast import words_on


def initiative_colors(rows: Sequence[Initiative]) -> str:
    """The rules for the light and the dark theme."""
    light = "".join(_colored(row.id, row.color) for row in rows)
    dark = "".join(_colored(row.id, row.color_dark) for row in rows)
    uses = "".join(
        f':root[data-initiative="{row.id}"],[data-of-initiative="{row.id}"],[data-swatch="{row.id}"]'
        f"{{--initiative:var(--initiative-{row.id});--on-initiative:var(--on-initiative-{row.id})}}"
        f':root[data-initiative="{row.id}"] [data-values-of="{row.id}"]{{display:block}}'
        f':root[data-initiative="{row.id}"] [data-values-of="{row.id}"]~.legend-coverage{{display:none}}'
        for row in rows
    )
    return f":root{{{light}}}:root[data-theme=dark]{{{dark}}}{uses}"


def _colored(initiative: str, color: str) -> str:
    """An initiative's colour, and that of words on it."""
    return f"--initiative-{initiative}:{color};--on-initiative-{initiative}:{words_on(color)};"
