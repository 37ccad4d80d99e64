"""How far the figures go: the honest states, the ways a period is known, and what is derived by which arithmetic."""

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.derived import Derived
from corridor.model.vocabulary import Qualifier
from corridor.queries.about import About
from dashboard.html.elements import html
from dashboard.panels.about.about_section import listed, section, table_button
from dashboard.panels.tiles.derived import derived_line, derived_note, lost_lines
from dashboard.panels.tiles.tile import state
from dashboard.words.wording import Wording


def exactness_section(view: About, w: Wording) -> Component:
    """What each state means, and how many figures are in it."""
    rows = [piece for word, count in view.qualifiers for piece in _state(word, count, w)]
    return section("exactness", [html.Dl(rows, className="states")], w)


def _state(word: Qualifier, count: int, w: Wording) -> list[Component]:
    leads = table_button(_figures(count, w), word.value)
    meaning = html.Dd([w(f"qualifier_long.{word.value}"), " ", leads], **{"data-count": str(count)})
    return [html.Dt(state(word.value, w), **{"data-state-of": word.value}), meaning]


def period_section(view: About, w: Wording) -> Component:
    """How periods are known, and of how many figures."""
    rows = [
        piece
        for word, count in view.period_states
        for piece in (
            html.Dt(w(f"about.period.name.{word.value}"), **{"data-period-state": word.value}),
            html.Dd(
                [w(f"about.period.meaning.{word.value}"), " ", html.Span(_figures(count, w), className="number-of")]
            ),
        )
    ]
    return section("period", [html.Dl(rows, className="states")], w)


def derived_section(view: About, dataset: Dataset, w: Wording) -> Component:
    """Every derived number with its arithmetic, then those that can no longer be worked out; or that there is none."""
    lost = lost_lines(dataset.lost.values(), w)
    if not view.derived and not lost:
        return section("derived", [html.P(w("about.derived.none"), className="empty")], w)
    return section("derived", [html.Div([*listed(view.derived, lambda row: _derived(row, dataset, w), w), *lost])], w)


def _derived(row: Derived, dataset: Dataset, w: Wording) -> Component:
    area = html.P(w.text(dataset.areas[row.derivation.area].name), className="label")
    of_initiative = {"data-of-initiative": row.derivation.initiative} if row.derivation.initiative else {}
    return html.Div(
        [area, derived_line(row, dataset, w), derived_note(row, w)], className="derivation", **of_initiative
    )


def _figures(count: int, w: Wording) -> str:
    return w("count.figures", n=count)
