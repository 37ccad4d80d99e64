"""Does a text answer to what someone typed? Chinese by any piece or by pinyin, everything else by its letters."""

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_LETTERS = re.compile(r"[a-z0-9]+")


class Closeness(IntEnum):
    """How well a text answers to a word; smaller is closer."""

    WHOLE = 0
    BEGINNING = 1
    WORD = 2
    PIECE = 3
    INITIALS = 4
    """The first letters of the pinyin of its characters, from the first one on."""
    PINYIN = 5
    """Pinyin, from the beginning of any character on."""
    INNER_INITIALS = 6


def words_of(typed: str) -> tuple[str, ...]:
    """The words of what was typed, folded so that case and width of letters do not matter."""
    return tuple(folded(typed).split())


def folded(text: str) -> str:
    """`text` without differences of case and of width."""
    return unicodedata.normalize("NFKC", text).casefold()


def closeness(text: str, word: str) -> Closeness | None:
    """How `text` answers to one folded `word`; None where it does not."""
    within = folded(text)
    at = within.find(word)
    if at == 0:
        return Closeness.WHOLE if within == word else Closeness.BEGINNING
    if at > 0:
        return Closeness.WORD if re.search(rf"\b{re.escape(word)}", within) else Closeness.PIECE
    return _by_pinyin(text, word) if _LETTERS.fullmatch(word) and _IDEOGRAPH.search(text) else None


def closest(texts: Iterable[str], word: str) -> Closeness | None:
    """The best that any of `texts` answers with."""
    return min((found for text in texts if (found := closeness(text, word)) is not None), default=None)


def is_all_of(text: str, word: str) -> bool:
    """Whether one folded `word` is the whole of `text`, as it stands or by its pinyin in full."""
    spelled = _LETTERS.fullmatch(word) and _IDEOGRAPH.search(text)
    return folded(text) == word or (bool(spelled) and "".join(_syllables(text)) == word)


def sorting_key(text: str) -> str:
    """What names are put in order by: their pinyin where they have one, else their folded letters."""
    return " ".join(_syllables(text)) if _IDEOGRAPH.search(text) else folded(text)


def pinyin(text: str) -> tuple[str, ...]:
    """The syllables of a text with Chinese characters, for matching in the browser; none of any other."""
    return _syllables(text) if _IDEOGRAPH.search(text) else ()


def _by_pinyin(text: str, word: str) -> Closeness | None:
    spelled, beginnings, initials = _spelled(text)
    if initials.startswith(word):
        return Closeness.INITIALS
    at = spelled.find(word)
    while at >= 0 and at not in beginnings:
        at = spelled.find(word, at + 1)
    if at >= 0:
        return Closeness.PINYIN
    return Closeness.INNER_INITIALS if len(word) > 1 and word in initials else None


def spellings(text: str) -> tuple[str, ...]:
    """`text` folded, and for Chinese its pinyin and the initials of it: whatever is typed to find it begins a piece."""
    if not _IDEOGRAPH.search(text):
        return (folded(text),)
    spelled, _, initials = _spelled(text)
    return folded(text), spelled, initials


@lru_cache(maxsize=8192)
def _spelled(text: str) -> tuple[str, frozenset[int], str]:
    """The pinyin of `text` in one piece, where in it its syllables begin, and their first letters."""
    syllables = _syllables(text)
    beginnings = accumulate(map(len, syllables[:-1]), initial=0)
    return "".join(syllables), frozenset(beginnings), "".join(syllable[0] for syllable in syllables)


@lru_cache(maxsize=8192)
def _syllables(text: str) -> tuple[str, ...]:
    """The pinyin of each character and each run of letters or digits as it stands; signs are left out.

    The dictionary takes a third of a second to load, so it waits for the first one who needs it.
    """
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return tuple(piece for syllable in lazy_pinyin(folded(text)) for piece in _LETTERS.findall(syllable))
