"""What a picture is drawn on, whatever becomes of it; and how wide words are where nothing can measure them."""

import re
from collections.abc import Sequence
from typing import Literal, Protocol

Points = Sequence[tuple[float, float]]
Anchor = Literal["start", "middle", "end"]
IDEOGRAPH = 0x2E80
"""From here on characters are as wide as they are high."""
_LETTER = 0.55
"""How wide a letter is, as a part of its height."""


class Canvas(Protocol):
    """Lengths in mm from the top left corner, colours ``#rrggbb``."""

    def area(
        self, rings: Sequence[Points], fill: str | None, line: str | None, width: float = 0.1, *, hatched: bool = False
    ) -> None:
        """Rings filled and outlined; with `hatched` by lines in the colour of the fill."""

    def lines(self, paths: Sequence[Points], color: str, width: float) -> None:
        """Lines."""

    def words(  # noqa: PLR0913  # what words may be
        self,
        at: tuple[float, float],
        text: str,
        size: float,
        color: str,
        anchor: Anchor = "middle",
        *,
        bold: bool = False,
    ) -> None:
        """One line of words on a baseline, `size` mm high, that begins, ends or has its middle at a point."""


def width_of(text: str) -> float:
    """About the width of a line of words, in heights."""
    return sum(1 if ord(sign) >= IDEOGRAPH else _LETTER for sign in text)


def wrapped(text: str, width: float) -> list[str]:
    """`text` in lines of at most `width` heights; parted at spaces, or between ideographs."""
    lines = [""]
    for piece in re.findall(r"[^\s\u2e80-\uffff]+\s*|[\u2e80-\uffff][，。、；：）”》]*\s*", text):
        if width_of(lines[-1] + piece.rstrip()) > width and lines[-1]:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]
