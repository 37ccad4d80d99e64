"""The panel of the selection: one region, or all of them, under one initiative or all."""

from dash import html
from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Initiative
from corridor.queries.initiative_group import Group
from corridor.queries.overview import Overview
from corridor.queries.panel import RegionPanel
from dashboard.panels.charts.change import change_panel
from dashboard.panels.overview import overview_groups
from dashboard.panels.surroundings import surroundings_panel
from dashboard.panels.tiles.initiative_group import region_group
from dashboard.panels.tiles.tile_grid import tile_grid
from dashboard.words.counts import counted
from dashboard.words.wording import Wording

LONG = 60
"""Figures from which on a panel is so long that its groups are laid out when they are scrolled to."""


def selection_panel(view: RegionPanel | Overview, dataset: Dataset, w: Wording) -> Component:
    """Heading, groups, and what frames them."""
    if isinstance(view, RegionPanel):
        name, region = w.text(view.region.name), view.region.id
        summary = counted(view.count, w, "nothing_own" if any(map(_shares, view.groups)) else "nothing")
        others = tile_grid(view.others, dataset, w)
        groups = [others, *(region_group(group, dataset, w) for group in view.groups)]
    else:
        name, region = w("panel.all_regions"), None
        summary = counted(view.count, w)
        groups = overview_groups(view, dataset, w)
    return html.Section(
        [
            _heading(name, view.initiative, summary, w),
            *groups,
            change_panel(dataset, region, view.initiative.id if view.initiative else None, w),
            surroundings_panel(view.surroundings, dataset, w),
        ],
        className=None if region else "all-regions",
        **{
            "data-region": region or "all",
            "data-initiative": view.initiative.id if view.initiative else "all",
            "data-long": "" if view.count.figures > LONG else None,
            "aria-labelledby": "selection-title",
        },
    )


def _shares(group: Group) -> bool:
    """Whether what is reported beyond the region stands here, as the region has no figures of its own."""
    return bool(group.levels)


def _heading(name: str, initiative: Initiative | None, summary: str, w: Wording) -> Component:
    title = [html.Span(name)]
    if initiative:
        title.append(html.Span(w.text(initiative.name), className="of-initiative"))
    return html.Div(
        [html.H2(title, id="selection-title", tabIndex="-1"), html.P(summary, className="sum")],
        className="selection-head",
    )
