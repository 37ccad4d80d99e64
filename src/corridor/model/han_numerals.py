"""Numbers in Chinese numerals: 八, 十二, 一百三十八, 一万五千. Only the strict written form is read."""

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"千": 1000, "百": 100, "十": 10}
_MYRIADS = (("亿", 10**8), ("万", 10**4))

HAN_NUMERALS = "".join((*_DIGITS, *_PLACES, "万亿"))
"""Every character that such a number may consist of."""


def read_han(text: str) -> int | None:
    """The value of a number in Chinese numerals; None where the text is no such number.

    Shortened and vague forms (一万五 for 15000, 一亿五千, 二三十, 二〇二二, a bare 百) are not read: they mean
    more than one thing. Nor is a bare 零, which is a part of words rather than a figure (清零).
    """
    total, rest, above = 0, text, None
    for name, size in _MYRIADS:
        before, sign, after = rest.partition(name)
        if sign:
            section = _section(before, size, above)
            if not section:
                return None
            total, rest, above = total + section * size, after, size
    if not rest:
        return total or None
    section = _section(rest, 1, above)
    return None if section is None else total + section


def _section(text: str, size: int, above: int | None) -> int | None:
    """Up to four places of `size`; below a higher place a gap must be said: 一万零五, 一亿零五千."""
    if not text or text.strip("".join((*_DIGITS, *_PLACES))):
        return None
    value = sum(_places(text))
    gap = above is not None and (value < _PLACES["千"] or above > size * 10**4)
    written = _strict(value, gap=gap, leading=above is None)
    return value if text.replace("两", "二").replace("〇", "零") in written else None


def _places(text: str) -> list[int]:
    """The value of each place: 100, 30 and 8 of 一百三十八."""
    found, digit = [], None
    for character in text:
        if character in _PLACES:
            found.append((1 if digit is None else digit) * _PLACES[character])
            digit = None
        else:
            digit = _DIGITS[character]
    return [*found, digit or 0]


def _strict(value: int, *, gap: bool, leading: bool) -> tuple[str, ...]:
    """The ways to write a section: 十二 or 一十二 where it leads, with a 零 where a `gap` is due."""
    numerals = "零一二三四五六七八九"
    if not 0 < value < _MYRIADS[-1][1]:
        return ()
    text = ""
    for sign, size in (*_PLACES.items(), ("", 1)):
        digit, value = divmod(value, size)
        if digit:
            text += ("零" if gap else "") + numerals[digit] + sign
            gap = False
        elif text:
            gap = True
    return (text, text[1:]) if leading and text.startswith("一十") else (text,)
