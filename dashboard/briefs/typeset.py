"""SVG and a brief's words set as PDF and PNG by Typst: text stays text, in the typefaces that the host has."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, Literal

from dashboard.briefs.pictures.svg_picture import FACES

if TYPE_CHECKING:
    import typst

_TEMPLATES = Path(__file__).parent / "templates"
_AT_ONCE = BoundedSemaphore(2)
"""Each takes some 60 MB while it runs."""
_DPI = 300.0
_MOST_PX = 12_000
"""The longest side of a PNG; a longer picture is drawn less fine."""
_MM_TO_INCH = 1 / 25.4
_PICTURE = """#set document(title: "{title}", date: none)
#set page(width: {width}mm, height: {height}mm, margin: 0pt)
#image("picture.svg", width: 100%, alt: "{title}")
"""


class NoTypefaceError(Exception):
    """The host has no typeface with Chinese characters; a document would show boxes."""


def typeset_picture(svg: bytes, size: tuple[float, float], title: str, form: Literal["pdf", "png"]) -> bytes:
    """A picture of `size` mm.

    Raises:
        NoTypefaceError: it has Chinese, and the host has no typeface for it.
    """
    width, height = size
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    source = _PICTURE.format(width=f"{width:g}", height=f"{height:.2f}", title=quoted)
    finest = _MOST_PX / (max(size) * _MM_TO_INCH)
    files = {"main.typ": source.encode(), "picture.svg": svg}
    return _compiled(files, form, min(_DPI, finest))


def typeset(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """A PDF of a template with data, which it reads as ``data.json``, and pictures, by their file names.

    Raises:
        NoTypefaceError: as for pictures.
    """
    files = {"main.typ": (_TEMPLATES / template).read_bytes(), **pictures}
    return _compiled({**files, "data.json": json.dumps(data, ensure_ascii=False).encode()}, "pdf", _DPI)


def installed(faces: Iterable[str]) -> list[str]:
    """Those of `faces` that the host has."""
    known = set(_fonts().families())
    return [face for face in faces if face in known]


def _compiled(files: Mapping[str, bytes], form: Literal["pdf", "png"], dpi: float) -> bytes:
    import typst  # noqa: PLC0415  # 80 MB that only a PDF or PNG costs

    if _has_chinese(files) and not installed(FACES):
        raise NoTypefaceError
    with _AT_ONCE:
        made = typst.compile(dict(files), font_paths=_fonts(), format=form, ppi=dpi)  # type: ignore[call-overload]
    content: bytes = made
    return content


@cache
def _fonts() -> "typst.Fonts":
    """The host's typefaces, looked for once."""
    import typst  # noqa: PLC0415

    return typst.Fonts()


def _has_chinese(files: Mapping[str, bytes]) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for content in files.values() for sign in content.decode("utf-8"))
