"""Characters that nobody sees and that come along when text is copied: zero-width spaces, byte order marks, joiners."""

import re
import unicodedata

_SHAPING = "\u180b-\u180f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""Joiners and variation selectors: after a letter of some scripts they choose its form, elsewhere they mean nothing."""
_IDLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
"""The rest of Unicode's Default_Ignorable_Code_Point, and the marks of annotations. Without the characters that turn
the direction of writing: what they do is seen, and it can deceive, so they are left for the reader to refuse."""
_INVISIBLE = re.compile(f"[{_SHAPING}{_IDLE}]+")
_KEPT = re.compile(f"[{_SHAPING}]")
_CHOOSES_GLYPH = re.compile("[\ufe00-\ufe02\U000e0100-\U000e01ef]")


def visible(text: str) -> str:
    """`text` without any invisible character, for what is compared or parsed: numbers, days, codes, headings, names."""
    return _INVISIBLE.sub("", text)


def readable(text: str) -> str:
    """`text` without invisible characters that mean nothing, for prose: Mongolian letters keep their forms."""
    return _INVISIBLE.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    """Of a run of invisible characters those that mean something after the character before them."""
    before = found.string[found.start() - 1] if found.start() else ""
    if not before or before.isascii():
        return ""
    ideograph = unicodedata.east_asian_width(before) in "WF" and unicodedata.category(before) != "So"
    return "".join((_CHOOSES_GLYPH if ideograph else _KEPT).findall(found[0]))
