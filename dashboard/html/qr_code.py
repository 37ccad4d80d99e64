"""QR codes of a short text: as a drawing inside a page, and as files for documents."""

import io
from typing import Literal

import segno
from dash.development.base_component import Component

from dashboard.html.svg import Path, Svg

_QUIET = 4
"""Modules of nothing around a code, as its standard asks for."""


def qr_drawing(text: str) -> Component:
    """The code as one path; readers pass over it, so the same text stands beside it."""
    code = _code(text)
    side = len(code.matrix) + 2 * _QUIET
    return Svg([Path(d=_runs(code))], viewBox=f"0 0 {side} {side}", className="qr-code", **{"aria-hidden": "true"})


def qr_file(text: str, kind: Literal["png", "svg"]) -> bytes:
    """The code as a file, black on white."""
    stream = io.BytesIO()
    alone = {"xmldecl": False} if kind == "svg" else {}
    _code(text).save(stream, kind=kind, scale=8, border=_QUIET, light="#ffffff", **alone)
    return stream.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False)


def _runs(code: segno.QRCode) -> str:
    """Each row's dark modules, those side by side as one rectangle."""
    drawn = []
    for high, row in enumerate(code.matrix, _QUIET):
        dark = [place for place, module in enumerate(row, _QUIET) if module]
        for place in dark:
            if place - 1 in dark:
                continue
            end = next(end for end in range(place, place + len(row) + 1) if end not in dark)
            drawn.append(f"M{place} {high}h{end - place}v1h-{end - place}z")
    return "".join(drawn)
