"""The wall's scenes as HTML: one number that is read across a room, its picture, and a few beside it.

They wait in a template; ``assets/wall_scene.js`` shows one at a time. Nothing in them can be pressed.
"""

from collections.abc import Sequence
from decimal import Decimal

from dash.development.base_component import Component

from corridor.geography.labels import text_width
from corridor.model.dataset import Dataset
from corridor.queries.coverage import Count
from corridor.queries.headlines import gap_of
from corridor.queries.reported_value import ReportedValue
from corridor.queries.tiles import BeltTile, PartTile, TargetTile, Tile
from corridor.queries.wall import Scene, Wall
from dashboard.html.elements import html
from dashboard.panels.charts.timeline import period_line
from dashboard.panels.tiles.bars import part_bar, share_bar, target_bar
from dashboard.panels.tiles.initiative_group import level_name
from dashboard.panels.tiles.number import in_words, number
from dashboard.words.counts import counted
from dashboard.words.dates import period_of
from dashboard.words.wording import Wording


def wall_scenes(view: Wall, dataset: Dataset, w: Wording) -> Component:
    """All scenes, and the place where one of them is shown."""
    scenes = [
        html.Section(
            [
                _head(scene, dataset, w),
                _message(scene, view, w),
                _foot(scene, f"{at} / {len(view.scenes)}", dataset, w),
            ],
            className="scene",
            **{
                "data-region": scene.region.id if scene.region else "all",
                "data-initiative": scene.initiative.id if scene.initiative else "all",
                **({"data-of-initiative": of} if (of := _initiative(scene)) else {}),
                "aria-label": w("wall.title"),
            },
        )
        for at, scene in enumerate(view.scenes, start=1)
    ]
    progress = html.Div(html.Div(id="wall-progress"), className="wall-track", **{"aria-hidden": "true"})
    return html.Div([html.Div(className="wall-scene"), progress, html.Template(scenes)], className="wall")


def _initiative(scene: Scene) -> str | None:
    """The initiative in whose colour the picture is: the scene's, else that of its number."""
    if scene.initiative or scene.first is None:
        return scene.initiative.id if scene.initiative else None
    of = scene.first.figures[0].initiative
    return of.id if of else None


def _head(scene: Scene, dataset: Dataset, w: Wording) -> Component:
    """Whose number it is, under which initiative, and how far it is from a target."""
    if scene.region:
        name = w.text(scene.region.name)
    else:
        name = level_name(scene.first.figures[0].area, dataset, w) if scene.first else w.text(dataset.corridor.title)
    initiative = html.P(w.text(scene.initiative.name), className="scene-initiative") if scene.initiative else None
    gap = html.P(words, className="scene-gap") if (words := _gap(scene.first, w)) else None
    return html.Div([html.H1(name), initiative, gap], className="scene-head")


def _gap(tile: Tile | None, w: Wording) -> str:
    gap = gap_of(tile) if isinstance(tile, TargetTile) else None
    if gap is None or not gap.value:
        return ""
    amount = in_words(abs(gap.value), gap.unit, w).lstrip("+")
    return w("wall.short" if gap.value < 0 else "wall.beyond", gap=amount)


def _message(scene: Scene, view: Wall, w: Wording) -> Component:
    beside = html.Ul([_beside(figure, w) for figure in scene.beside], className="scene-beside")
    large = _large(scene.first, view, w) if scene.first else _published(view, w)
    return html.Div([*large, beside if scene.beside else None, _left_out(scene, view, w)], className="scene-message")


