"""The layout of Chinese official documents, GB/T 9704-2012, and a plain one for other languages."""

from msgspec import Struct

MM_TO_TWIPS = 1440 / 25.4


class Typeface(Struct, frozen=True):
    """A typeface by name, what stands in for it where it is not installed, and its size in pt. None is shipped."""

    name: str
    fallback: str
    size: float


class Layout(Struct, frozen=True):
    """The layout of a page. Lengths in mm, sizes in pt.

    Attributes:
        lines: lines on a page; 0 where the layout prescribes none.
        characters: characters in a line of the body's type; 0 where none are prescribed.
        pitch: from one line to the next in pt; 0 for the type's own.
        below: from the type area down to the page number.
        dashes: whether the page number stands between dashes, outside: at the right of odd pages, at the left of even.
        indent: characters by which a paragraph begins further in.
    """

    top: float
    bottom: float
    left: float
    right: float
    title: Typeface
    heading: Typeface
    subheading: Typeface
    body: Typeface
    table: Typeface
    page_number: Typeface
    note: Typeface
    lines: int = 0
    characters: int = 0
    pitch: float = 0
    below: float = 7
    dashes: bool = False
    indent: int = 0
    width: float = 210
    height: float = 297

    @property
    def type_area(self) -> tuple[float, float]:
        """Width and height of the type area in mm."""
        return self.width - self.left - self.right, self.height - self.top - self.bottom


_FANGSONG, _SONG = ("仿宋_GB2312", "仿宋"), ("宋体", "SimSun")

OFFICIAL = Layout(
    top=37,  # 天头 37 mm ± 1 mm
    left=28,  # 订口 28 mm ± 1 mm
    right=26,  # 版心 156 mm × 225 mm
    bottom=35,
    title=Typeface("方正小标宋简体", "宋体", 22),  # 二号小标宋
    heading=Typeface("黑体", "SimHei", 16),  # 第一层：三号黑体
    subheading=Typeface("楷体_GB2312", "楷体", 16),  # 第二层：三号楷体
    body=Typeface(*_FANGSONG, 16),  # 三号仿宋
    table=Typeface(*_FANGSONG, 12),
    page_number=Typeface(*_SONG, 14),  # 四号半角宋体
    note=Typeface(*_FANGSONG, 9),
    lines=22,
    characters=28,
    pitch=28.95,  # 225 mm in 22 lines
    dashes=True,
    indent=2,
)
"""GB/T 9704-2012, 5.2 (type area, typefaces, lines and characters) and 7.5 (page numbers)."""

PLAIN = Layout(
    top=25,
    left=25,
    right=25,
    bottom=25,
    title=Typeface("Georgia", "Times New Roman", 20),
    heading=Typeface("Arial", "Helvetica", 13),
    subheading=Typeface("Arial", "Helvetica", 11),
    body=Typeface("Georgia", "Times New Roman", 11),
    table=Typeface("Arial", "Helvetica", 9),
    page_number=Typeface("Arial", "Helvetica", 9),
    note=Typeface("Georgia", "Times New Roman", 8.5),
)


def layout_for(language: str) -> Layout:
    """The layout for documents in `language`."""
    return OFFICIAL if language == "zh" else PLAIN
