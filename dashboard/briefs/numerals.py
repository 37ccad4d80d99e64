"""How the sections of a brief are numbered."""

_NUMERALS = "一二三四五六七八九十"


def numbered(place: int, title: str, *, official: bool) -> str:
    """The title of a section, its `place` counted from 0; ``一、`` in official documents, else ``1.``."""
    return f"{_NUMERALS[place % len(_NUMERALS)]}、{title}" if official else f"{place + 1}. {title}"
