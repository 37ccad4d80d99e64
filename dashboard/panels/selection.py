"""The panel of the selection: one region, or all of them, under one initiative or all."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import accumulate

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.initiative_group import Group, count_of
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
from dashboard.panels.reports import nil_returns_line
from dashboard.panels.surroundings import surroundings_panel
from dashboard.panels.take_away import take_away
from dashboard.panels.tiles.initiative_group import region_group
from dashboard.panels.tiles.number import number
from dashboard.panels.tiles.tile_grid import tile_grid
from dashboard.words.counts import counted
from dashboard.words.wording import Wording

LONG = 60
"""Figures from which on a panel is so long that its groups are laid out when they are scrolled to."""
IN_SIGHT = 16
"""Figures that can be in sight when a panel comes."""
_BEFORE_GROUPS = 2
"""Parts of a region's panel: its heading, and its figures under no initiative."""
_KEY_FIGURES = 3


def selection_panel(view: RegionPanel | Overview, dataset: Dataset, w: Wording) -> Component:
    """Heading, groups, and what frames them."""
    return _section(view, [part() for part in _parts(view, dataset, w)], w)


def panel_beginning(view: RegionPanel | Overview, dataset: Dataset, w: Wording) -> Component:
    """The same; of a long panel its beginning alone, which says where its rest is found."""
    first = _first_parts(view)
    parts = _parts(view, dataset, w)[:first]
    group = _parted_group(view, first)
    if group:
        parts[-1] = partial(region_group, group, dataset, w, IN_SIGHT)
    return _section(view, [part() for part in parts], w, more=first is not None)


def panel_rest(view: RegionPanel | Overview, dataset: Dataset, w: Wording) -> list[Component | None]:
    """What follows on the beginning; nothing where that is the whole panel."""
    first = _first_parts(view)
    group = _parted_group(view, first)
    tiles = tile_grid(group.tiles[IN_SIGHT:], dataset, w, parted=True) if group else None
    return [] if first is None else [tiles, *(part() for part in _parts(view, dataset, w)[first:])]


_Part = Callable[[], Component | None]


def _parts(view: RegionPanel | Overview, dataset: Dataset, w: Wording) -> list[_Part]:
    """The parts of a panel in their order, each made when it is called: its heading, its groups, what frames them."""
    region, initiative = _chosen(view)
    lines = cache(lambda: trends(dataset, region, initiative))
    groups: list[_Part] = (
        [
            lambda: tile_grid(view.others, dataset, w),
            *(partial(region_group, group, dataset, w) for group in view.groups),
        ]
        if isinstance(view, RegionPanel)
        else [partial(overview_groups, view, dataset, w)]
    )
    when = [lambda: timeline_panel(timeline(dataset, region, initiative), w)]
    return [
        lambda: _heading(view, dataset, w),
        *([] if region else when),
        *groups,
        *(when if region else []),
        lambda: change_panel(lines(), dataset, region, initiative, w),
        lambda: _place(view, dataset, w),
        lambda: closing_note(lines(), dataset, region, initiative, w),
    ]


def _first_parts(view: RegionPanel | Overview) -> int | None:
    """How many parts of a long panel can be in sight when it comes; None for a short one, which comes whole."""
    if view.count.figures <= LONG:
        return None
    if not isinstance(view, RegionPanel):
        return 3
    shown = accumulate((count_of(view.others).figures, *(group.count.figures for group in view.groups)))
    return 1 + next(number for number, figures in enumerate(shown, start=1) if figures >= IN_SIGHT)


def _parted_group(view: RegionPanel | Overview, first: int | None) -> Group | None:
    """The last group among the `first` parts, where it has more tiles than can be in sight: they are parted."""
    number = (first or 0) - _BEFORE_GROUPS - 1
    if number < 0 or not isinstance(view, RegionPanel):
        return None
    return view.groups[number] if len(view.groups[number].tiles) > IN_SIGHT else None


def _chosen(view: RegionPanel | Overview) -> tuple[str | None, str | None]:
    region = view.region.id if isinstance(view, RegionPanel) else None
    return region, view.initiative.id if view.initiative else None


def _section(
    view: RegionPanel | Overview, parts: Sequence[Component | None], w: Wording, *, more: bool = False
) -> Component:
    region, initiative = _chosen(view)
    return html.Section(
        [*parts, _key_figures(view, w) if isinstance(view, RegionPanel) else None],
        className=None if region else "all-regions",
        **{
            "data-region": region or "all",
            "data-initiative": initiative or "all",
            "data-long": "" if view.count.figures > LONG else None,
            "data-more": "" if more else None,
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


def _heading(view: RegionPanel | Overview, dataset: Dataset, w: Wording) -> Component:
    if isinstance(view, RegionPanel):
        name = w.text(view.region.name)
        summary = counted(view.count, w, "nothing_own" if any(map(_shares, view.groups)) else "nothing")
    else:
        name, summary = w("panel.all_regions"), counted(view.count, w)
    title = [html.Span(name)]
    if view.initiative:
        title.append(html.Span(w.text(view.initiative.name), className="of-initiative"))
    return html.Div(
        [
            html.H2(title, id="selection-title", tabIndex="-1"),
            html.P(summary, className="sum"),
            nil_returns_line(dataset, view.region.id, w) if isinstance(view, RegionPanel) else None,
            take_away(dataset, *_chosen(view), w),
        ],
        className="selection-head",
    )
