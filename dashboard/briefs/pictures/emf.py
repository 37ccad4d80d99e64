"""An enhanced metafile (MS-EMF): lines, areas and words that Word and LibreOffice draw sharp at any size."""

import struct
from collections.abc import Sequence

from dashboard.briefs.pictures.canvas import IDEOGRAPH, Anchor, Points

UNITS = 100
"""Units to a mm."""
_HEADER, _EOF = 1, 14
_NULL_BRUSH, _NULL_PEN = 0x80000005, 0x80000008
_PEN, _BRUSH, _FONT = 1, 2, 3
"""Handles of the three objects that are in use at a time."""
_LIMITS = struct.pack("<4i", 0, 0, -1, -1)
_HATCHED, _SOLID = 2, 0
_DIAGONAL = 3
_BASELINE = 24
_ANCHORS: dict[Anchor, int] = {"start": 0, "end": 2, "middle": 6}
_BOLD, _REGULAR = 700, 400
_ANY_CHARSET = 1
_EXTENDED_FONT = 320
_TEXT_AT = 76


class Emf:
    """A picture of `width` by `height` mm, drawn from the top left corner; lengths in mm, colours ``#rrggbb``.

    Words are in the typeface `face`, or what the reader's system has in its place.
    """

    def __init__(self, width: float, height: float, face: str) -> None:
        self._face = face
        self._size = (width, height)
        self._records: list[bytes] = []
        self._add(18, struct.pack("<I", 1))  # words without a ground
        self._add(19, struct.pack("<I", 1))  # a hole is where a ring lies in another

    def area(
        self, rings: Sequence[Points], fill: str | None, line: str | None, width: float = 0.1, *, hatched: bool = False
    ) -> None:
        """Rings filled and outlined; with `hatched` by lines in the colour of the fill."""
        self._pen(line, width)
        self._brush(fill, hatched=hatched)
        self._paths(91, rings)
        self._release(line, fill)

    def lines(self, paths: Sequence[Points], color: str, width: float) -> None:
        """Lines."""
        self._pen(color, width)
        self._paths(90, paths)
        self._release(color, None)

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
        """One line of words on a baseline."""
        high = round(size * UNITS)
        name = self._face.encode("utf-16-le")[:62].ljust(64, b"\0")
        weight = _BOLD if bold else _REGULAR
        font = struct.pack("<5i8B", -high, 0, 0, 0, weight, 0, 0, 0, _ANY_CHARSET, 0, 0, 0, 0) + name
        self._add(82, struct.pack("<I", _FONT) + font.ljust(_EXTENDED_FONT, b"\0"))
        self._select(_FONT)
        self._add(24, struct.pack("<I", _color(color)))
        self._add(22, struct.pack("<I", _BASELINE | _ANCHORS[anchor]))
        encoded = text.encode("utf-16-le")
        padded = encoded.ljust(-(-len(encoded) // 4) * 4, b"\0")
        steps = [high if ord(sign) >= IDEOGRAPH else round(high * 0.55) for sign in text]
        x, y = (round(value * UNITS) for value in at)
        body = _LIMITS + struct.pack("<Iff", 2, 1.0, 1.0)
        body += struct.pack("<2iIII4iI", x, y, len(encoded) // 2, _TEXT_AT, 0, 0, 0, -1, -1, _TEXT_AT + len(padded))
        self._add(84, body + padded + struct.pack(f"<{len(steps)}I", *steps))
        self._add(40, struct.pack("<I", _FONT))

    def content(self) -> bytes:
        """The file."""
        end = struct.pack("<5I", _EOF, 20, 0, 16, 20)
        body = b"".join(self._records) + end
        wide, high = (round(side * UNITS) for side in self._size)
        header = struct.pack("<2I4i4i", _HEADER, 88, 0, 0, wide - 1, high - 1, 0, 0, wide, high)
        header += b" EMF" + struct.pack("<3I2H3I", 0x10000, 88 + len(body), len(self._records) + 2, 4, 0, 0, 0, 0)
        header += struct.pack("<4i", wide, high, round(self._size[0]), round(self._size[1]))
        return header + body

    def _add(self, kind: int, body: bytes) -> None:
        self._records.append(struct.pack("<2I", kind, len(body) + 8) + body)

    def _select(self, handle: int) -> None:
        self._add(37, struct.pack("<I", handle))

    def _pen(self, color: str | None, width: float) -> None:
        if color is None:
            return self._select(_NULL_PEN)
        self._add(38, struct.pack("<2I2iI", _PEN, 0, max(1, round(width * UNITS)), 0, _color(color)))
        return self._select(_PEN)

    def _brush(self, color: str | None, *, hatched: bool) -> None:
        if color is None:
            return self._select(_NULL_BRUSH)
        style = _HATCHED if hatched else _SOLID
        self._add(39, struct.pack("<4I", _BRUSH, style, _color(color), _DIAGONAL))
        return self._select(_BRUSH)

    def _release(self, line: str | None, fill: str | None) -> None:
        """Let go of pen and brush: a metafile holds few objects at a time."""
        self._select(_NULL_PEN)
        self._select(_NULL_BRUSH)
        for handle, used in ((_PEN, line), (_BRUSH, fill)):
            if used is not None:
                self._add(40, struct.pack("<I", handle))

    def _paths(self, kind: int, paths: Sequence[Points]) -> None:
        counts = [len(path) for path in paths]
        units = [round(value * UNITS) for path in paths for point in path for value in point]
        body = _LIMITS + struct.pack("<2I", len(paths), sum(counts)) + struct.pack(f"<{len(counts)}I", *counts)
        self._add(kind, body + struct.pack(f"<{len(units)}h", *units))


def _color(color: str) -> int:
    """``#rrggbb`` as a COLORREF."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return red | green << 8 | blue << 16
