"""Time zones by their names; the data come with the program, since a host may lack them."""

from functools import cache
from zoneinfo import ZoneInfo


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone with an IANA name such as ``Asia/Shanghai``.

    Raises:
        ValueError: there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:  # a path, a folder's name, or no zone at all
        raise ValueError(name) from error
