"""QR codes of a short text, as files and as drawings inside a page."""

import io
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from dashboard.html.svg import Path, Svg

if TYPE_CHECKING:
    import segno

_QUIET = 4
"""Modules of nothing around a code, as its standard asks for."""


def qr_file(text: str, kind: Literal["png", "svg"]) -> bytes:
    """The code as a file, black on white."""
    stream = io.BytesIO()
    alone = {"xmldecl": False} if kind == "svg" else {}
    _code(text).save(stream, kind=kind, scale=8, border=_QUIET, light="#ffffff", **alone)
    return stream.getvalue()


def qr_drawing(text: str) -> Svg:
    """The code as part of a page, for small print: a line through each row of modules, as thick as one.

    In as few modules as it takes; around it four stay blank.
    """
    rows = [bytes(row) for row in _code(text, "l").matrix]
    path = "".join(f"M0 {top}.5{_dashes(row)}" for top, row in enumerate(rows))
    return Svg([Path(d=path)], viewBox=f"0 0 {len(rows)} {len(rows)}", **{"aria-hidden": "true"})


def _dashes(row: bytes) -> str:
    """The black runs of a row of modules, and the way from each to the next."""
    runs = [(0, 0), *(run.span() for run in re.finditer(b"\1+", row))]
    return "".join(f"m{left - end} 0h{right - left}" for (_, end), (left, right) in pairwise(runs))


def _code(text: str, error: Literal["l", "m"] = "m") -> "segno.QRCode":
    """The code; `error` says how much of it may be damaged at least: 7 or 15 of a hundred."""
    import segno  # noqa: PLC0415  # few pages have a code

    return segno.make(text, error=error, micro=False)
