"""Names that look like another: letters of several scripts in one name, or of a script whose letters look Latin."""

import unicodedata

_TOGETHER = frozenset({"LATIN", "CJK"})
"""Scripts that stand in one name and cannot be taken for each other."""
_LATIN_LOOKING = frozenset(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445"
    "\u0451\u0455\u0456\u0457\u0458\u04bb\u04cf\u0501\u051b\u051d"
    "\u03b1\u03b2\u03b5\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03f2"
)
"""Small letters of Cyrillic and Greek that are drawn like Latin ones, by Unicode's confusable signs (UTS 39)."""


def is_unmistakable(name: str) -> bool:
    """Whether no letter of `name`, in small letters, can be taken for one of another script."""
    letters = [sign for sign in name if sign.isalpha()]
    scripts = {unicodedata.name(sign, "").partition(" ")[0] for sign in letters}
    if len(scripts) > 1 and not scripts <= _TOGETHER:
        return False
    return not letters or not _LATIN_LOOKING.issuperset(letters)
