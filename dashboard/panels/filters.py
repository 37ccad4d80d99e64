"""The filters: region and initiative as radio groups with the number of figures behind each choice, and the period."""

from collections.abc import Sequence

from dash.development.base_component import Component
from msgspec import Struct

from corridor.model.period import Period
from corridor.queries.coverage import CoverageMatrix
from corridor.queries.region_groups import RegionGroup
from corridor.queries.selection import Selection
from dashboard.html.elements import Input, html
from dashboard.panels.region_groups import group_name
from dashboard.words.dates import period_in_words
from dashboard.words.wording import Wording


class _Choice(Struct, frozen=True):
    """One choice of a filter.

    Attributes:
        value: what stands for it in the address; empty for all.
        count: the figures behind it.
        most: the figures behind it where the other filter leaves nothing out: room is kept for so many digits, so that
            no choice moves the filters.
    """

    value: str
    name: str
    count: int
    most: int


def filters(
    view: CoverageMatrix,
    periods: Sequence[Period],
    languages: tuple[str, ...],
    w: Wording,
    chosen: Selection | None = None,
) -> Component:
    """Region and initiative, and the period where there are several; very many regions are a list that opens.

    Without scripts they are a form, in any of `languages`.

    Counts are of published figures, a region's own and those of all together: of each region under the chosen
    initiative, of each initiative in the chosen region. ``assets/filters.js`` keeps them so.
    """
    by_region, by_initiative = (chosen.region, chosen.initiative) if chosen else (None, None)
    named = [(None, w("filter.all_regions")), *((row.id, w.text(row.short)) for row in view.regions)]
    regions = [
        _Choice(key or "", name, view.counted(key, by_initiative).figures, view.counted(key, None).figures)
        for key, name in named
    ]
    named = [(None, w("filter.all_initiatives")), *((row.id, w.text(row.name)) for row in view.initiatives)]
    initiatives = [
        _Choice(key or "", name, view.counted(by_region, key).figures, view.counted(None, key).figures)
        for key, name in named
    ]
    region = _region_choice(regions, view.groups, w) if view.many else _group("region", regions, w)
    parts = [region, _group("initiative", initiatives, w), _period(periods, w), _unscripted(languages, w), *_notices(w)]
    return html.Form(parts, method="get", className="with-period" if periods else None)


def _period(periods: Sequence[Period], w: Wording) -> Component | None:
    """The newest of each, or one period for all; the latest period first."""
    if not periods:
        return None
    options = [html.Option(w("filter.latest"), value="")]
    options += [
        html.Option(period_in_words(period, w), value=period.text, **{"data-period": period.text})
        for period in reversed(periods)
    ]
    chosen = html.Select(options, id="period-choice", name="period", **{"data-choice": "list", "data-part": "period"})
    return html.Div(
        [html.Label(w("filter.period"), htmlFor="period-choice"), chosen],
        className="filter period-choice region-choice",
    )


def _unscripted(languages: tuple[str, ...], w: Wording) -> Component:
    """What the form needs where no script answers a choice: a button to show it, in this language or another."""
    others = [language for language in languages if language != w.language]
    shown = [(w.language, w("filter.show")), *((language, w.language_name(language)) for language in others)]
    buttons = [
        html.Button(name, type="submit", name="lang", value=language, className="tool", lang=language)
        for language, name in shown
    ]
    return html.Noscript(buttons, className="unscripted")


def _group(part: str, choices: Sequence[_Choice], w: Wording) -> Component:
    options = [_option(part, choice, w) for choice in choices]
    return html.Fieldset(
        [html.Legend(w(f"filter.{part}")), html.Div(options, className="options")], className=f"filter {part}"
    )


def _option(part: str, choice: _Choice, w: Wording) -> Component:
    value = choice.value
    radio = Input(
        type="radio",
        name=part,
        value=value,
        **{"data-press": f"{part}={value}", "data-choice": "radio", f"data-choice-{part}": value},
    )
    swatch = html.Span(className="swatch", **{"data-swatch": value}) if part == "initiative" and value else None
    number = html.Span(
        [html.Span(str(choice.count), className="n"), html.Span(w("filter.figures"), className="visually-hidden")],
        className="count",
        title=w("filter.count_hint"),
        style={"--digits": str(len(str(choice.most)))},
    )
    face = html.Span(
        [swatch, html.Span(choice.name, className="name", **{"data-name": choice.name}), number], className="face"
    )
    shown = {"data-highlights": value} if part == "region" and value else {}
    return html.Label([radio, face], className="option", **shown)


def filter_counts(view: CoverageMatrix) -> dict[str, dict[str, int]]:
    """How many figures each region has under each initiative, ``all`` standing for all of them: for the browser."""
    regions, initiatives = ([None, *(row.id for row in rows)] for rows in (view.regions, view.initiatives))
    return {
        region or "all": {key or "all": view.counted(region, key).figures for key in initiatives} for region in regions
    }


def _notices(w: Wording) -> list[Component]:
    """What is said of an address that was not understood, or that names a region by a code it had before."""
    return [
        html.P(w(f"filter.{name}"), id=name, role="status", className="refused", hidden=True)
        for name in ("refused", "former")
    ]


def _region_choice(choices: Sequence[_Choice], groups: Sequence[RegionGroup], w: Wording) -> Component:
    """One of very many regions: a list that opens, in which typing the beginning of a name finds it; by groups."""
    found = {
        row.value: html.Option(w("region_choice.option", name=row.name, count=row.count), value=row.value)
        for row in choices
    }
    options = [found.pop("")] if groups else []
    for group in groups:
        label = w("groups.option", name=group_name(group, w), count=len(group.regions))
        options.append(html.Optgroup([found.pop(region.id) for region in group.regions], label=label))
    options += found.values()
    chosen = html.Select(options, id="region-choice", name="region", **{"data-choice": "list", "data-part": "region"})
    return html.Div(
        [html.Label(w("filter.region"), htmlFor="region-choice"), chosen], className="filter region region-choice"
    )
