"""One initiative in one region: its figures, honours and programmes, or why there are none."""

from dash import html
from dash.development.base_component import Component

from corridor.dataset import Dataset
from corridor.model import Initiative
from corridor.views.group import Common, Group
from dashboard.panels.programmes import honour, programme_list
from dashboard.panels.tiles import tile_grid
from dashboard.wording import Wording


def region_group(group: Group, dataset: Dataset, w: Wording) -> Component:
    """A region's group. Where it has no figures it says so, and what is reported for all regions together."""
    region = w.text(group.region.name)
    empty = html.P(w(f"group.{group.state.value}", region=region), className="empty") if not group.tiles else None
    return html.Div(
        [
            initiative_heading(group.initiative, w),
            tile_grid(group.tiles, dataset, w),
            empty,
            *(honour(row, w) for row in group.honours),
            programme_list(group.programmes, w),
            _common(group.common, dataset, w) if group.common else None,
        ],
        className="group",
        **{"data-of-initiative": group.initiative.id, "data-state": group.state.value},
    )


def initiative_heading(initiative: Initiative, w: Wording) -> Component:
    """The name of an initiative and what it aims at."""
    return html.H3([w.text(initiative.name), html.Span(w.text(initiative.aim), className="aim")])


def common_parts(common: Common, dataset: Dataset, w: Wording) -> list[Component | None]:
    """What is reported for all regions together."""
    return [
        tile_grid(common.tiles, dataset, w),
        *(honour(row, w) for row in common.honours),
        programme_list(common.programmes, w),
    ]


def _common(common: Common, dataset: Dataset, w: Wording) -> Component | None:
    parts = [part for part in common_parts(common, dataset, w) if part is not None]
    if not parts:
        return None
    return html.Div([html.H4(w("group.common")), *parts], className="common")
