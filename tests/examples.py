"""How many examples a test of properties tries."""

from hypothesis import settings


def examples(most: int) -> int:
    """At most so many: as many as the profile says, where that is fewer, as for `make fast`."""
    return min(most, settings.default.max_examples)
