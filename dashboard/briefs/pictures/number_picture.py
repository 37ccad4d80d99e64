"""One number as a picture, for pages that take no frame."""

from dashboard.briefs.pictures.canvas import Canvas, wrapped
from dashboard.map import theme
from dashboard.panels.number_in_words import NumberInWords

_NUMBER, _NAME, _REST = 9.0, 4.2, 3.2


def draw_number(picture: Canvas, said: NumberInWords, place: tuple[float, float, float]) -> float:
    """Draw what is said of a figure at ``(left, top, width)`` in mm; returns how high it is."""
    left, top, width = place
    start = top
    texts = [(said.number, _NUMBER, True), (said.name, _NAME, True)]
    texts += [(text, _REST, False) for text in (said.area, said.state, said.period, *said.places) if text]
    for text, size, bold in texts:
        for line in wrapped(text, width / size) if text else ():
            top += size * 1.35
            picture.words((left, top), line, size, theme.TEXT if bold else theme.QUIET_TEXT, "start", bold=bold)
    return top - start
