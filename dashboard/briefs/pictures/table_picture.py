"""The figures of a selection as a picture of a table, in the order and words of the brief."""

from dashboard.briefs.content import Brief, Line
from dashboard.briefs.pictures.canvas import Canvas, wrapped
from dashboard.map import theme
from dashboard.words.wording import Wording

MOST_ROWS = 200
"""Rows that one picture shows; of more it says how many there are."""
_SHARES = (0.36, 0.2, 0.12, 0.2, 0.12)
_SIZE, _LINE, _PAD = 2.7, 3.7, 1.2
_RULE = "#b9c2c8"


def draw_table(picture: Canvas, brief: Brief, w: Wording, place: tuple[float, float, float]) -> float:
    """Draw every section's figures at ``(left, top, width)`` in mm; returns how high it is."""
    left, top, width = place
    start = top
    top += _row(picture, brief.columns, (left, top, width), bold=True)
    left_out = max(0, len(brief.lines) - MOST_ROWS)
    kept = {line.id for line in brief.lines[:MOST_ROWS]}
    for section in brief.sections:
        lines: list[Line] = [line for line in section.lines if line.id in kept]
        if not lines:
            continue
        picture.words((left + _PAD, top + _LINE + _PAD), section.title, _SIZE * 1.1, theme.TEXT, "start", bold=True)
        top += _LINE + 2 * _PAD
        for line in lines:
            top += _row(picture, line.cells, (left, top, width))
    if left_out:
        words = w("brief.more_rows", count=left_out)
        picture.words((left + _PAD, top + _LINE + _PAD), words, _SIZE, theme.QUIET_TEXT, "start")
        top += _LINE + 2 * _PAD
    return top - start


def _row(picture: Canvas, cells: tuple[str, ...], place: tuple[float, float, float], *, bold: bool = False) -> float:
    """One row with a rule below it; as high as its longest cell."""
    left, top, width = place
    most = 1
    for share, cell in zip(_SHARES, cells, strict=True):
        lines = wrapped(cell, (width * share - 2 * _PAD) / _SIZE)
        most = max(most, len(lines))
        for number, line in enumerate(lines, 1):
            picture.words((left + _PAD, top + number * _LINE), line, _SIZE, theme.TEXT, "start", bold=bold)
        left += width * share
    high = most * _LINE + _PAD
    picture.lines([[(place[0], top + high), (place[0] + width, top + high)]], _RULE, 0.4 if bold else 0.15)
    return high
