"""The one reader of figures as printed: 12.5万人次, 约53%, 下降5%, 八个口岸. What is not certain it leaves.

A text is read when it holds exactly one number and everything beside the number is understood:

- digits, also full-width, with thousands parted by commas or spaces; 千, 百, 万, 亿 or a product of them behind
  (万亿), or several in falling order (1亿2000万); strict Chinese numerals; 1.25E+05 standing alone;
- a sign before the number, or 负; a fall in words (下降5%) for percentages and percentage points, which have a
  direction of their own, while a fall of a count (减少5户) may be kept either way;
- 约, 近, 余, 多, 以上, 左右 and the like leave the number as it is: the value kept is the one printed.

Not read: several numbers (60/100, 10至12个), lost characters (▢91万元), ordinals and dates, 几 and 半, what
multiplies (三成, 1.5倍, 两对), brackets as signs, and 1.350 in a text without Chinese characters, whose dot may part
thousands.

Commas: 1,350 is 1350, as Chinese and English sources print it. 1,35 and 12,3456 part no thousands, so the comma may
be a decimal one, and they are not read. A source in a language that writes 1,350 for 1.35 is not provided for.
"""

import re
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from corridor.model.han_numerals import HAN_NUMERALS, read_han

_LONGEST = 80
_FORMS = 4096
"""So many texts are remembered that differ in more than digits."""
_ONE_NUMBER = re.compile(r"(\D*)(\d+(?:\.\d+)?)(\D*)", re.ASCII | re.DOTALL)
_NO_ZERO = str.maketrans("23456789", "11111111")
_FULL_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
_SPACES = dict.fromkeys((0xA0, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000), " ")
_MINUS = dict.fromkeys((0x2212, 0xFE63), "-")
_SIGNS: dict[int, str | int] = {**_FULL_WIDTH, **_SPACES, **_MINUS}

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?|(?<!\d)\.\d+"
_SCALE = r"[十百千万亿]*"
_MORE = "[余多来]?"
_PART = rf"(?:{_DIGITS}) ?{_MORE}{_SCALE}{_MORE}"
_NUMBER = re.compile(rf"{_PART}(?:(?<=[万亿千百])\d+[百千万亿]+)*", re.ASCII)
_PIECE = re.compile(rf"(?P<digits>{_DIGITS}) ?{_MORE}(?P<scale>{_SCALE}){_MORE}", re.ASCII)
_SCIENTIFIC = re.compile(r"[+-]?\d(?:\.\d+)?[eE][+-]?\d{1,2}", re.ASCII)
_HAN = re.compile(f"[{HAN_NUMERALS}]+")
_SCALES = {
    name: Decimal(10) ** power
    for name, power in (
        ("", 0), ("百", 2), ("千", 3), ("万", 4), ("十万", 5), ("百万", 6), ("千万", 7), ("亿", 8),
        ("十亿", 9), ("百亿", 10), ("千亿", 11), ("万亿", 12),
    )
}  # fmt: skip
_METRIC = "米克瓦帕赫卡焦升伏"
"""千 before one of these belongs to the unit: 5千米."""

_LOST = re.compile("[▢□■〓?*×_…几±~]|数[十百千万亿]|半(?!年)")
"""Lost characters, and what makes a number vague."""
_BESIDE = re.compile(r"[\d" + HAN_NUMERALS + "]")
_NOT_BEFORE = re.compile(r"(?:第|[A-Za-z.,'_/\\:—–\-(])\s*$")
"""Directly before a number these make it an ordinal, a part of something longer, or a sign of doubtful meaning."""
_NOT_BEHIND = re.compile(r"\s*(?:[成倍番折对双打]|分之|[年月日号时点届期](?!度)|[.,'/\\:—–\-^²³)]|分(?!钟))")
_SIGN = re.compile(r"([+-]|负)\s*$")
_PERCENT = re.compile(r"\s*%")
_POINTS = re.compile(r"\s*个?百分点")
_FALL = re.compile("下降|减少|下滑|回落|降低|下跌|减|降|少|[Dd]own|[Ff]ell|[Dd]ecreas")
_LEVEL = re.compile(r"(?:降|减少|下降|回落|减|降低|下滑)(?:至|到|为)|降幅|减幅|不降|未降|不减|少数|减贫")
"""A level that was fallen to, or a word that speaks of falling without saying that this number is a fall."""
_RISE = re.compile("增|升|提高|上涨")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_DOT_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}(?!\d|\s*%)", re.ASCII)


class PrintedFigure(Struct, frozen=True):
    """A figure as its document prints it.

    Attributes:
        number: the number with its sign and without 万 or 亿: 12.5 of ``12.5万人次``.
        scale: what 万, 亿 and the like multiply it with.
        step: the place of the last digit printed: 0.1 of ``12.5万人次``.
        unit: what follows number and scale, ``人次``; may be empty.
        tail: what follows the number itself, ``万人次``, for units that begin with a scale.
        kind: ``percent``, ``points`` or empty.
        direction: -1 where words say that it fell and it may be kept either way; else 0.
    """

    number: Decimal
    scale: Decimal
    step: Decimal
    unit: str
    tail: str
    kind: str = ""
    direction: int = 0

    @property
    def amount(self) -> Decimal:
        """The number in single units: 125000 of ``12.5万人次``."""
        return self.number * self.scale