def _large(tile: Tile, view: Wall, w: Wording) -> list[Component]:
    """The name of the number, the number itself, its picture, its period."""
    if isinstance(tile, TargetTile):
        figure, bound = tile.actual, tile.target.observation
        sign = w(f"tile.bound.{(bound.bound or bound.qualifier).value}")
        aside = w("wall.target", value=sign + in_words(bound.value or Decimal(0), tile.target.unit, w))
        bar = target_bar(figure, tile.target, tile.full, w)
        return [*_named(figure, w, aside, bar), _when((figure, tile.target), view, w)]
    if isinstance(tile, PartTile):
        part, whole = tile.parts[0], tile.whole
        aside = w("wall.of", whole=in_words(whole.observation.value or Decimal(0), whole.unit, w))
        bar = part_bar(part.figure, whole, part.share, w)
        return [*_named(part.figure, w, aside, bar), _when((part.figure,), view, w)]
    if isinstance(tile, BeltTile):
        figure = min(tile.figures, key=lambda one: (not one.comparable, one.indicator.prominence or len(tile.figures)))
        return [*_named(figure, w, "", of=w.text(tile.belt.name)), _when((figure,), view, w)]
    return [*_named(tile.figure, w, "", *share_bar(tile.figure, w)), _when((tile.figure,), view, w)]


def _named(figure: ReportedValue, w: Wording, aside: str, *picture: Component, of: str = "") -> list[Component]:
    name = w.text(figure.indicator.name)
    value = number(figure, w)
    text = in_words(figure.observation.value or Decimal(0), figure.unit, w)
    return [
        html.P(w("wall.belt", belt=of, name=name) if of else name, className="scene-name"),
        html.P(
            [value, html.Span(aside, className="scene-aside") if aside else None],
            className="scene-number",
            style={"--letters": f"{text_width(text):.1f}"},
            **{"data-figure": figure.id},
        ),
        *picture,
    ]


def _when(figures: Sequence[ReportedValue], view: Wall, w: Wording) -> Component:
    """Of when the number is, in words and on the line of all years; of a target also the time that it is for."""
    line = period_line(figures, view.years) if view.years else None
    words = html.Span([*_doubts(figures[0], w), period_of(figures[0].observation, w)])
    return html.P([words, line], className="scene-when")


def _doubts(figure: ReportedValue, w: Wording) -> list[Component]:
    """What a number's own sign (≥, ≈) does not say."""
    return (
        [html.Span(w("tile.doubt"), className="state", **{"data-state": "doubt"})] if figure.observation.doubt else []
    )


def _published(view: Wall, w: Wording) -> list[Component]:
    """Where nothing is published for all together: how much the regions have published, as on the map."""
    value = html.Span(str(view.published.figures), className="value")
    unit = html.Span(w("wall.published"), className="unit")
    return [
        html.P(w("wall.all"), className="scene-name"),
        html.P(html.Span([value, unit], className="number"), className="scene-number", style={"--letters": "6"}),
    ]


def _beside(figure: ReportedValue, w: Wording) -> Component:
    return html.Li(
        [number(figure, w), html.Span(w.text(figure.indicator.name), className="name"), *_doubts(figure, w)],
        **{"data-figure": figure.id},
    )


def _left_out(scene: Scene, view: Wall, w: Wording) -> Component | None:
    """What is not shown is counted: of the scene's own; in the first scene, of all that is published."""
    if scene.region:
        return html.P(words, className="scene-more") if (words := _counted(scene.left_out, w, "left_out")) else None
    words = _counted(view.left_out, w, "left_out_all")
    if words and view.without_scene:
        words += w("wall.regions_without", count=view.without_scene)
    return html.P(words, className="scene-more") if words else None


def _counted(count: Count, w: Wording, key: str) -> str:
    return w(f"wall.{key}", counted=counted(count, w)) if count != Count() else ""


def _foot(scene: Scene, place: str, dataset: Dataset, w: Wording) -> Component:
    """The sources of what the scene shows, the map's approval, the keys and the scene's number."""
    dates: dict[str, list[str]] = {}
    for one in scene.sources:
        dates.setdefault(w.text(one.publisher), []).append(one.published)
    said = [w("wall.source", publisher=name, date=w("wall.dates").join(found)) for name, found in dates.items()]
    said.append(w("wall.map", approval=w.text(dataset.corridor.map_approval)))
    return html.Div(
        [
            html.P(w("wall.between").join(said), className="scene-sources"),
            html.P(w("wall.keys"), className="scene-keys", title=w("wall.keys_hint")),
            html.P(place, className="scene-place"),
        ],
        className="scene-foot",
    )
