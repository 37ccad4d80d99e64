"""Tiles of every kind: plain, against a target, parts of a whole, on a belt; each with what follows from it."""

from collections.abc import Iterable

from dash.development.base_component import Component

from corridor.model.dataset import Dataset
from corridor.queries.headlines import gap_of
from corridor.queries.reported_value import ReportedValue
from corridor.queries.tiles import BeltTile, Part, PartTile, PlainTile, TargetTile, Tile
from dashboard.html.elements import html
from dashboard.panels.tiles.bars import part_bar, target_bar
from dashboard.panels.tiles.change import age_line, change_line
from dashboard.panels.tiles.derived import derived_line, gap_headline
from dashboard.panels.tiles.number import in_words
from dashboard.panels.tiles.sparkline import sparkline
from dashboard.panels.tiles.tile import tile
from dashboard.panels.tiles.units import MOST_DOTS, countable, dots
from dashboard.words.wording import Wording


def tile_grid(tiles: Iterable[Tile], dataset: Dataset, w: Wording, *, parted: bool = False) -> Component | None:
    """All tiles of a group in one grid; nothing for none.

    A `parted` grid is the beginning or the rest of one: the browser puts them together (``assets/server_html.js``).
    """
    drawn = [_draw(one, dataset, w) for one in tiles]
    return html.Div(drawn, className="tiles", **({"data-parted": ""} if parted else {})) if drawn else None


def _draw(one: Tile, dataset: Dataset, w: Wording) -> Component:
    gap = gap_of(one) if isinstance(one, TargetTile) else None
    derived = [derived_line(row, dataset, w) for row in one.derived if row is not gap]
    if isinstance(one, PlainTile):
        plain = _with_change(one.figure, dataset, w)
        return html.Div([plain, *derived], className="plain") if derived else plain
    if isinstance(one, TargetTile):
        headline = gap_headline(gap, dataset, w) if gap else None
        return _against_target(one, headline, derived, dataset, w)
    if isinstance(one, PartTile):
        return _parts(one, derived, dataset, w)
    return _on_belt(one, derived, dataset, w)


def _with_change(figure: ReportedValue, dataset: Dataset, w: Wording, *extra: Component) -> Component:
    """A tile that shows and says what became of its figure since the period before, and how old it is."""
    lines = (sparkline(figure, dataset, w), change_line(figure, dataset, w), age_line(figure, dataset, w))
    return tile(figure, w, *extra, *(line for line in lines if line is not None))


def _against_target(
    one: TargetTile, headline: Component | None, derived: list[Component], dataset: Dataset, w: Wording
) -> Component:
    """How far it is from the target comes first, as on the headline's card; the two numbers and the bar follow."""
    bar = target_bar(one.actual, one.target, one.full, w)
    doubted = one.target.observation.doubt
    doubt = html.P(w.text(doubted), className="said-doubt") if doubted else None
    pair = html.Div([_with_change(one.actual, dataset, w), tile(one.target, w)], className="pair")
    return html.Div([headline, pair, bar, doubt, *derived], className="set", **_of(one.actual, "target"))


def _parts(one: PartTile, derived: list[Component], dataset: Dataset, w: Wording) -> Component:
    parts = [piece for part in one.parts for piece in _part(part, dataset, w)]
    return html.Div(
        [html.Div([_with_change(one.whole, dataset, w), *parts], className="pair"), *_bars(one, w), *derived],
        className="set",
        **_of(one.whole, "parts"),
    )


def _of(figure: ReportedValue, kind: str) -> dict[str, str]:
    """What a set is, and the initiative whose colour its bar takes."""
    return {"data-set": kind} | ({"data-of-initiative": figure.initiative.id} if figure.initiative else {})


def _part(part: Part, dataset: Dataset, w: Wording) -> list[Component]:
    stated = [tile(part.stated, w)] if part.stated else []
    return [_with_change(part.figure, dataset, w), *stated]


def _bars(one: PartTile, w: Wording) -> list[Component]:
    return [part_bar(part.figure, one.whole, part.share, w) for part in one.parts]


def _on_belt(one: BeltTile, derived: list[Component], dataset: Dataset, w: Wording) -> Component:
    heading = html.P(
        [html.Span(className="sign sign-belt", **{"aria-hidden": "true"}), w.text(one.belt.name)], className="set-name"
    )
    schematic = html.P(w.text(one.belt.rule), className="set-note")
    figures = html.Div(
        [_with_change(figure, dataset, w, *_dots(figure, w)) for figure in one.figures], className="pair"
    )
    marks = {"data-belt": one.belt.id, **_of(one.figures[0], "belt")}
    return html.Div([heading, figures, schematic, *derived], className="set", **marks)


def _dots(figure: ReportedValue, w: Wording) -> list[Component]:
    """On a belt a dot for each household, post or gacha: how much of which lies on it is seen before it is read."""
    value = figure.observation.value
    if value is None or not figure.comparable or not countable(value, figure.unit, MOST_DOTS):
        return []
    return [dots(int(value), f"{w.text(figure.indicator.name)}: {in_words(value, figure.unit, w)}")]
