"""A picture as SVG: its words stay words, in typefaces by name and what the reader's system has in their place."""

from collections.abc import Sequence

from markupsafe import escape

from dashboard.briefs.pictures.canvas import Anchor, Points

FACES = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei"),
    *("WenQuanYi Micro Hei", "SimHei", "Noto Sans SC"),
)
"""Typefaces with Chinese on Linux, Windows and macOS. None is shipped."""
_FAMILY = ", ".join((*(f"'{face}'" for face in FACES), "sans-serif"))
_HATCH = (
    '<pattern id="hatch-{id}" width="1.2" height="1.2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0V1.2" stroke="{color}" stroke-width="0.3"/></pattern>'
)


class SvgPicture:
    """A `Canvas` that grows as far down as it is drawn on."""

    def __init__(self, width: float) -> None:
        self.width = width
        self._drawn: list[str] = []
        self._hatches: dict[str, str] = {}

    def area(
        self, rings: Sequence[Points], fill: str | None, line: str | None, width: float = 0.1, *, hatched: bool = False
    ) -> None:
        """Rings filled and outlined; with `hatched` by lines in the colour of the fill."""
        paint = fill or "none"
        if fill and hatched:
            self._hatches[fill] = _HATCH.format(id=fill[1:], color=fill)
            paint = f"url(#hatch-{fill[1:]})"
        stroke = f' stroke="{line}" stroke-width="{width:g}"' if line else ""
        path = "".join(f"{_path(ring)}Z" for ring in rings)
        self._drawn.append(f'<path d="{path}" fill="{paint}" fill-rule="evenodd"{stroke}/>')

    def lines(self, paths: Sequence[Points], color: str, width: float) -> None:
        """Lines."""
        path = "".join(_path(points) for points in paths)
        ends = 'stroke-linejoin="round" stroke-linecap="round"'
        self._drawn.append(f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width:g}" {ends}/>')

    def words(  # noqa: PLR0913  # what words may be
        self,
        at: tuple[float, float],
        text: str,
        size: float,
        color: str,
        anchor: Anchor = "middle",
        *,
        bold: bool = False,
    ) -> None:
        """One line of words on a baseline."""
        weight = ' font-weight="700"' if bold else ""
        self._drawn.append(
            f'<text x="{at[0]:g}" y="{at[1]:g}" font-size="{size:g}" fill="{color}" text-anchor="{anchor}"{weight}>'
            f"{escape(text)}</text>"
        )

    def content(self, height: float, size: float, title: str, language: str) -> bytes:
        """The file, `size` mm wide, with what it shows in words."""
        view = (
            f'viewBox="0 0 {self.width:g} {height:.2f}" width="{size:g}mm" height="{size * height / self.width:.2f}mm"'
        )
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {view} lang="{language}" role="img" font-family="{_FAMILY}">'
        ground = f'<rect width="{self.width:g}" height="{height:.2f}" fill="#ffffff"/>'
        defs = f"<defs>{''.join(self._hatches.values())}</defs>" if self._hatches else ""
        return f"{head}<title>{escape(title)}</title>{defs}{ground}{''.join(self._drawn)}</svg>\n".encode()


def _path(points: Points) -> str:
    """A line in hundredths of a mm."""
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points)
