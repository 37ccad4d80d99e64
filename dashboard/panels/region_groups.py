"""The groups of very many regions: their names, and the lists of names that they open to."""

from collections.abc import Mapping

from dash.development.base_component import Component

from corridor.model.records import Area
from corridor.queries.region_groups import RegionGroup
from dashboard.html.elements import html
from dashboard.panels.press import choice
from dashboard.words.wording import Wording

Figures = Mapping[str, int]
"""How many figures each region has, by its code."""


def group_name(group: RegionGroup, w: Wording) -> str:
    """The name of the area above; regions without one are the others."""
    return w.text(group.above.short) if group.above else w("groups.others")


def group_state(group: RegionGroup, figures: Figures, w: Wording) -> tuple[str, str]:
    """Whether ``all``, ``part`` or ``none`` of a group's regions have figures, and that in words."""
    without = sum(not figures[region.id] for region in group.regions)
    state = "none" if without == len(group.regions) else "part" if without else "all"
    return state, w(f"groups.state.{state}", count=without)


def region_name(region: Area, figures: int, w: Wording) -> Component:
    """One of very many regions, to be chosen: its name and how many figures it has."""
    words = [w.text(region.short), " ", html.Small(str(figures))]
    marks = {} if figures else {"data-silent": ""}
    return html.Li(choice(words, region=region.id, toggle="keep", **{"data-highlights": region.id}), **marks)


def region_groups_list(groups: tuple[RegionGroup, ...], figures: Figures, w: Wording) -> Component:
    """A line for each group, which opens to the names of its regions."""
    return html.Div([_group(group, figures, w) for group in groups], className="region-groups")


def _group(group: RegionGroup, figures: Figures, w: Wording) -> Component:
    state, words = group_state(group, figures, w)
    summary = html.Summary(
        [
            html.Span(group_name(group, w), className="group-name"),
            html.Small(w("groups.regions", count=len(group.regions))),
            html.Small(words, className="group-state"),
        ]
    )
    names = html.Ul([region_name(region, figures[region.id], w) for region in group.regions], className="region-names")
    return html.Details([summary, names], className="region-group", **{"data-group": group.key, "data-report": state})
