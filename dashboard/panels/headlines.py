"""The few answers above everything else: one sentence, and a card each with its picture. Pressed, their evidence."""

from decimal import Decimal

from dash.development.base_component import Component

from corridor.model.vocabulary import Qualifier
from corridor.queries.coverage import Count
from corridor.queries.headlines import Headline, Headlines, SideBySide, gap_of
from corridor.queries.reported_value import ReportedValue
from corridor.queries.tiles import BeltTile, PartTile, TargetTile
from dashboard.html.elements import html
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.bars import part_bar, share_bar, target_bar
from dashboard.panels.tiles.derived import unsigned_gap
from dashboard.panels.tiles.number import in_words, number, shown
from dashboard.panels.tiles.tile import state
from dashboard.words.counts import counted
from dashboard.words.dates import period_of
from dashboard.words.wording import Wording

_OF_ONE = ("region", "district")
"""Kinds of areas whose name stands with a figure; the others are all regions together."""
_NOBODY: frozenset[str] = frozenset()
_FEW = 3
"""Up to so many cards leave room beside them on a wide screen."""


def headline_row(view: Headlines, count: Count, w: Wording) -> Component | None:
    """The sentence and the cards; where none can be shown, a line of what there is instead.

    Args:
        view: what is shown.
        count: how much the selection reports.
        w: the words.

    Returns:
        None where nothing is chosen and nothing is reported that could be shown.
    """
    of = _whose(view, w)
    if not view.cards and not of and count == Count():
        return None
    title = w("headlines.title_of", of=of) if of else w("headlines.title")
    if view.cards:
        before = w("headlines.said_of", of=of) if of else ""
        cards = [_card(one, view.own, w) for one in view.cards]
        few = len(cards) <= _FEW
        shown = html.Ul(
            [*cards, _rest(of, count, w) if few else None], className="headline-cards few" if few else "headline-cards"
        )
        parts = [html.P([before, headline_sentence(view, w)], className="headline-sentence"), shown]
    else:
        instead = w("headlines.sentence.end", parts=_instead(view, count, w))
        parts = [
            html.P(of or w("panel.all_regions"), className="headline-sentence"),
            html.P(instead[:1].upper() + instead[1:], className="headline none"),
        ]
    return html.Section(
        [html.H2(title, className="visually-hidden", id="headlines-title"), *parts],
        style={"--cards": str(len(view.cards))},
        **{"aria-labelledby": "headlines-title"},
    )


def _rest(of: str, count: Count, w: Wording) -> Component:
    """How much there is in all, beside a few cards, where a wide screen has room for it; pressed, it leads there."""
    marks = {"data-action": "go-to", "data-to": "selection-title"}
    words = [html.P(w("headlines.in_all_of", of=of) if of else w("headlines.in_all"), className="name")]
    words += [html.P(counted(count, w)), html.Button(w("headlines.see_all"), type="button", className="tool", **marks)]
    return html.Li(words, className="headline-rest")


def headline_sentence(view: Headlines, w: Wording) -> str:
    """The one sentence of what is said."""
    parts = (_said(one, view.own, w) for one in view.said)
    return w("headlines.sentence.end", parts=w("headlines.sentence.between").join(parts))


def _whose(view: Headlines, w: Wording) -> str:
    """What is chosen, in words; nothing where that is everything."""
    region = w.text(view.region.name) if view.region else ""
    initiative = w.text(view.initiative.name) if view.initiative else ""
    return w("headlines.both", region=region, initiative=initiative) if region and initiative else region or initiative


def _instead(view: Headlines, count: Count, w: Wording) -> str:
    """What is reported where none of it is a headline."""
    if count == Count():
        return w("count.nothing_own" if view.region else "count.nothing")
    return w("headlines.below" if count.figures else "headlines.no_figures", counted=counted(count, w))


def _card(one: Headline, own: frozenset[str], w: Wording) -> Component:
    of = one.figures[0].initiative
    if isinstance(one, TargetTile):
        content = _target(one, own, w)
    elif isinstance(one, PartTile):
        content = _part(one, own, w)
    elif isinstance(one, BeltTile):
        content = [html.P(w.text(one.belt.name), className="name"), *_numbers(one.figures, None, w)]
    elif isinstance(one, SideBySide):
        content = [html.P(w("headlines.money"), className="name"), *_numbers(one.figures, own, w)]
    else:
        name = html.Span(_name(one.figure, own, w), className="name")
        content = [_pressed(one.figure, [name, number(one.figure, w)], w)]
        content += share_bar(one.figure, w)
    wide = {"data-wide": ""} if isinstance(one, (TargetTile, BeltTile, SideBySide)) else {}
    return html.Li(content, className="headline", **wide, **({"data-of-initiative": of.id} if of else {}))


