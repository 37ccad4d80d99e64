"""The panel of the selection: one region, or all of them, under one initiative or all."""

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Initiative
from corridor.queries.initiative_group import Group
from corridor.queries.overview import Overview
from corridor.queries.panel import RegionPanel
from corridor.queries.timeline import timeline
from corridor.queries.trend import trends
from dashboard.html.elements import html
from dashboard.panels.charts.change import change_panel, closing_note
from dashboard.panels.charts.timeline import timeline_panel
from dashboard.panels.folded import folded
from dashboard.panels.overview import overview_groups
from dashboard.panels.press import evidence_button
from dashboard.panels.surroundings import surroundings_panel
from dashboard.panels.take_away import take_away
from dashboard.panels.tiles.initiative_group import region_group
from dashboard.panels.tiles.number import number
from dashboard.panels.tiles.tile_grid import tile_grid
from dashboard.words.counts import counted
from dashboard.words.wording import Wording

LONG = 60
"""Figures from which on a panel is so long that its groups are laid out when they are scrolled to."""

_KEY_FIGURES = 3


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
    initiative = view.initiative.id if view.initiative else None
    when = timeline_panel(timeline(dataset, region, initiative), w)
    files, lines = take_away(dataset, region, initiative, w), trends(dataset, region, initiative)
    return html.Section(
        [
            _heading(name, view.initiative, summary, files, w),
            None if region else when,
            *groups,
            when if region else None,
            change_panel(lines, dataset, region, initiative, w),
            _place(view, dataset, w),
            closing_note(lines, dataset, region, initiative, w),
            _key_figures(view, w) if isinstance(view, RegionPanel) else None,
        ],
        className=None if region else "all-regions",
        **{
            "data-region": region or "all",
            "data-initiative": initiative or "all",
            "data-long": "" if view.count.figures > LONG else None,
            "aria-labelledby": "selection-title",
        },
    )


def _place(view: RegionPanel | Overview, dataset: Dataset, w: Wording) -> Component:
    """Where the selection lies; of all regions, where it is a list of all ports and belts, it is secondary."""
    shown = surroundings_panel(view.surroundings, dataset, w)
    return shown if isinstance(view, RegionPanel) else folded(w("place.title"), shown)


def _key_figures(view: RegionPanel, w: Wording) -> Component:
    """What a phone shows of a region as soon as it is chosen; ``assets/sheet.js`` puts it on a sheet."""
    figures = [figure for group in view.groups for tile in group.tiles for figure in tile.figures if figure.comparable]
    ranked = sorted(figures, key=lambda figure: (not figure.indicator.prominence, figure.indicator.prominence))
    rows = [
        html.Li(
            evidence_button(
                [number(figure, w), html.Span(w.text(figure.indicator.name), className="name")],
                figure.id,
                className="sheet-figure",
            )
        )
        for figure in ranked[:_KEY_FIGURES]
    ]
    close = html.Button(
        "×", type="button", className="close", **{"data-action": "sheet-close", "aria-label": w("evidence.close")}
    )
    everything = html.Button(w("sheet.all"), type="button", className="tool", **{"data-action": "sheet-all"})
    head = html.Div([html.P(w.text(view.region.name), className="sheet-name"), close], className="sheet-head")
    return html.Template([head, html.Ul(rows) if rows else html.P(counted(view.count, w, "nothing_own")), everything])


def _shares(group: Group) -> bool:
    """Whether what is reported beyond the region stands here, as the region has no figures of its own."""
    return bool(group.levels)


def _heading(name: str, initiative: Initiative | None, summary: str, files: Component, w: Wording) -> Component:
    title = [html.Span(name)]
    if initiative:
        title.append(html.Span(w.text(initiative.name), className="of-initiative"))
    return html.Div(
        [html.H2(title, id="selection-title", tabIndex="-1"), html.P(summary, className="sum"), files],
        className="selection-head",
    )
