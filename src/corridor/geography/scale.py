"""Lengths that follow from the size of what is drawn: the smallest that is seen, and that of a scale bar."""

import math

DETAIL = 1 / 2700
"""The smallest that is seen, as a share of the larger extent of the regions: half a px where they are 1350 px long."""

STEPS = (5.0, 2.0, 1.0)


def round_length(longest: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is not above `longest`.

    Raises:
        ValueError: `longest` is not above zero.

    """
    if longest <= 0:
        message = f"no length of {longest}"
        raise ValueError(message)
    unit = 10.0 ** math.floor(math.log10(longest))
    return next((step * unit for step in STEPS if step * unit <= longest), unit)
