"""Who has reported for the period that is shown: one line above the coverage, where a leader looks."""

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.coverage import MANY_REGIONS
from corridor.queries.report_states import RegionReport, ReportState, ReportStates, nil_returns
from dashboard.html.elements import html
from dashboard.words.dates import period_in_words
from dashboard.words.wording import Wording

_NIL_RETURNS = 3
"""Of how many periods it is said at most, the newest ones; `/changes` says it of every one."""


def reports_line(found: ReportStates | None, w: Wording) -> Component | None:
    """The regions by what they did, those that reported in time last; of very many how many they are."""
    if found is None:
        return None
    states = (ReportState.NOTHING, ReportState.NIL, ReportState.LATE, ReportState.REPORTED)
    parts = [part for state in states if (part := _state(state, found, w))]
    period = html.Span(w("reports.period", period=period_in_words(found.period, w)), className="period")
    return html.P([period, *parts], className="reports", **{"data-period": found.period.text})


def nil_returns_line(dataset: Dataset, area: str, w: Wording, *, newest_only: bool = False) -> Component | None:
    """The last periods of which an area said that there is nothing to report, and why; nothing where it never did.

    With `newest_only` it is said as long as the area has not reported for a later period.
    """
    found = nil_returns(dataset, area)[:_NIL_RETURNS]
    if newest_only:
        last = max(dataset.returns_of(area), default=None)
        found = tuple(one for one in found if one.period == last)
    if not found:
        return None
    said = [w("reports.why", region=period_in_words(one.period, w), reason=one.nil) for one in found]
    words = w("reports.nil_returns", periods=w("reports.between").join(said))
    return html.P(words, className="reports", **{"data-nil-returns": area})


def _state(state: ReportState, found: ReportStates, w: Wording) -> Component | None:
    rows = [row for row in found.rows if row.state is state]
    if not rows:
        return None
    names = w("comparison.separator").join(_name(row, w) for row in rows)
    few = len(found.rows) <= MANY_REGIONS
    words = w(f"reports.{state.value}", regions=names if few else w("reports.count", count=len(rows)))
    return html.Span(words, className="report-state", **{"data-report": state.value})


def _name(row: RegionReport, w: Wording) -> str:
    name = w.text(row.region.short)
    if row.reason:
        return w("reports.why", region=name, reason=row.reason)
    if row.state is ReportState.NOTHING and row.last:
        return w("reports.last", region=name, period=period_in_words(row.last, w))
    return name
