"""What became of a figure since the period before, in words; or why the two are not held against each other."""

from decimal import Decimal

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.numbers import number_text
from corridor.model.records import Unit
from corridor.model.vocabulary import Qualifier
from corridor.queries.change import Change, change_of, follows_directly
from corridor.queries.freshness import months_older
from corridor.queries.reported_value import ReportedValue
from dashboard.html.elements import html
from dashboard.words.dates import period_in_words
from dashboard.words.wording import Wording

_YEAR = 12


def change_line(figure: ReportedValue, dataset: Dataset, w: Wording) -> Component | None:
    """The change in words; nothing where nothing was reported before."""
    row = figure.observation
    change = change_of(dataset, row) if row.qualifier is not Qualifier.TARGET else None
    if change is None or change.before.period is None or row.period is None:
        return None
    direct = follows_directly(change.before.period, row.period)
    since = w("tile_change.before") if direct else period_in_words(change.before.period, w)
    words = _words(change, figure.unit, since, w)
    title = period_in_words(change.before.period, w)
    return html.Span(words, className="change-since", title=title, **{"data-change": _direction(change)})


def _words(change: Change, unit: Unit | None, since: str, w: Wording) -> str:
    if change.difference is None:
        return w(f"tile_change.{change.obstacle}", since=since)
    if not change.difference:
        return w("tile_change.same", since=since)
    return w("tile_change.changed", since=since, difference=difference_in_words(change, unit, w))


def difference_in_words(change: Change, unit: Unit | None, w: Wording) -> str:
    """A difference with its sign and unit, marked where one of the two figures is rounded."""
    about = w("tile_change.about") if change.rounded else ""
    number = number_text(change.difference or Decimal(0), w.language, signed=True)
    return about + number + _unit(unit, change, w)


def _unit(unit: Unit | None, change: Change, w: Wording) -> str:
    """A difference of shares is in points."""
    if unit is None:
        return ""
    name = w.text(unit.one if change.difference in (1, -1) else unit.name)
    if unit.scale == "percent" or name == "%":
        return w("tile_change.points")
    return name if w.language == "zh" else f" {name}"


def _direction(change: Change) -> str:
    if change.difference is None:
        return "none"
    return "more" if change.difference > 0 else "less" if change.difference < 0 else "same"


def age_line(figure: ReportedValue, dataset: Dataset, w: Wording) -> Component | None:
    """By how much a figure is older than the newest report of its region; nothing for one that is not."""
    months = months_older(dataset, figure.observation)
    if months is None:
        return None
    years, rest = divmod(months, _YEAR)
    words = w("tile_change.years_older", years=years) if years and not rest else w("tile_change.older", months=months)
    return html.Span(words, className="age")