def _target(one: TargetTile, own: frozenset[str], w: Wording) -> list[Component]:
    gap = gap_of(one)
    name = html.Span(_name(one.actual, own, w), className="name")
    if gap is None:
        return [_pressed(one.actual, [name, number(one.actual, w)], w), target_bar(one.actual, one.target, one.full, w)]
    about = [] if gap.qualifier is Qualifier.EXACT else [state(gap.qualifier.value, w)]
    mark = html.Span(w("headlines.derived"), className="state", **{"data-state": "derived"})
    derived = html.Span([mark, *about], className="trust")
    amount = html.Span([unsigned_gap(gap, w), derived], className="headline-amount")
    head = evidence_button([name, amount], gap.derivation.id, className="headline-press")
    return [head, target_bar(one.actual, one.target, one.full, w), _trust((one.actual, one.target), w)]


def _part(one: PartTile, own: frozenset[str], w: Wording) -> list[Component]:
    part = one.parts[0]
    whole = in_words(one.whole.observation.value or Decimal(0), one.whole.unit, w)
    of = html.Span(w("headlines.of", whole=whole), className="unit")
    amount = html.Span([number(part.figure, w), of], className="headline-amount")
    name = html.Span(_name(part.figure, own, w), className="name")
    return [_pressed(part.figure, [name, amount], w), part_bar(part.figure, one.whole, part.share, w)]


def _numbers(figures: tuple[ReportedValue, ...], own: frozenset[str] | None, w: Wording) -> list[Component]:
    """Several numbers, each with what it is and its own evidence; with the region's name unless `own` is None."""
    rows = [
        html.Li(
            evidence_button(
                [
                    number(figure, w),
                    html.Span(
                        w.text(figure.indicator.name) if own is None else _name(figure, own, w), className="name"
                    ),
                    html.Span(_doubtful(figure, w), className="trust"),
                ],
                figure.id,
                className="headline-press",
            )
        )
        for figure in figures
    ]
    return [html.Ul(rows, className="headline-numbers"), _trust(figures, w)]


def _pressed(figure: ReportedValue, content: list[Component], w: Wording) -> Component:
    return evidence_button([*content, _trust((figure,), w)], figure.id, className="headline-press")


def _trust(figures: tuple[ReportedValue, ...], w: Wording) -> Component:
    """The periods of `figures`, and of a single one how far it may be trusted; unmarked numbers are exact."""
    marks = _doubtful(figures[0], w) if len(figures) == 1 else []
    periods = dict.fromkeys(period_of(figure.observation, w) for figure in figures)
    return html.Span([*marks, html.Span(w("headlines.periods").join(periods), className="period")], className="trust")


def _doubtful(figure: ReportedValue, w: Wording) -> list[Component]:
    qualifier = figure.observation.qualifier
    return [] if qualifier is Qualifier.EXACT else [state(qualifier.value, w)]


def _name(figure: ReportedValue, own: frozenset[str], w: Wording, key: str = "headlines.whose", name: str = "") -> str:
    """What a figure is, and whose where it is one region's or district's, other than one of `own`."""
    name = name or w.text(figure.indicator.name)
    of_one = figure.area.kind in _OF_ONE and figure.area.id not in own
    return w(key, area=w.text(figure.area.short), name=name) if of_one else name


def _said(one: Headline, own: frozenset[str], w: Wording) -> str:
    """A headline as a part of the sentence."""
    if isinstance(one, TargetTile):
        gap = gap_of(one)
        plain = figure_in_words(one.actual, w, own=own)
        if gap is None:
            return plain
        key = "headlines.sentence.short" if gap.value < 0 else "headlines.sentence.beyond"
        return w(key, said=plain, gap=in_words(abs(gap.value), gap.unit, w).lstrip("+"))
    if isinstance(one, PartTile):
        part = one.parts[0].figure
        whole = in_words(one.whole.observation.value or Decimal(0), one.whole.unit, w)
        return w("headlines.sentence.part", said=figure_in_words(part, w, own=own), whole=whole)
    if isinstance(one, BeltTile):
        parts = w("headlines.sentence.and").join(figure_in_words(figure, w, whose=False) for figure in one.figures)
        return w("headlines.sentence.belt", belt=w.text(one.belt.name), parts=parts)
    return w("headlines.sentence.and").join(figure_in_words(figure, w, own=own) for figure in one.figures)


def figure_in_words(figure: ReportedValue, w: Wording, *, whose: bool = True, own: frozenset[str] = _NOBODY) -> str:
    """A figure's name and number, without saying the unit twice where the name ends in it.

    Args:
        figure: the figure.
        w: the words.
        whose: whether the region or district is named.
        own: the areas that need not be named all the same.
    """
    name, unit = w.text(figure.indicator.name), w.text(figure.unit.name) if figure.unit else ""
    if len(unit) > 1 and name.endswith(unit) and not name.endswith(f" {unit}"):
        name = name.removesuffix(unit)  # a language that parts its words by spaces needs all of them
    if whose:
        name = _name(figure, own, w, "headlines.sentence.whose", name)
    key = "number_after_digit" if name[-1:].isdecimal() else "number"  # else the two would be read as one number
    return w(f"headlines.sentence.{key}", name=name, number=shown(figure, w))
