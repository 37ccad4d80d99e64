"""The comparing view's head: what to compare, of which regions, for which period. The browser fills in what is set."""

import json
from collections.abc import Iterable, Mapping

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.model.period import Period
from corridor.model.records import Area, Indicator
from corridor.queries.compare_address import MOST_REGIONS
from corridor.queries.coverage import MANY_REGIONS
from corridor.queries.region_groups import RegionGroup, region_groups
from corridor.queries.regional_values import periods_reported
from corridor.queries.reported_periods import periods_by_report
from corridor.queries.text_matching import spellings
from dashboard.html.elements import Input, html
from dashboard.panels.region_groups import group_name
from dashboard.words.dates import period_in_words
from dashboard.words.wording import Wording


def compare_tools(dataset: Dataset, w: Wording) -> Component:
    """A form that also works by itself: sent, it is the address of what was asked for.

    The slider's steps are the periods of the chosen indicator; its entry names them by their places in the form's list.
    """
    known = periods_by_report(dataset)
    periods = sorted(set(known.values()))
    places = {period: at for at, period in enumerate(periods)}
    words = [[period.text, period_in_words(period, w)] for period in periods]
    return html.Div(
        [
            html.H2(w("view.compare"), id="compare-title", tabIndex="-1"),
            html.P(w("compare.intro"), className="intro"),
            html.Form(
                [
                    Input(type="hidden", name="view", value="compare"),
                    Input(type="hidden", name="lang", value=w.language),
                    _search(w),
                    _indicators(dataset, known, places, w),
                    _order(w),
                    _period(w),
                    _regions(dataset, w),
                    html.Noscript(html.Button(w("table.apply"), type="submit")),
                ],
                id="compare-form",
                method="get",
                className="compare-form",
                **{
                    "aria-labelledby": "compare-title",
                    "data-periods": json.dumps(words, ensure_ascii=False),
                    "data-latest": w("compare.newest"),
                },
            ),
        ],
        className="compare-head",
    )


def _search(w: Wording) -> Component:
    field = Input(
        type="search", id="compare-search", placeholder=w("compare.search_hint"), autoComplete="off", spellCheck="false"
    )
    return html.Label([html.Span(w("compare.search"), className="label"), field], className="field search scripted")


def _indicators(
    dataset: Dataset, known: Mapping[Period, Period], places: Mapping[Period, int], w: Wording
) -> Component:
    """Every indicator under its initiative; those that no region reports stand at the end of each and say so."""
    groups = []
    for initiative in (*dataset.initiatives_in_order, None):
        held = [row for row in dataset.indicators.values() if row.initiative == (initiative.id if initiative else None)]
        options = [_indicator(row, periods_reported(dataset, row, known), places, w) for row in held]
        label = w.text(initiative.name) if initiative else w("compare.no_initiative")
        if options:
            groups.append(html.Optgroup(options, label=label))
    select = html.Select(groups, name="indicator", id="compare-indicator")
    return html.Label([html.Span(w("compare.indicator"), className="label"), select], className="field indicator")


def _indicator(row: Indicator, periods: Iterable[Period], places: Mapping[Period, int], w: Wording) -> Component:
    at = " ".join(str(places[period]) for period in periods)
    name = w.text(row.name)
    spelled = dict.fromkeys(word for text in row.name.by_language.values() for word in spellings(text))
    return html.Option(
        name if at else w("compare.unreported", indicator=name),
        value=row.id,
        **{"data-at": at, "data-found-by": " ".join(spelled)},
    )


def _order(w: Wording) -> Component:
    options = [html.Option(w("compare.by_corridor"), value=""), html.Option(w("compare.by_value"), value="value")]
    label = html.Span(w("compare.order"), className="label")
    return html.Label([label, html.Select(options, name="order")], className="field order")


def _period(w: Wording) -> Component:
    """The slider; its last step is the newest period that can be compared."""
    slider = Input(
        type="range", id="compare-period", min="0", max="0", step="1", **{"aria-describedby": "compare-when"}
    )
    said = html.Output(id="compare-when")
    return html.Label(
        [html.Span([w("compare.period"), said], className="label"), slider], className="field period scripted"
    )


def _regions(dataset: Dataset, w: Wording) -> Component:
    """A box for each region; very many stand below the areas above them, each of which is taken in at one press."""
    groups = region_groups(dataset) if len(dataset.regions) > MANY_REGIONS else ()
    held = html.Div([_group(group, w) for group in groups], className="box-groups") if groups else None
    legend = html.Legend(w("compare.take_in"), className="label")
    return html.Fieldset([legend, held or _boxes(dataset.regions, w)], className="field regions")


def _group(group: RegionGroup, w: Wording) -> Component:
    """The regions of one area above, folded; the script opens it while some of them are taken in."""
    name, count = group_name(group, w), len(group.regions)
    words = [html.Span(name, className="group-name"), html.Small(w("compare.regions", count=count))]
    codes = ",".join(region.id for region in group.regions)
    every = html.Button(
        w("compare.take_group", name=name, count=count),
        type="button",
        className="tool scripted",
        **{"data-press": f"regions={codes}"},
    )
    within = [every] if count <= MOST_REGIONS else []
    return html.Details(
        [html.Summary(words), *within, _boxes(group.regions, w)], className="region-group", **{"data-group": group.key}
    )


def _boxes(regions: Iterable[Area], w: Wording) -> Component:
    boxes = [
        html.Label(
            [Input(type="checkbox", name="regions", value=row.id), html.Span(w.text(row.short))], className="box"
        )
        for row in regions
    ]
    return html.Div(boxes, className="boxes")
