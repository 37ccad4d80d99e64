"""Very many regions on the strip: the areas above them along the line, each of which opens to its regions."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from dash.development.base_component import Component
from msgspec import Struct
from msgspec.structs import replace

from corridor.queries.region_groups import RegionGroup
from corridor.queries.strip_map import Span, StripMap
from dashboard.html.elements import html
from dashboard.panels.region_groups import Figures, group_name, group_state, region_name
from dashboard.panels.strip_map.callouts import spread
from dashboard.words.wording import Wording


class GroupRun(Struct, frozen=True):
    """The piece of the line along which most regions of one group follow each other."""

    group: RegionGroup
    span: Span

    @property
    def length(self) -> float:
        """Which share of the line it is."""
        return self.span[1] - self.span[0]


def group_runs(view: StripMap, groups: Sequence[RegionGroup]) -> tuple[GroupRun, ...]:
    """The pieces in the order of the line; of a group that the border leaves and meets again the longest one.

    Each reaches halfway to the next: what lies between are short pieces of either, which would cut the names.
    """
    of = {region.id: group for group in groups for region in group.regions}
    longest: dict[str, GroupRun] = {}
    for group, stretches in groupby(view.stretches, key=lambda row: of[row.region.id]):
        run = list(stretches)
        found = GroupRun(group, (run[0].span[0], run[-1].span[1]))
        if group.key not in longest or found.length > longest[group.key].length:
            longest[group.key] = found
    runs = sorted(longest.values(), key=lambda run: run.span)
    ends = [0.0, *((one.span[1] + other.span[0]) / 2 for one, other in pairwise(runs)), 1.0]
    return tuple(replace(run, span=span) for run, span in zip(runs, pairwise(ends), strict=True))


def groups_on_line(runs: Sequence[GroupRun], figures: Figures, w: Wording) -> Component:
    """The names of the groups at their pieces; each shows and hides the list of its regions."""
    middles = spread([(run.span[0] + run.span[1]) / 2 for run in runs], 1 / max(len(runs), 1))
    return html.Ul(
        [_run(run, row, figures, w) for run, row in zip(runs, middles, strict=True)],
        className="strip-groups",
        **{"aria-label": w("groups.strip")},
    )


def _run(run: GroupRun, row: float, figures: Figures, w: Wording) -> Component:
    state, words = group_state(run.group, figures, w)
    name = group_name(run.group, w)
    said = w("groups.between").join([w("groups.open", name=name, count=len(run.group.regions)), words])
    button = html.Button(
        [html.Span(name), html.Span(said.removeprefix(name), className="visually-hidden")],
        type="button",
        title=said,
        **{
            "data-action": "strip-group",
            "data-report": state,
            "aria-expanded": "false",
            "aria-controls": _id(run.group),
        },
    )
    place = {"--from": f"{run.span[0]:.4f}", "--to": f"{run.span[1]:.4f}", "--row": f"{row:.4f}"}
    return html.Li(button, style=place, **{"data-group": run.group.key, "data-named": ""})


def lists_below_line(runs: Sequence[GroupRun], figures: Figures, w: Wording) -> Component:
    """The regions of each group on the line, by name; one list is shown at a time."""
    return html.Div(
        [
            html.Ul(
                [region_name(region, figures[region.id], w) for region in group.regions],
                id=_id(group),
                className="region-names",
                hidden=True,
                **{"aria-label": w("groups.list", name=group_name(group, w)), "data-group": group.key},
            )
            for group in (run.group for run in runs)
        ],
        className="strip-group-lists",
    )


def _id(group: RegionGroup) -> str:
    return f"strip-group-{group.key or 'others'}"
