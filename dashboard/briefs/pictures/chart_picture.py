"""A chart as a picture: bars from zero, or a line through time, each number written beside its mark."""

from decimal import Decimal

from dashboard.briefs.drawn_charts import DrawnChart, DrawnSeries
from dashboard.briefs.pictures.canvas import Canvas, width_of, wrapped
from dashboard.map import theme

_LABEL, _BAR, _ROW, _GAP = 3.0, 3.6, 9.6, 1.4
"""Mm: height of words, of a bar, of a bar with its words, and between them."""
_PLOT, _FOOT = 42.0, 6.0
"""Mm: height of a line's plot, and of the periods below it."""
_MOST_LABELS = 6
"""So many periods are written below a line; of more, the first and the last."""
_MOST_NUMBERS = 12
_DOT = 0.9
_GRID = "#d9d6cb"


def draw_chart(picture: Canvas, chart: DrawnChart, place: tuple[float, float, float], *, titled: bool = True) -> float:
    """Draw `chart` at ``(left, top, width)`` in mm, its title above it; returns how high it is."""
    left, top, width = place
    color = chart.color
    lines = wrapped(chart.title, width / (_LABEL * 1.15)) if titled else []
    for number, line in enumerate(lines, 1):
        picture.words((left, top + number * _LABEL * 1.5), line, _LABEL * 1.15, theme.TEXT, "start", bold=True)
    head = len(lines) * _LABEL * 1.5 + _GAP
    body = (left, top + head, width)
    return head + (_draw_lines(picture, chart, color, body) if chart.line else _draw_bars(picture, chart, color, body))


def _draw_bars(picture: Canvas, chart: DrawnChart, color: str, place: tuple[float, float, float]) -> float:
    left, top, width = place
    (series,) = chart.series
    room = width - max(width_of(words) for words in series.words) * _LABEL - 2 * _GAP
    largest = max((value for value in series.values if value), default=Decimal(1))
    for label, value, words in zip(chart.labels, series.values, series.words, strict=True):
        picture.words((left, top + _LABEL * 1.3), label, _LABEL, theme.QUIET_TEXT, "start")
        high = top + _LABEL * 1.3 + _GAP
        long = float((value or 0) / largest) * room
        picture.area([_box(left, high, long, _BAR)], color, None)
        picture.words((left + long + _GAP, high + _BAR * 0.8), words, _LABEL, theme.TEXT, "start", bold=True)
        top += _ROW
    return len(chart.labels) * _ROW


def _draw_lines(picture: Canvas, chart: DrawnChart, color: str, place: tuple[float, float, float]) -> float:
    """Stretches as lines, targets as open diamonds; the scale begins at zero."""
    left, top, width = place
    values = [value for series in chart.series for value in series.values if value is not None]
    bottom, largest = min(Decimal(0), *values), max(Decimal(0), *values)
    span = float(largest - bottom) or 1.0
    step = width / max(1, len(chart.labels))

    def at(number: int, value: Decimal) -> tuple[float, float]:
        return left + (number + 0.5) * step, top + _LABEL * 2 + (float(largest - value) / span) * (_PLOT - _LABEL * 2)

    ground = at(0, Decimal(0))[1]
    picture.lines([[(left, ground), (left + width, ground)]], _GRID, 0.25)
    for series in chart.series:
        spots = [at(number, value) if value is not None else None for number, value in enumerate(series.values)]
        if not series.aim:
            for piece in _pieces(spots):
                picture.lines([piece], color, 0.5)
        _draw_marks(picture, series, spots, color)
    shown = range(len(chart.labels)) if len(chart.labels) <= _MOST_LABELS else (0, len(chart.labels) - 1)
    for number in shown:
        x = left + (number + 0.5) * step
        half = width_of(chart.labels[number]) * _LABEL * 0.9 / 2
        x = min(max(x, left + half), left + width - half)
        picture.words((x, top + _PLOT + _LABEL * 1.4), chart.labels[number], _LABEL * 0.9, theme.QUIET_TEXT)
    return _PLOT + _FOOT


def _pieces(spots: list[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """The runs of points between which nothing is missing."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for spot in spots:
        if spot is None:
            pieces.append([])
        else:
            pieces[-1].append(spot)
    return [piece for piece in pieces if len(piece) > 1]


def _draw_marks(picture: Canvas, series: DrawnSeries, spots: list[tuple[float, float] | None], color: str) -> None:
    """A mark for each number, and the number itself: of a long line those at its ends."""
    drawn = [number for number, spot in enumerate(spots) if spot is not None]
    named = drawn if len(drawn) <= _MOST_NUMBERS // 2 else drawn[:1] + drawn[-1:]
    for number in drawn:
        x, y = spots[number] or (0.0, 0.0)
        mark = [(x - _DOT, y), (x, y - _DOT), (x + _DOT, y), (x, y + _DOT)]
        if series.aim:
            picture.area([mark], "#ffffff", theme.TEXT, 0.3)
        else:
            picture.area([_box(x - _DOT * 0.7, y - _DOT * 0.7, _DOT * 1.4, _DOT * 1.4)], color, "#ffffff", 0.2)
        if number in named:
            words = f"{series.name} {series.words[number]}" if series.aim else series.words[number]
            picture.words((x, y - _DOT - 0.8), words, _LABEL * 0.9, theme.TEXT, bold=not series.aim)


def _box(left: float, top: float, width: float, height: float) -> list[tuple[float, float]]:
    return [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
