"""The card that a chat shows of a link: the map with what is chosen, its title and how much is reported."""

import io
from collections.abc import Sequence
from functools import cached_property, lru_cache

from PIL import Image, ImageDraw

from corridor.model.vocabulary import Coverage
from corridor.queries.selection import Selection
from dashboard.map import theme
from dashboard.page.card_fonts import Font, font
from dashboard.page.card_map import CardMap
from dashboard.page.card_size import HEIGHT, WIDTH
from dashboard.page.rendered_release import RenderedRelease
from dashboard.page.titles import Titles, reported
from dashboard.words.dates import as_of_in_words
from dashboard.words.wording import Wording

_KEPT = 64
"""How many pictures are kept of an edition, some 60 kB each."""
_MARGIN = 56
_TITLE, _SITE, _SAID = 60, 32, 28
"""Sizes of type in px."""
_APPROVAL = 18
_LINES = {_TITLE: 3, _SITE: 2, _SAID: 5, _APPROVAL: 3}
"""How many lines a text of each size may have."""
_HIGH = 1.35
"""From one line to the next, in sizes."""
_BAND = 14
"""Width in px of the band in the colour of what is chosen."""
_PLAIN = "#0b5563"
"""Its colour where no initiative is chosen: that of the icon."""


class Cards:
    """The cards of one edition."""

    def __init__(self, rendered: RenderedRelease) -> None:
        self._rendered = rendered
        self.png = lru_cache(_KEPT)(self._png)

    @cached_property
    def _map(self) -> CardMap:
        return CardMap(self._rendered.drawing(self._rendered.options.languages[0]), HEIGHT)

    def _png(self, selection: Selection) -> bytes:
        """The card as PNG; without words where the host has no font for them: those of the link say the same."""
        dataset = self._rendered.dataset
        initiative = dataset.initiatives.get(selection.initiative or "")
        color = initiative.color if initiative else _PLAIN
        card = Image.new("RGB", (WIDTH, HEIGHT), theme.PAPER)
        shown = {selection.region: color} if selection.region else self._reporting(selection, color)
        card.paste(self._map.picture(shown), (WIDTH - HEIGHT, 0))
        ImageDraw.Draw(card).rectangle((0, 0, _BAND, HEIGHT), fill=color)
        self._write(card, selection)
        stream = io.BytesIO()
        card.save(stream, "PNG")
        return stream.getvalue()

    def _reporting(self, selection: Selection, color: str) -> dict[str, str]:
        """The regions that report figures under the initiative, all in its colour; none where none is chosen."""
        if selection.initiative is None:
            return {}
        paint = self._rendered.browser_options["map"][selection.initiative]["regions"]
        return {code: color for code, state in paint.items() if state["coverage"] == Coverage.FIGURES.value}

    def _write(self, card: Image.Image, selection: Selection) -> None:
        """What is chosen, the page's title, how much is reported, and below what a map must say of its approval."""
        dataset = self._rendered.dataset
        *chosen, site = Titles.of(dataset, self._rendered.options, selection.language).parts(selection)
        texts = [(site, _TITLE)] if not chosen else [("\n".join(chosen), _TITLE), (site, _SITE)]
        w = Wording(selection.language)
        approval = w.text(dataset.corridor.map_approval)
        texts.append((f"{reported(dataset, selection)}\n{as_of_in_words(dataset.data_as_of, w)}", _SAID))
        top = _MARGIN
        for text, size in texts:
            top = self._written(card, text, size, top) + size // 2
        self._written(card, approval, _APPROVAL, HEIGHT - _MARGIN - 2 * _APPROVAL)

    @staticmethod
    def _written(card: Image.Image, text: str, size: int, top: int) -> int:
        """Write `text` from `top` px on, where there is a font for it, and return where it ends."""
        type_ = font(text, size)
        if type_ is None:
            return top
        for line in wrapped(text, type_, WIDTH - HEIGHT - 2 * _MARGIN)[: _LINES[size]]:
            ImageDraw.Draw(card).text((_MARGIN, top), line, font=type_, fill=theme.TEXT)
            top += round(size * _HIGH)
        return top


def wrapped(text: str, type_: Font, width: int) -> list[str]:
    """`text` in lines no wider than `width` px: broken at its own breaks, at spaces, and between Chinese characters."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if line and type_.getlength((line + piece).rstrip()) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece if line else piece.lstrip()
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> Sequence[str]:
    """What a line may be made of: words with the space behind them, and single characters of other scripts.

    A mark that closes something stays with what is before it.
    """
    found: list[str] = []
    for glyph in text:
        joined = found and (glyph in "，。、；：）”》%" or (glyph.isascii() and found[-1][-1].isascii()))
        if joined and not (found[-1].endswith(" ") and glyph != " "):
            found[-1] += glyph
        else:
            found.append(glyph)
    return found
