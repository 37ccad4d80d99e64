"""Names in lines: where they are broken, and what several of them begin with."""

from collections.abc import Sequence

WRAP = 16
"""Characters that a line of a name with spaces may have, beside a point."""
WRAP_INSIDE = 12
"""The same, inside a shape."""


def common_beginning(names: Sequence[str]) -> str:
    """What all of `names` begin with, in whole words where they have spaces; empty where it is all of one of them."""
    shortest = min(names, key=len)
    length = next((at for at in range(len(shortest)) if any(name[at] != shortest[at] for name in names)), len(shortest))
    shared = shortest[:length]
    if any(" " in name for name in names):
        shared = shared[: shared.rfind(" ") + 1]
    return "" if shared in names else shared


def wrapped(name: str, limit: int) -> str:
    """`name` on as few lines as let none be longer than `limit`, and of like length; only a space is broken at.

    A word that is longer by itself has a line of its own.
    """
    words = name.split(" ")
    lines = _filled(words, limit)
    widths = range(max(map(len, words)), limit)
    return "\n".join(next((even for width in widths if len(even := _filled(words, width)) == len(lines)), lines))


def _filled(words: Sequence[str], width: int) -> list[str]:
    """`words` in lines, each filled up to `width` characters before the next begins."""
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
