"""All regions: what is reported for all together, and what each adds."""

from dash import html
from dash.development.base_component import Component

from corridor.dataset import Dataset
from corridor.views.coverage import MANY_REGIONS, Count
from corridor.views.overview import Overview, RegionShare
from dashboard.panels.comparison import comparison_note
from dashboard.panels.group import common_parts, initiative_heading
from dashboard.panels.press import choice
from dashboard.panels.programmes import honour, programme_list
from dashboard.panels.tiles import tile_grid
from dashboard.wording import Wording


def overview_groups(view: Overview, dataset: Dataset, w: Wording) -> list[Component | None]:
    """The corridor's own figures, the city-wide ones by initiative, then every region in corridor order."""
    of_initiative = {"data-of-initiative": view.initiative.id} if view.initiative else {}
    if len(view.regions) > MANY_REGIONS:
        shares = html.Ul([_name(share, w) for share in view.regions], className="region-names")
    else:
        shares = html.Div([_region(share, view, dataset, w) for share in view.regions], className="regions")
    regions = html.Div(
        [
            html.H3(w("overview.regions"), className="part-title"),
            comparison_note(dataset, view.initiative, w),
            shares,
        ],
        **of_initiative,
    )
    together = _together(view, dataset, w)
    own = html.Div(tile_grid(view.own, dataset, w), className="own") if view.own else None
    return [own, regions, together] if view.initiative is None else [together, regions]


def _together(view: Overview, dataset: Dataset, w: Wording) -> Component:
    groups = [
        html.Div(
            [initiative_heading(group.initiative, w), *common_parts(group.common, dataset, w)],
            className="group" if group.common.tiles else "group without-figures",
            **{"data-of-initiative": group.initiative.id},
        )
        for group in view.common
    ]
    return html.Div([html.H3(w("overview.together"), className="part-title"), *groups], className="together")


def _name(share: RegionShare, w: Wording) -> Component:
    """One of very many regions: its name and how many figures it has."""
    words = [w.text(share.region.short), " ", html.Small(str(share.count.figures))]
    return html.Li(choice(words, region=share.region.id, toggle="keep"))


def _region(share: RegionShare, view: Overview, dataset: Dataset, w: Wording) -> Component:
    name = choice(w.text(share.region.name), region=share.region.id, toggle="keep", className="region-name")
    more = None
    if share.left_out:
        words = w("overview.more", count=share.left_out)
        more = choice(words, region=share.region.id, toggle="keep", className="more")
    return html.Div(
        [
            html.Div([html.H4(name), more], className="region-head"),
            tile_grid(share.tiles, dataset, w),
            *(honour(row, w) for row in share.honours),
            programme_list(share.programmes, w) if view.initiative else None,
            html.P(w("overview.nothing"), className="empty") if share.count == Count() else None,
        ],
        className="region-share",
    )