def read_printed_often(text: str) -> PrintedFigure | None:
    """What `read_printed` reads, for very many texts: those that differ only in digits are understood once.

    Which digits they are matters nowhere but in the number, save that a first one may be 0.
    """
    found = _ONE_NUMBER.fullmatch(text)
    if found is None:
        return read_printed(text)
    head, digits, tail = found.groups()
    like = digits.translate(_NO_ZERO)
    figure = _understood(f"{head}{like}{tail}")
    if figure is None:
        return None
    if str(abs(figure.number)) != str(Decimal(like)):  # 0 is not .0: what digits are printed matters
        return read_printed(text)
    number = Decimal(digits)
    return replace(figure, number=-number if figure.number < 0 else number)


@lru_cache(_FORMS)
def _understood(text: str) -> PrintedFigure | None:
    return read_printed(text)


def read_printed(text: str) -> PrintedFigure | None:
    """The figure that `text` prints; None where there is none, or none that could be read for certain."""
    plain = text.translate(_SIGNS).strip()
    if len(plain) > _LONGEST or _LOST.search(plain):
        return None
    if _SCIENTIFIC.fullmatch(plain):
        number = Decimal(plain)
        return PrintedFigure(number, Decimal(1), _step(number), "", "")
    if not _CHINESE.search(plain) and _DOT_THOUSANDS.search(plain):
        return None
    part, before = _percent_of(plain)
    found = _number(part)
    if found is None:
        return None
    start, end, number, scale, step = found
    head, behind = before + part[:start], part[end:]
    if before:
        behind = f"%{behind}"
    return _signed(head, behind, PrintedFigure(number, scale, step, behind.strip(), _tail(part[start:end], behind)))


def _percent_of(text: str) -> tuple[str, str]:
    """A text with 百分之 in it, parted behind it."""
    before, sign, after = text.partition("百分之")
    return (after, before + " ") if sign else (text, "")


def _number(text: str) -> tuple[int, int, Decimal, Decimal, Decimal] | None:
    """Where the only number stands, its digits, scale and step; None where there is none, or more than one."""
    match = _NUMBER.search(text)
    if match is None:
        return _han_number(text)
    start, end = match.span()
    while end > start and text[end - 1] in "百千" and _belongs_to_unit(text, end):
        end -= 1
    rest = text[end:]
    for unit in (_POINTS, re.compile(f"千[{_METRIC}]")):
        rest = unit.sub("", rest, count=1) if unit.match(rest) else rest
    if _BESIDE.search(text[:start] + " " + rest) or _NOT_BEFORE.search(_unsigned(text[:start])):
        return None
    read = _read_digits(text[start:end])
    return (start, end, *read) if read and not _NOT_BEHIND.match(text[end:]) else None


def _belongs_to_unit(text: str, end: int) -> bool:
    """Whether the 百 or 千 before `end` begins a unit: 百分点, 千米."""
    following = text[end : end + 1]
    return following == "分" if text[end - 1] == "百" else following != "" and following in _METRIC


def _unsigned(head: str) -> str:
    """What stands before a number, without a sign of its own that stands first or after a Chinese character."""
    sign = _SIGN.search(head)
    if sign is None:
        return head
    before = head[: sign.start()].rstrip()
    return before if not before or _CHINESE.match(before[-1]) or head[sign.start() - 1] == " " else head


def _read_digits(text: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """Digits, scale and step of 12.5万 or of 1亿2000万, whose parts grow smaller and are whole but for the last."""
    total, ceiling, number, scale = Decimal(0), None, Decimal(0), Decimal(1)
    pieces = list(_PIECE.finditer(text))
    for place, piece in enumerate(pieces):
        if piece["scale"] not in _SCALES:
            return None
        number, scale = Decimal(re.sub("[, ]", "", piece["digits"])), _SCALES[piece["scale"]]
        if ceiling is not None and number * scale >= ceiling:
            return None
        if place < len(pieces) - 1 and "." in piece["digits"]:
            return None
        total, ceiling = total + number * scale, scale
    return (number, scale, _step(number)) if len(pieces) == 1 else (total, Decimal(1), _step(number) * scale)


def _han_number(text: str) -> tuple[int, int, Decimal, Decimal, Decimal] | None:
    """The same for the only number in Chinese numerals."""
    readable = _POINTS.sub(lambda match: "点" * len(match[0]), text)
    runs = list(_HAN.finditer(readable))
    if (
        len(runs) != 1
        or _NOT_BEFORE.search(_unsigned(text[: runs[0].start()]))
        or _NOT_BEHIND.match(text, runs[0].end())
    ):
        return None
    run = runs[0][0]
    value = read_han(run)
    step = next((size for name, size in (("亿", 10**8), ("万", 10**4)) if run.endswith(name)), 1)
    return None if value is None else (*runs[0].span(), Decimal(value), Decimal(1), Decimal(step))


def _signed(head: str, behind: str, figure: PrintedFigure) -> PrintedFigure | None:
    """The figure with the sign and the direction that stand before it."""
    sign = _SIGN.search(head)
    words = _LEVEL.sub("", head)
    fell, level = bool(_FALL.search(words)), bool(_LEVEL.search(head))
    minus = sign is not None and sign[1] != "+"
    if fell and (sign is not None or _RISE.search(words)):
        return None
    kind = "points" if _POINTS.match(behind) else "percent" if _PERCENT.match(behind) else ""
    negative = minus or (fell and kind != "" and not level)
    number = -figure.number if negative else figure.number
    either = -1 if (fell and kind == "") or (level and "幅" in head) else 0
    return PrintedFigure(number, figure.scale, figure.step, figure.unit, figure.tail, kind, either)


def _tail(number: str, behind: str) -> str:
    """What follows the digits themselves: the scale and the unit."""
    return (re.sub(rf"^(?:{_DIGITS}) ?", "", number, flags=re.ASCII) + behind).strip()


def _step(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(number.as_tuple().exponent))
