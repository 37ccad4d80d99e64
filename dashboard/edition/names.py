"""The texts by which rows and entries are found, each once, with the pinyin that a browser has no dictionary for."""

from collections.abc import Iterable

from corridor.queries.text_matching import folded, pinyin


class Names:
    """Texts in the order in which they were first met."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def places(self, texts: Iterable[str]) -> list[int]:
        """The places of `texts` among all."""
        return [self._places.setdefault(text, len(self._places)) for text in dict.fromkeys(texts) if text]

    def listed(self) -> list[tuple[str, tuple[str, ...]]]:
        """All of them as they are matched."""
        return [name(text) for text in self._places]


def name(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without differences of case and width, and its pinyin where it has one."""
    return folded(text), pinyin(text)
