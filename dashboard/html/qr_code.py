"""QR codes of a short text, as files."""

import io
from typing import Literal

import segno

_QUIET = 4
"""Modules of nothing around a code, as its standard asks for."""


def qr_file(text: str, kind: Literal["png", "svg"]) -> bytes:
    """The code as a file, black on white."""
    stream = io.BytesIO()
    alone = {"xmldecl": False} if kind == "svg" else {}
    _code(text).save(stream, kind=kind, scale=8, border=_QUIET, light="#ffffff", **alone)
    return stream.getvalue()


def _code(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False)
