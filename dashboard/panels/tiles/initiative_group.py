"""One initiative in one region: its figures, honours and programmes, or why there are none."""

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.records import Area, Initiative
from corridor.queries.initiative_group import Group, Level, Reported
from dashboard.html.elements import html
from dashboard.panels.tiles.derived import lost_lines
from dashboard.panels.tiles.programmes import honour, programme_list
from dashboard.panels.tiles.tile_grid import tile_grid
from dashboard.words.wording import Wording


def region_group(group: Group, dataset: Dataset, w: Wording, first: int | None = None) -> Component:
    """A region's group. Where it has no figures it says so, and what is reported beyond it, by level.

    With `first` it has no more than so many tiles; the others follow (`tile_grid`, parted).
    """
    region = w.text(group.region.name)
    empty = html.P(w(f"group.{group.state.value}", region=region), className="empty") if not group.tiles else None
    return html.Div(
        [
            initiative_heading(group.initiative, w),
            tile_grid(group.tiles[:first], dataset, w, parted=first is not None),
            *lost_lines(group.lost, w),
            empty,
            *(honour(row, w) for row in group.honours),
            programme_list(group.programmes, w),
            *(_level(level, dataset, w) for level in group.levels),
        ],
        className="group",
        **{"data-of-initiative": group.initiative.id, "data-state": group.state.value},
    )


def initiative_heading(initiative: Initiative, w: Wording) -> Component:
    """The name of an initiative and what it aims at."""
    return html.H3([w.text(initiative.name), html.Span(w.text(initiative.aim), className="aim")])


def reported_parts(reported: Reported, dataset: Dataset, w: Wording) -> list[Component | None]:
    """Figures, honours and programmes."""
    return [
        tile_grid(reported.tiles, dataset, w),
        *lost_lines(reported.lost, w),
        *(honour(row, w) for row in reported.honours),
        programme_list(reported.programmes, w),
    ]


def level_name(area: Area, dataset: Dataset, w: Wording) -> str:
    """Whose the figures beyond the regions are: the corridor's own, the whole city's, or those of another area."""
    known = {dataset.corridor.city: "level.city", dataset.corridor.whole: "level.whole"}
    return w(known.get(area.id, "level.other"), area=w.text(area.name))


def _level(level: Level, dataset: Dataset, w: Wording) -> Component:
    parts = [html.H4(level_name(level.area, dataset, w)), *reported_parts(level.reported, dataset, w)]
    return html.Div(parts, className="common", **{"data-level": level.area.id})
