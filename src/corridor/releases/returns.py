"""The reports that releases brought: kept among a release's words, so that its hash covers them."""

import json
from collections.abc import Iterable

from corridor.model.period import Period
from corridor.model.returns import Return
from corridor.releases.canonical_rows import canonical
from corridor.releases.words import RETURNS, Words, WordVersion


def return_version(report: Return, standing: Words) -> WordVersion:
    """How a report stands in the release that brings it.

    A correction is no report of its own: when the area reported first, and whether that was late, stays; and a report
    of nothing counts no more once figures came, nor does it undo figures.
    """
    key = f"{report.area}/{report.period.text}"
    known = standing.get((RETURNS, key))
    said = {"submitted_at": report.submitted_at, "late": report.late, "nil": report.nil}
    if known is not None and known.content:
        before = json.loads(known.content)
        said = {**before, "nil": report.nil if before["nil"] else ""}
    place = {"area": report.area, "period": report.period.text, "release": report.release}
    return WordVersion(RETURNS, key, 0, canonical({**said, **place}))


def returns_of(standing: Words) -> tuple[Return, ...]:
    """The reports that stand in a release, by area and period."""
    contents: Iterable[str] = (row.content for row in standing.values() if row.kind == RETURNS and row.content)
    read = (json.loads(content) for content in contents)
    found = (Return(**{**values, "period": Period.recorded(values["period"])}) for values in read)
    return tuple(sorted(found, key=lambda one: (one.area, one.period)))
