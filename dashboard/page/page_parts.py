"""The parts of the page that are the same whatever is chosen."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from corridor.model.dataset import Dataset
from corridor.queries.coverage import CoverageMatrix
from corridor.queries.profile import profile
from corridor.queries.region_list import region_list
from corridor.queries.report_states import report_states
from corridor.queries.strip_map import strip_map
from corridor.queries.timeliness import timeliness
from corridor.queries.wall import Wall
from dashboard.html.render import render
from dashboard.panels.footer import footer
from dashboard.panels.header import header
from dashboard.panels.legend import legend
from dashboard.panels.map_list import map_list
from dashboard.panels.map_tools import map_tools
from dashboard.panels.matrix import matrix
from dashboard.panels.profile import profile_jump, profile_panel
from dashboard.panels.reports import reports_line
from dashboard.panels.share import share_panel
from dashboard.panels.strip_map.strip_panel import strip_panel
from dashboard.panels.wall_scenes import wall_scenes
from dashboard.words.wording import Wording


def page_parts(  # noqa: PLR0913, PLR0917  # what they are made of
    dataset: Dataset, view: CoverageMatrix, scenes: Wall, drawn: AbstractSet[str], views: Sequence[str], w: Wording
) -> Mapping[str, str]:
    """Their HTML by the part's id.

    Args:
        dataset: what is shown.
        view: how much is reported, by region and initiative.
        scenes: what the wall shows in turn.
        drawn: the entries of the map, for the legend (see `drawn_entries`).
        views: the views that can be chosen.
        w: the words.
    """
    unrolled, compared, times = strip_map(dataset), profile(dataset, view), timeliness(dataset)
    parts = {
        "header": header(dataset, w, views, times.older),
        "map-list": map_list(region_list(dataset), unrolled.course, dataset, w, view.groups),
        "map-tools": map_tools(w),
        "legend": legend(dataset, drawn, w),
        "strip": strip_panel(unrolled, dataset, w, view.groups),
        "matrix": [reports_line(report_states(dataset), w), profile_jump(compared, w), matrix(view, times, w)],
        "profile": profile_panel(compared, w),
        "wall": wall_scenes(scenes, dataset, w),
        "footer": footer(dataset, w),
        "share": share_panel(w),
    }
    return {name: render(tree) for name, tree in parts.items()}
