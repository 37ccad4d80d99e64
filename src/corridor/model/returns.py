"""Which area has reported for which period, and what it said where it had nothing to report."""

from msgspec import Struct

from corridor.model.period import Period


class Return(Struct, frozen=True):
    """One area's published report for a period, corrections of it included.

    Attributes:
        area: under the code it reported under.
        period: which was reported for.
        submitted_at: when it was first submitted (UTC, as `corridor.releases.timestamps`).
        late: whether that was after the deadline.
        nil: why there was nothing to report; empty where figures were.
        release: the release that brought it, or its last correction.
    """

    area: str
    period: Period
    submitted_at: str
    late: bool
    nil: str
    release: int
