"""All regions: what each reports, and what is reported for the corridor as a whole and for the whole city."""

from dash.development.base_component import Component
from msgspec.structs import replace

from corridor.model.dataset import Dataset
from corridor.queries.coverage import MANY_REGIONS, Count
from corridor.queries.overview import LevelGroup, Overview, OverviewLevel, RegionShare
from dashboard.html.elements import html
from dashboard.panels.folded import folded
from dashboard.panels.press import choice
from dashboard.panels.region_groups import region_groups_list, region_name
from dashboard.panels.reports import nil_returns_line
from dashboard.panels.tiles.initiative_group import initiative_heading, level_name, reported_parts
from dashboard.panels.tiles.programmes import honour, programme_list
from dashboard.panels.tiles.tile_grid import tile_grid
from dashboard.words.counts import counted
from dashboard.words.wording import Wording


def overview_groups(view: Overview, dataset: Dataset, w: Wording) -> list[Component | None]:
    """Every region in corridor order, what is beyond them by level and initiative, the corridor's own figures."""
    of_initiative = {"data-of-initiative": view.initiative.id} if view.initiative else {}
    if len(view.regions) > MANY_REGIONS:
        shares = _names(view, w)
    else:
        shares = html.Div([_region(share, view, dataset, w) for share in view.regions], className="regions")
    regions = html.Div(
        [
            html.H3(w("overview.regions"), className="part-title"),
            shares,
        ],
        **of_initiative,
    )
    levels = [_level(level, dataset, w) for level in view.levels]
    own = html.Div(tile_grid(view.own, dataset, w), className="own") if view.own else None
    return [regions, *levels, own] if view.initiative is None else [*levels, regions]


def _level(level: OverviewLevel, dataset: Dataset, w: Wording) -> Component:
    groups = [
        html.Div(
            [
                initiative_heading(group.initiative, w),
                *reported_parts(replace(group.reported, programmes=()), dataset, w),
                _programmes(group, w),
            ],
            className="group" if group.reported.tiles else "group without-figures",
            **{"data-of-initiative": group.initiative.id},
        )
        for group in level.groups
    ]
    others = html.Div(tile_grid(level.others, dataset, w), className="own") if level.others else None
    title = html.H3(level_name(level.area, dataset, w), className="part-title")
    return html.Div([title, others, *groups], className="together", **{"data-level": level.area.id})


def _programmes(group: LevelGroup, w: Wording) -> Component | None:
    held = group.reported.programmes
    return folded(w("count.programmes", n=len(held)), programme_list(held, w)) if held else None


def _names(view: Overview, w: Wording) -> Component:
    """Very many regions: the name of each and how many figures it has, in groups where there are any."""
    figures = {share.region.id: share.count.figures for share in view.regions}
    if view.groups:
        return region_groups_list(view.groups, figures, w)
    names = [region_name(share.region, figures[share.region.id], w) for share in view.regions]
    return html.Ul(names, className="region-names")


def _region(share: RegionShare, view: Overview, dataset: Dataset, w: Wording) -> Component:
    name = choice(w.text(share.region.name), region=share.region.id, toggle="keep", className="region-name")
    more = None
    if share.left_out:
        of = html.Span([w.text(share.region.short), " "], className="visually-hidden")
        words = [of, w("overview.more", count=share.left_out)]
        more = choice(words, region=share.region.id, toggle="keep", className="more", **{"data-paper": w("print.more")})
    silent = share.count == Count()
    content = [
        tile_grid(share.tiles, dataset, w),
        *(honour(row, w) for row in share.honours),
        programme_list(share.programmes, w) if view.initiative else None,
    ]
    return html.Div(
        [
            html.Div([html.H4(name), more], className="region-head"),
            folded(counted(share.count, w), content) if any(content) else None,
            html.P(w("overview.nothing"), className="empty") if silent else None,
            nil_returns_line(dataset, share.region.id, w, newest_only=True),
        ],
        className="region-share silent" if silent else "region-share",
    )
