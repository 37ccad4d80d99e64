"""The noise of binary arithmetic: 52.699999999999996 where 52.7 was meant, and shown."""

import re
from decimal import Decimal

DIGITS = 15
"""Digits that office programs keep and show of a number; what a file has beyond them comes of its binary form."""
_SHORT = 12
"""Digits up to which a number is taken for one that somebody meant."""
_FLOAT = re.compile(r"-?\d{1,15}\.\d{1,20}", re.ASCII)


def as_shown(value: float) -> Decimal:
    """The number that an office program shows for `value`; infinities stay what they are."""
    return Decimal(f"{value:.{DIGITS}g}")


def without_noise(text: str) -> str:
    """A number written by a program with every binary digit, as the short one it stands for; other text unchanged.

    Only text that is exactly a float's own form is taken for one, and only if at most twelve digits remain:
    3333.3333333333335 has no short form that was meant.
    """
    if not _FLOAT.fullmatch(text) or repr(float(text)) != text:
        return text
    short = f"{as_shown(float(text)).normalize():f}"
    digits = short.replace(".", "").lstrip("-0")
    return short if len(digits) <= _SHORT < len(text.replace(".", "").lstrip("-0")) else text
