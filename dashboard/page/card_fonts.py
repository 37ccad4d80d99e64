"""Type for the card's picture: the fonts of the host, since none is shipped."""

from functools import cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_CHINESE = (
    ("NotoSansCJK-Bold.ttc", 2),
    ("NotoSansCJK-Regular.ttc", 2),
    ("NotoSansCJKsc-Bold.otf", 0),
    ("NotoSansSC-Bold.otf", 0),
    ("SourceHanSansSC-Bold.otf", 0),
    ("SourceHanSansCN-Bold.otf", 0),
    ("wqy-zenhei.ttc", 0),
    ("wqy-microhei.ttc", 0),
    ("msyhbd.ttc", 0),
    ("msyh.ttc", 0),
    ("simhei.ttf", 0),
    ("PingFang.ttc", 0),
    ("STHeiti Medium.ttc", 0),
)
"""Files of sans-serif fonts with Chinese glyphs on Linux, Windows and macOS, and the face for simplified Chinese."""
_FIRST_IDEOGRAPH = "\u2e80"


def font(text: str, size: int) -> Font | None:
    """A font of `size` px that has the glyphs of `text`; None where it is Chinese and the host has no such font.

    Other text falls back to the font that Pillow has in itself.
    """
    file = _chinese()
    if file is not None:
        return ImageFont.truetype(file[0], size, index=file[1])
    return None if any(glyph >= _FIRST_IDEOGRAPH for glyph in text) else ImageFont.load_default(size)


@cache
def _chinese() -> tuple[str, int] | None:
    """The first of `_CHINESE` that the host has."""
    for name, face in _CHINESE:
        try:
            ImageFont.truetype(name, 12, index=face)
        except OSError:
            continue
        return name, face
    return None
