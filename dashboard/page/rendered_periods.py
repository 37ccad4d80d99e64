"""A release as it is shown for one period: what is listed and counted follows it, what is found and read does not."""

from corridor.model.in_period import in_period
from corridor.model.period import Period
from corridor.queries.reported_periods import reported_periods
from dashboard.page.kept_releases import KeptReleases
from dashboard.page.rendered_release import RenderedRelease
from dashboard.page.rendered_table import RenderedTable

_KEPT = 4
_made = KeptReleases(_KEPT)
"""Those that are kept ready to be shown, by address; any other is made again when it is asked for."""


def rendered_period(rendered: RenderedRelease, period: str | None) -> RenderedRelease:
    """`rendered` with the figures of a period as the current ones; itself for none, and for one that there is not."""
    if period not in rendered.options.periods:
        return rendered
    found = next((row for row in reported_periods(rendered.dataset) if row.text == period), None)
    if found is None:
        return rendered
    return _made.get(f"{rendered.address}.{_part(found.text)}", lambda: _rendered_for(rendered, found))


def period_at(rendered: RenderedRelease, part: str) -> RenderedRelease | None:
    """What answers below the address of a period; None where nothing is reported for it."""
    period = next((text for text in rendered.options.periods if _part(text) == part), None)
    return rendered_period(rendered, period) if period else None


def _part(period: str) -> str:
    """A period as part of an address; ``assets/prefetch.js`` does the same."""
    return period.replace("/", "_")


def _rendered_for(rendered: RenderedRelease, period: Period) -> RenderedRelease:
    dataset = in_period(rendered.dataset, period)
    made = RenderedRelease(dataset, rendered.sentences, rendered.loaded_release, store=rendered.store)
    made.public_key = rendered.public_key
    made.options, made.comparison, made.whole = rendered.options, rendered.comparison, rendered.whole
    made.name, made.address = (f"{before}.{_part(period.text)}" for before in (rendered.name, rendered.address))
    made.search, made.table = rendered.search, RenderedTable(made.dataset, made.options, made.address)
    return made
