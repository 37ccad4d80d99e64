"""The few answers above everything else: one sentence, and a card each with its picture. Pressed, their evidence."""

from decimal import Decimal

from dash.development.base_component import Component

from corridor.model.vocabulary import Qualifier
from corridor.queries.headlines import Headline, Headlines, SideBySide, gap_of
from corridor.queries.reported_value import ReportedValue
from corridor.queries.tiles import BeltTile, PartTile, TargetTile
from dashboard.html.elements import html
from dashboard.panels.press import evidence_button
from dashboard.panels.tiles.bars import part_bar, share_bar, target_bar
from dashboard.panels.tiles.derived import unsigned_gap
from dashboard.panels.tiles.number import in_words, number, shown
from dashboard.panels.tiles.tile import state
from dashboard.words.dates import period_of
from dashboard.words.wording import Wording

_OF_ONE = ("region", "district")
"""Kinds of areas whose name stands with a figure; the others are all regions together."""


def headline_row(view: Headlines, w: Wording) -> Component | None:
    """The sentence and the cards; None where nothing is reported that they could show."""
    if not view.cards:
        return None
    return html.Section(
        [
            html.H2(w("headlines.title"), className="visually-hidden", id="headlines-title"),
            html.P(headline_sentence(view, w), className="headline-sentence"),
            html.Ul([_card(one, w) for one in view.cards], className="headline-cards"),
        ],
        style={"--cards": str(len(view.cards))},
        **{"aria-labelledby": "headlines-title"},
    )


def headline_sentence(view: Headlines, w: Wording) -> str:
    """The one sentence of what is said."""
    return w("headlines.sentence.end", parts=w("headlines.sentence.between").join(_said(one, w) for one in view.said))


def _card(one: Headline, w: Wording) -> Component:
    of = one.figures[0].initiative
    if isinstance(one, TargetTile):
        content = _target(one, w)
    elif isinstance(one, PartTile):
        content = _part(one, w)
    elif isinstance(one, BeltTile):
        content = [html.P(w.text(one.belt.name), className="name"), *_numbers(one.figures, w, whose=False)]
    elif isinstance(one, SideBySide):
        content = [html.P(w("headlines.money"), className="name"), *_numbers(one.figures, w, whose=True)]
    else:
        content = [_pressed(one.figure, [html.Span(_name(one.figure, w), className="name"), number(one.figure, w)], w)]
        content += share_bar(one.figure, w)
    wide = {"data-wide": ""} if isinstance(one, (TargetTile, BeltTile, SideBySide)) else {}
    return html.Li(content, className="headline", **wide, **({"data-of-initiative": of.id} if of else {}))


def _target(one: TargetTile, w: Wording) -> list[Component]:
    gap = gap_of(one)
    name = html.Span(_name(one.actual, w), className="name")
    if gap is None:
        return [_pressed(one.actual, [name, number(one.actual, w)], w), target_bar(one.actual, one.target, one.full, w)]
    about = [] if gap.qualifier is Qualifier.EXACT else [state(gap.qualifier.value, w)]
    derived = html.Span([state("derived", w), *about], className="trust")
    head = evidence_button([name, unsigned_gap(gap, w), derived], gap.derivation.id, className="headline-press")
    return [head, target_bar(one.actual, one.target, one.full, w), _trust((one.actual, one.target), w)]


def _part(one: PartTile, w: Wording) -> list[Component]:
    part = one.parts[0]
    whole = in_words(one.whole.observation.value or Decimal(0), one.whole.unit, w)
    amount = html.Span([number(part.figure, w), html.Span(w("headlines.of", whole=whole), className="unit")])
    name = html.Span(_name(part.figure, w), className="name")
    return [_pressed(part.figure, [name, amount], w), part_bar(part.figure, one.whole, part.share, w)]


def _numbers(figures: tuple[ReportedValue, ...], w: Wording, *, whose: bool) -> list[Component]:
    """Several numbers, each with what it is and its own evidence; with the region's name where they are of several."""
    rows = [
        html.Li(
            evidence_button(
                [
                    number(figure, w),
                    html.Span(_name(figure, w) if whose else w.text(figure.indicator.name), className="name"),
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


def _name(figure: ReportedValue, w: Wording, key: str = "headlines.whose", name: str = "") -> str:
    """What a figure is, and whose where it is one region's or district's."""
    name = name or w.text(figure.indicator.name)
    return w(key, area=w.text(figure.area.short), name=name) if figure.area.kind in _OF_ONE else name


def _said(one: Headline, w: Wording) -> str:
    """A headline as a part of the sentence."""
    if isinstance(one, TargetTile):
        gap = gap_of(one)
        plain = figure_in_words(one.actual, w)
        if gap is None:
            return plain
        key = "headlines.sentence.short" if gap.value < 0 else "headlines.sentence.beyond"
        return w(key, said=plain, gap=in_words(abs(gap.value), gap.unit, w).lstrip("+"))
    if isinstance(one, PartTile):
        part = one.parts[0].figure
        whole = in_words(one.whole.observation.value or Decimal(0), one.whole.unit, w)
        return w("headlines.sentence.part", said=figure_in_words(part, w), whole=whole)
    if isinstance(one, BeltTile):
        parts = w("headlines.sentence.and").join(figure_in_words(figure, w, whose=False) for figure in one.figures)
        return w("headlines.sentence.belt", belt=w.text(one.belt.name), parts=parts)
    return w("headlines.sentence.and").join(figure_in_words(figure, w) for figure in one.figures)


def figure_in_words(figure: ReportedValue, w: Wording, *, whose: bool = True) -> str:
    """A figure's name and number, without saying the unit twice where the name ends in it."""
    name, unit = w.text(figure.indicator.name), w.text(figure.unit.name) if figure.unit else ""
    if len(unit) > 1 and name.endswith(unit):
        name = name.removesuffix(unit)
    if whose:
        name = _name(figure, w, "headlines.sentence.whose", name)
    return w("headlines.sentence.number", name=name, number=shown(figure, w))
